package io.github.vipnat.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real MariaDB server with a private datadir on a loopback address; a shell ends it, and takes it away, when this process is lost. */
public final class OneMariaDb implements AutoCloseable {

    static final String ADDRESS = "127.51.2.11";
    public static final String ADMIN_PASSWORD = "adm";

    public final int port;
    private final Process process;

    private OneMariaDb(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static OneMariaDb start(Path directory) throws IOException, InterruptedException {
        assumeInstalled();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            port = free.getLocalPort();
        }
        Files.writeString(
                directory.resolve("init.sql"),
                "CREATE USER vipadmin@'127.0.0.1' IDENTIFIED BY '" + ADMIN_PASSWORD + "';"
                        + "\nGRANT ALL ON *.* TO vipadmin@'127.0.0.1' WITH GRANT OPTION;\n");
        // A server that starts removes the temporary tables of every other one in its folder of them.
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        String common = " --no-defaults --user=" + System.getProperty("user.name") + " --tmpdir=" + temporary
                + " --datadir=" + directory + "/data --innodb-log-file-size=4M --innodb-undo-tablespaces=0";
        String script = "exec 3<&0; mariadb-install-db --auth-root-authentication-method=normal --skip-test-db"
                        .replace("mariadb-install-db", "mariadb-install-db" + common)
                + " && { mariadbd" + common + " --skip-name-resolve --socket=" + directory + "/s --pid-file="
                + directory
                + "/pid --init-file=" + directory + "/init.sql --bind-address=" + ADDRESS + " --port=" + port
                + " </dev/null & P=$!; { read -r HOW; [ \"$HOW\" = end ] || : >" + directory + "/lost; kill $P; } <&3 &"
                + " wait $P; [ ! -e " + directory + "/lost ] || rm -rf " + directory + "; }";
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        OneMariaDb server = new OneMariaDb(port, process);
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!Files.readString(log).contains("ready for connections")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new IllegalStateException("mariadbd is not ready: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return server;
    }

    private static void assumeInstalled() {
        for (String program : List.of("mariadbd", "mariadb-install-db")) {
            assumeTrue(
                    Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                    program + " is not installed: no real MariaDB is asked");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (OutputStream watch = process.getOutputStream()) {
            watch.write("end\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The server ended by itself, and its watch with it.
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("mariadbd did not end");
        }
    }
}
