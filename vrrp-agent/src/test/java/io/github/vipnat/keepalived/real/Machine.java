package io.github.vipnat.keepalived.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The machine the tests run on: what it has, and running its programs with a deadline. */
public final class Machine {

    /**
     * How long may pass until something that has to happen has happened. Nobody who is right waits so long, however busy the
     * machine is; it only bounds a failure.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Whether somebody has the time for more samples of what one or a few samples show already. */
    public static final boolean FULL = Boolean.getBoolean("vipnat.full") || Boolean.getBoolean("vipnat.long");

    private static final AtomicInteger PROBES = new AtomicInteger();

    private Machine() {}

    /** Skips the test, with a reason, where real keepalived cannot be run in network namespaces of its own. */
    public static void assumeRealKeepalived() {
        assumePrograms("keepalived", "ip", "bridge", "nft");
    }

    /** Skips the test, with a reason, where these programs cannot be run in network namespaces of their own. */
    public static void assumePrograms(String... programs) {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nothing real is tested");
        for (String program : programs) {
            assumeInstalled(program, Boolean.getBoolean("vipnat.real.required"));
        }
        assumeTrue(canMakeNamespaces(), "no network namespace can be made here: nothing real is tested");
    }

    /** @param required whether somebody counts on it: then it is a failure when it is missing */
    static void assumeInstalled(String program, boolean required) {
        String missing = program + " is not installed: nothing real is tested";
        if (required && !isInstalled(program)) {
            throw new AssertionError(missing + ", though it has to be (vipnat.real.required)");
        }
        assumeTrue(isInstalled(program), missing);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static boolean canMakeNamespaces() {
        String name = "vnk-probe-" + ProcessHandle.current().pid() + "-" + PROBES.incrementAndGet();
        boolean made = run("ip", "netns", "add", name).status() == 0;
        return made && run("ip", "netns", "del", name).status() == 0;
    }

    /** How a program ended. */
    public record Result(int status, String output) {}

    /** Runs a program to its end. */
    public static Result run(String... command) {
        return run(PATIENCE, command);
    }

    static Result run(Duration deadline, String... command) {
        try {
            Path output = Files.createTempFile("vipnat-run", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile())
                        .start();
                boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                    throw new IllegalStateException("no end within " + deadline + ": " + List.of(command));
                }
                return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs a program that must succeed. */
    public static String mustRun(String... command) {
        Result result = run(command);
        if (result.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.status() + " " + result.output());
        }
        return result.output();
    }

    /** What else it does: how many want to run, on average over the last one, five and fifteen minutes. */
    public static String load() {
        try {
            return "load " + Files.readString(Path.of("/proc/loadavg")).replaceFirst("^(\\S+ \\S+ \\S+)(?s).*", "$1");
        } catch (IOException e) {
            return "load unknown: " + e.getMessage();
        }
    }

    /** The names of the network namespaces that start with a prefix. */
    public static List<String> namespaces(String prefix) {
        Path all = Path.of("/run/netns");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(all)) {
            return names.map(name -> name.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
