package io.github.vipnat.cli.process;

import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.secret.Secret;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The terminal that the process was started from, for asking a human whose standard output goes elsewhere, as in
 * {@code vipnat apply | tee log}. Java's own console is not there then.
 */
final class ControllingTerminal {

    private static final Path DEVICE = Path.of("/dev/tty");
    private static final Duration LONGEST_STTY = Duration.ofSeconds(5);
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");

    private ControllingTerminal() {}

    /** There is one where standard input is a terminal: a script that feeds us answers is no human. */
    static Optional<ControllingTerminal> find() {
        try {
            String input = Files.readSymbolicLink(STANDARD_INPUT).toString();
            boolean isTerminal = input.matches("/dev/(?:pts/\\d+|tty\\w*|console)");
            if (!isTerminal) {
                return Optional.empty();
            }
            new FileInputStream(DEVICE.toFile()).close();
            return Optional.of(new ControllingTerminal());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** The line that is typed; empty when the terminal went away. */
    Optional<String> ask(String question) {
        try (FileInputStream in = new FileInputStream(DEVICE.toFile());
                OutputStream out = new FileOutputStream(DEVICE.toFile())) {
            out.write(question.getBytes(Charset.defaultCharset()));
            out.flush();
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A line that is typed without being shown; nothing is asked where the terminal cannot hide it. */
    Optional<Secret> askSecret(String question) {
        if (!stty("-echo")) {
            return Optional.empty();
        }
        Thread restore = new Thread(() -> stty("echo"));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            return ask(question).filter(typed -> !typed.isEmpty()).map(Secret::new);
        } finally {
            stty("echo");
            Runtime.getRuntime().removeShutdownHook(restore);
            newLine();
        }
    }

    private static void newLine() {
        try (OutputStream out = new FileOutputStream(DEVICE.toFile())) {
            out.write("\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return; // a terminal that is gone needs no new line
        }
    }

    private static boolean stty(String setting) {
        try {
            return ChildCommand.of(LONGEST_STTY, List.of("stty", setting))
                    .reading(DEVICE)
                    .startUnheard()
                    .succeeded();
        } catch (IOException e) {
            return false;
        }
    }
}
