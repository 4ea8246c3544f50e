package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs until it is ended, its output in a log. */
final class Daemon {

    private static final int TAIL = 1500;

    /** What a process that a signal ended seems to have returned, less the signal's number. */
    private static final int SIGNALLED = 128;

    private final String name;
    private final Path log;
    private final List<String> command;
    private Optional<Process> process = Optional.empty();

    Daemon(String name, Path log, List<String> command) {
        this.name = name;
        this.log = log;
        this.command = List.copyOf(command);
    }

    void start() {
        if (isAlive()) {
            return;
        }
        try {
            process = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws java.util.NoSuchElementException when it was never started */
    long pid() {
        return process.orElseThrow().pid();
    }

    /** For it and all its children. */
    void signal(String name) {
        process.filter(Process::isAlive).ifPresent(running -> {
            List<ProcessHandle> family = new ArrayList<>(running.descendants().toList());
            family.add(0, running.toHandle());
            family.forEach(one -> Machine.run("kill", "-" + name, String.valueOf(one.pid())));
        });
    }

    boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** A polite end, by force when it is not listened to. */
    void stop() {
        process.ifPresent(running -> {
            running.destroy();
            if (!ends(running)) {
                kill();
            }
        });
    }

    /** It and all its children at once, so that none can tidy up. */
    void kill() {
        process.ifPresent(running -> {
            List<ProcessHandle> family = new ArrayList<>(running.descendants().toList());
            running.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            ends(running);
        });
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(Machine.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it is, whether it runs, and the end of its log. */
    String report() {
        return process.map(running -> name + " " + state(running) + "; the end of " + log + ":\n" + tail())
                .orElse(name + " was never started\n");
    }

    /** How a process is, or how it ended. */
    static String state(Process process) {
        if (process.isAlive()) {
            return "runs as process " + process.pid();
        }
        int status = process.exitValue();
        return status > SIGNALLED ? "was ended by signal " + (status - SIGNALLED) : "ended with " + status;
    }

    private String tail() {
        try {
            String text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
            return text.substring(Math.max(0, text.length() - TAIL)).indent(4);
        } catch (IOException e) {
            return "    (unreadable: " + e.getMessage() + ")\n";
        }
    }
}
