package io.github.vipnat.keepalived.real;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One node: a network namespace with {@code lan0}, the machine's own keepalived started into it, and processes to track. */
final class RealNode implements AutoCloseable {

    /** A line keepalived wrote to its FIFO, without the instance's name, and when it came. */
    record Line(String text, long nanoTime) {}

    /** Lines of sync groups and of other instances are none of the one that is compared. */
    private static final String OF_THE_INSTANCE = "INSTANCE \"V\" ";

    private final String namespace;
    private final Path directory;
    private final Map<String, Process> tracked = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final RandomAccessFile fifo;
    private final Thread reader;
    private Process keepalived;
    private boolean tried;

    RealNode(String namespace, Path directory, String conf) throws IOException {
        this.namespace = namespace;
        this.directory = Files.createDirectories(directory);
        Files.writeString(directory.resolve("keepalived.conf"), conf);
        check("chk", true);
        Machine.mustRun("mkfifo", "-m", "600", fifoOf(directory).toString());
        this.fifo = new RandomAccessFile(fifoOf(directory).toFile(), "rw");
        this.reader = new Thread(this::read, "fifo-" + namespace);
        reader.setDaemon(true);
        reader.start();
    }

    static Path fifoOf(Path directory) {
        return directory.resolve("notify.fifo");
    }

    private void read() {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = fifo.read(); c >= 0; c = fifo.read()) {
                if (c != '\n') {
                    line.append((char) c);
                } else if (line.toString().equals("QUIT")) {
                    return;
                } else {
                    keep(line.toString());
                    line.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void keep(String line) {
        if (line.startsWith(OF_THE_INSTANCE)) {
            lines.add(new Line(line.substring(OF_THE_INSTANCE.length()), System.nanoTime()));
            notifyAll();
        }
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Tries the file and refuses anything that keepalived has a word to say about: it might run elsewhere than meant. */
    void tryConfiguration() {
        Machine.Result test = Machine.run("keepalived", "-t", "-s", namespace, "-f", path("keepalived.conf"));
        if (test.status() != 0 || !test.output().isBlank()) {
            throw new IllegalStateException("refused: keepalived -t says " + test);
        }
        tried = true;
    }

    /** Ahead of what else the machine does, as on a server that does nothing else: it is not the scheduler that is tested. */
    void startKeepalived() {
        if (!tried) {
            throw new IllegalStateException("the configuration was not tried");
        }
        for (String pid : List.of("keepalived.pid", "vrrp.pid", "checkers.pid")) {
            directory.resolve(pid).toFile().delete();
        }
        try {
            keepalived = new ProcessBuilder(
                            "nice",
                            "-n",
                            "-15",
                            "keepalived",
                            "-s",
                            namespace,
                            "-n",
                            "-l",
                            "-G",
                            "-D",
                            "-P",
                            "-f",
                            path("keepalived.conf"),
                            "-p",
                            path("keepalived.pid"),
                            "-r",
                            path("vrrp.pid"),
                            "-c",
                            path("checkers.pid"))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("keepalived.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    void stopKeepalived() {
        if (keepalived != null) {
            if (keepalived.isAlive() && Files.exists(directory.resolve("vrrp.pid"))) {
                thaw();
            }
            keepalived.destroy();
            await(keepalived);
        }
    }

    /** Both of its processes at once, so that neither can tidy up: held first, since one hears of the other's end. */
    void killKeepalived() {
        if (keepalived != null) {
            List<String> family = Stream.concat(keepalived.descendants(), Stream.of(keepalived.toHandle()))
                    .map(process -> Long.toString(process.pid()))
                    .toList();
            signal("-STOP", family);
            signal("-KILL", family);
            await(keepalived);
        }
    }

    String vrrpProcess() {
        try {
            return Files.readString(directory.resolve("vrrp.pid")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The VRRP process alone: its parent is to start another. */
    void killVrrpProcess() {
        signal("-KILL", List.of(vrrpProcess()));
    }

    void reload() {
        signal("-HUP", List.of(Long.toString(keepalived.pid())));
    }

    /** Only the VRRP process: that is the one which a frozen machine's peers miss. */
    void freeze() {
        signal("-STOP", List.of(vrrpProcess()));
    }

    void thaw() {
        signal("-CONT", List.of(vrrpProcess()));
    }

    private static void signal(String signal, List<String> processes) {
        Machine.run(Stream.concat(Stream.of("kill", signal), processes.stream()).toArray(String[]::new));
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(Machine.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process whose name, as the kernel knows it, is the given one and nobody else's on this machine: the link's name is taken. */
    void startProcess(String name) {
        try {
            Path program = directory.resolve(name);
            if (!Files.exists(program)) {
                Files.createSymbolicLink(program, Path.of("/bin/sleep").toRealPath());
            }
            tracked.put(
                    name,
                    new ProcessBuilder(program.toString(), "100000")
                            .redirectErrorStream(true)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void endProcess(String name) {
        Process process = Objects.requireNonNull(tracked.remove(name), name);
        process.destroyForcibly();
        await(process);
    }

    void write(String file, int value) {
        try {
            Files.writeString(directory.resolve(file), value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script's check succeeds while a file of its name exists. */
    void check(String script, boolean succeeds) {
        try {
            if (succeeds) {
                Files.writeString(directory.resolve(script), "");
            } else {
                Files.deleteIfExists(directory.resolve(script));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean holds(String vip) {
        return Machine.run("ip", "-n", namespace, "-4", "-o", "addr", "show", "dev", "lan0")
                .output()
                .contains(" " + vip + "/");
    }

    String log() {
        try {
            Path log = directory.resolve("keepalived.log");
            return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stopKeepalived();
        tracked.values().forEach(Process::destroyForcibly);
        tracked.values().forEach(RealNode::await);
        try {
            fifo.write("\nQUIT\n".getBytes(StandardCharsets.US_ASCII));
            reader.join(2000);
            fifo.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
