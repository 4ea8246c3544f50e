package io.github.vipnat.lab.netfilter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The kernel's own tools, run in one network namespace, each with a deadline. */
final class KernelTools {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MOST_OUTPUT = 16 << 20;

    /** Nothing of our own, and messages in the words that {@link #feedUnless} knows. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");

    private final List<String> prefix;

    private KernelTools(List<String> prefix) {
        this.prefix = prefix;
    }

    static KernelTools in(String namespace) {
        return new KernelTools(List.of("nsenter", "--net=/run/netns/" + namespace));
    }

    /** What a program prints on standard output; it must succeed. */
    String run(String... command) {
        return must("", command);
    }

    /** Gives a program its input; it must succeed. */
    void feed(String input, String... command) {
        must(input, command);
    }

    /** Gives a program its input; false when it failed with this complaint, while any other failure is an error. */
    boolean feedUnless(String complaint, String input, String... command) {
        End end = end(input, command);
        if (end.status() != 0 && end.errors().contains(complaint)) {
            return false;
        }
        require(end, input, command);
        return true;
    }

    boolean succeeds(String... command) {
        return end("", command).status() == 0;
    }

    private record End(int status, String output, String errors) {}

    private String must(String input, String... command) {
        return require(end(input, command), input, command);
    }

    private static String require(End end, String input, String... command) {
        if (end.status() != 0) {
            throw new IllegalStateException("packet plane: " + String.join(" ", command) + " ended with " + end.status()
                    + ": " + end.errors().strip() + (input.isEmpty() ? "" : "\nits input was:\n" + input));
        }
        return end.output();
    }

    private End end(String input, String... command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        try {
            Path folder = Files.createTempDirectory("vipnat-plane");
            try {
                return end(whole, folder, input);
            } finally {
                for (String name : List.of("in", "out", "err")) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + whole, e);
        }
    }

    /** Files instead of pipes: neither side can make the other wait. */
    private static End end(List<String> whole, Path folder, String input) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("packet plane: no end within " + DEADLINE.toSeconds() + " s: " + whole);
        }
        if (Files.size(out) > MOST_OUTPUT) {
            throw new IllegalStateException("packet plane: more than " + MOST_OUTPUT + " bytes from " + whole);
        }
        return new End(
                process.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.ISO_8859_1));
    }
}
