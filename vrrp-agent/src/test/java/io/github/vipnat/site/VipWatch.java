package io.github.vipnat.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Notes when a node takes the VIP, as its kernel says so. */
final class VipWatch implements AutoCloseable {

    private final String address;
    private final Process process;
    private final List<Long> taken = new ArrayList<>();

    VipWatch(Namespace node, String address) {
        this.address = address;
        try {
            this.process = new ProcessBuilder("ip", "-n", node.name(), "-o", "monitor", "address")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "vip-watch");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(" " + address + "/") && !line.startsWith("Deleted")) {
                    keep(System.nanoTime());
                }
            }
        } catch (IOException closed) {
            process.destroyForcibly();
        }
    }

    private synchronized void keep(long nanoTime) {
        taken.add(nanoTime);
    }

    /** The first time after a moment. */
    synchronized OptionalLong takenAfter(long nanoTime) {
        return taken.stream()
                .mapToLong(Long::longValue)
                .filter(at -> at >= nanoTime)
                .findFirst();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
