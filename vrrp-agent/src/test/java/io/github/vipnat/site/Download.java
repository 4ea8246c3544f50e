package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A long file on its slow way to a client, over one connection for all of it. */
final class Download implements AutoCloseable {

    private final String url;
    private final Path file;
    private final Process process;

    /** @param curl the command so far; a connection that is silent for five seconds is given up */
    Download(List<String> curl, String url) {
        this.url = url;
        try {
            this.file = Files.createTempFile("vipnat-download", ".bin");
            List<String> command = new ArrayList<>(curl);
            command.addAll(List.of("-s", "--speed-time", "5", "--speed-limit", "1"));
            command.addAll(List.of("-o", file.toString(), url));
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until more of it has come than there was. */
    void awaitProgress() {
        long before = file.toFile().length();
        Await.until(url + " goes on", Machine.PATIENCE, () -> file.toFile().length() > before, this::state);
    }

    /** Waits until it has broken off. */
    void awaitBreak() {
        Await.until(url + " breaks off", Machine.PATIENCE, () -> !process.isAlive(), this::state);
        if (process.exitValue() == 0) {
            throw new AssertionError(url + " came to its end");
        }
    }

    private String state() {
        return Daemon.state(process) + ", " + file.toFile().length() + " bytes";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        file.toFile().delete();
    }
}
