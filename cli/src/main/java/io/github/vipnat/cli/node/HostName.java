package io.github.vipnat.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this host calls itself. */
final class HostName {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    static String here() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return "unknown host";
        }
    }
}
