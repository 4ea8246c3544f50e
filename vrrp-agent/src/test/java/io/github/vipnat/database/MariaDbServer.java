package io.github.vipnat.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.keepalived.real.Machine;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real MariaDB server of the test's own: a private datadir, an address and port of its own, ended by its PID. It ends too
 * when the test's process does, however that happens: a shell waits for the end of our pipe, and then takes the test's folder
 * away, which nobody else would.
 */
public final class MariaDbServer implements AutoCloseable {

    static final String ADMIN = "vipadmin";
    public static final String ADMIN_PASSWORD = "adm'in\\ pass";

    /**
     * Ends the server when its standard input does, and itself when the server has ended. Where no word came before the end,
     * the test is lost; what another server's watch took away counts as such.
     */
    private static final String WATCH = "OWN=$1; ALL=$2; shift 2; exec 3<&0; \"$@\" </dev/null & P=$!;"
            + " { read -r HOW; [ \"$HOW\" = end ] || : >\"$OWN/lost\"; kill \"$P\" 2>/dev/null; } <&3 &"
            + " wait \"$P\"; { [ -d \"$OWN\" ] && [ ! -e \"$OWN/lost\" ]; } || rm -rf \"$ALL\"";

    private final Path directory;
    private final Process process;

    private MariaDbServer(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Skips the test, with a reason, where there is no MariaDB server to start, or no other program of these. */
    public static void assumeInstalled(String... more) {
        for (String program : Stream.concat(Stream.of("mariadbd", "mariadb-install-db"), Stream.of(more))
                .toList()) {
            boolean isThere = Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            assumeTrue(isThere, program + " is not installed: no real MariaDB is asked");
        }
    }

    /** Makes an empty datadir; start servers with copies of it. */
    public static Path install(Path directory) {
        Path data = directory.resolve("data");
        run(
                "mariadb-install-db",
                "--no-defaults",
                ownTemporaryFolder(directory),
                "--datadir=" + data,
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=4M",
                "--innodb-undo-tablespaces=0");
        return data;
    }

    /**
     * The option that gives a server its own folder of temporary tables: a server that starts removes every temporary table it
     * finds in the folder, be it another server's that is at work with it.
     */
    private static String ownTemporaryFolder(Path directory) {
        try {
            return "--tmpdir=" + Files.createDirectories(directory.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(String... command) {
        try {
            Path output = Files.createTempFile("vipnat-mariadb", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(Machine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param data what {@link #install} made; the folder it is in belongs to the test
     * @param namespace the network namespace it lives in
     * @param options further options of mariadbd
     */
    public static MariaDbServer start(
            Path directory, Path data, Optional<String> namespace, String bind, int port, String... options) {
        try {
            Files.createDirectories(directory);
            run("cp", "-a", data.toString(), directory.resolve("data").toString());
            Files.writeString(directory.resolve("init.sql"), """
                    SET sql_mode='';
                    SET sql_log_bin=0;
                    CREATE DATABASE IF NOT EXISTS ma_base;
                    CREATE USER IF NOT EXISTS 'vipadmin'@'127.%' IDENTIFIED BY 'adm''in\\\\ pass';
                    GRANT ALL PRIVILEGES ON *.* TO 'vipadmin'@'127.%' WITH GRANT OPTION;
                    CREATE USER IF NOT EXISTS 'vipadmin'@'10.51.10.11' IDENTIFIED BY 'adm''in\\\\ pass';
                    GRANT ALL PRIVILEGES ON *.* TO 'vipadmin'@'10.51.10.11' WITH GRANT OPTION;
                    """);
            MariaDbServer server = new MariaDbServer(
                    directory,
                    spawn(directory, Objects.requireNonNull(data.getParent()), namespace, bind, port, options));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process spawn(
            Path directory, Path all, Optional<String> namespace, String bind, int port, String... options)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", WATCH, "mariadb-watch", directory.toString(), all.toString()));
        namespace.ifPresent(name -> command.addAll(List.of("ip", "netns", "exec", name)));
        command.addAll(List.of(
                "mariadbd",
                "--no-defaults",
                ownTemporaryFolder(directory),
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + directory.resolve("data"),
                "--socket=" + directory.resolve("s"),
                "--pid-file=" + directory.resolve("pid"),
                "--init-file=" + directory.resolve("init.sql"),
                "--bind-address=" + bind,
                "--port=" + port,
                "--innodb-log-file-size=4M",
                "--innodb-buffer-pool-size=8M",
                "--innodb-undo-tablespaces=0",
                "--innodb-flush-log-at-trx-commit=0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + Machine.PATIENCE.toNanos();
        while (!log().contains("ready for connections")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("mariadbd is not ready: " + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"), StandardCharsets.ISO_8859_1);
    }

    Path socket() {
        return directory.resolve("s");
    }

    /** Runs statements as root through the server's socket, which no network namespace hides. */
    public void asRoot(String sql) {
        run("mariadb", "--no-defaults", "-uroot", "--socket=" + socket(), "-e", sql);
    }

    /** Whatever the server was told, and by whom, as its general log has it. */
    String generalLog() {
        try {
            return Files.readString(directory.resolve("general.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To a watch that may be gone with its server. */
    private void sayEnd() {
        try (OutputStream watch = process.getOutputStream()) {
            watch.write("end\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            sayEnd();
            if (!process.waitFor(Machine.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("mariadbd did not end: " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
