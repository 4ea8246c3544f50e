package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code vipnat apply --yes} as a process of its own, to which signals can be sent. */
final class LaunchedApply implements AutoCloseable {

    /** By its number in the kernel. */
    enum Sent {
        HUP(1),
        INT(2),
        TERM(15);

        private final int number;

        Sent(int number) {
            this.number = number;
        }

        /** Whoever is started in the background of a simple shell ignores some signals, and so do its children. */
        void assumeHeard() throws IOException {
            Path status = Path.of("/proc/self/status");
            assumeTrue(Files.isReadable(status), "needs /proc/self/status to know which signals are ignored");
            long ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
            assumeTrue((ignored >> (number - 1) & 1) == 0, "SIG" + this + " is ignored where this test was started");
        }
    }

    private static final Duration DEADLINE = Duration.ofSeconds(150);

    private final Path folder;
    private final Process process;

    /** @param out where its standard output goes */
    LaunchedApply(CliSite site, Path out, String... more) throws IOException {
        this.folder = site.folder;
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xshare:auto",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "apply",
                                        "--yes",
                                        "-f",
                                        folder.resolve("cluster.yaml").toString()),
                                Stream.of(more))
                        .toList())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("STATE_DIRECTORY"));
        builder.environment().putAll(site.environment);
        process = builder.start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void send(Sent signal) throws IOException, InterruptedException {
        List<String> kill = List.of("sh", "-c", "kill -" + signal + " " + process.pid());
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .as(said("err.txt"))
                .isTrue();
        return process.exitValue();
    }

    String said(String where) {
        try {
            return Files.readString(folder.resolve(where));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what has to come. */
    void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        assertThat(condition.getAsBoolean()).as(said("err.txt")).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
