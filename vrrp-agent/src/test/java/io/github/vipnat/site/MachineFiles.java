package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * What a node has of a disk to itself, as folders a test may look into and change: {@code etc} is this machine's own with the
 * node's names and keys, {@code run} and {@code var-lib} are almost empty.
 */
final class MachineFiles {

    /** Who may log in to a node with {@link #KEY}, and become root by sudo. */
    static final String OPERATOR = "ops";

    /** The operator's private key; its public one lies beside it. */
    static final Path KEY = SiteFiles.HOME.resolve("operator.key");

    private static final int UID = 2000;

    private final String node;
    private final Path root;

    /** @param home of the node; everything is in its folder {@code root} */
    MachineFiles(String node, Path home) {
        this.node = node;
        this.root = home.resolve("root");
    }

    Path root() {
        return root;
    }

    Path etc(String name) {
        return root.resolve("etc").resolve(name);
    }

    Path run(String name) {
        return root.resolve("run").resolve(name);
    }

    Path lib(String name) {
        return root.resolve("var-lib").resolve(name);
    }

    /** @param address the node's own, of 16 bits of network */
    void write(String address, String keepalivedConf) throws IOException {
        Files.createDirectories(root);
        Machine.mustRun("cp", "-a", "/etc", root.resolve("etc").toString());
        Files.createDirectories(run("sshd"));
        identity();
        put(etc("network/interfaces"), interfaces(address), "rw-r--r--");
        put(etc("keepalived/keepalived.conf"), keepalivedConf, "rw-r--r--");
        operator();
        NodeInit.prepare(this);
    }

    /** One id in both places, as the Debian of a fresh host has it. */
    private void identity() throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "") + "\n";
        put(etc("machine-id"), id, "r--r--r--");
        put(lib("dbus/machine-id"), id, "r--r--r--");
        put(etc("hostname"), node + "\n", "rw-r--r--");
        put(etc("hosts"), "127.0.0.1 localhost\n127.0.1.1 " + node + "\n", "rw-r--r--");
    }

    /** Section 3.3, on the site's interface. */
    private static String interfaces(String address) {
        return """
                auto lo
                iface lo inet loopback

                auto lan0
                iface lan0 inet static
                    address %s
                    netmask 255.255.0.0
                    gateway %s
                """.formatted(address, Network.GATEWAY);
    }

    private void operator() throws IOException {
        String home = "/var/lib/" + OPERATOR;
        append("passwd", "%s:x:%d:%d:operator:%s:/bin/bash".formatted(OPERATOR, UID, UID, home));
        append("group", "%s:x:%d:".formatted(OPERATOR, UID));
        append("shadow", OPERATOR + ":*:19000:0:99999:7:::");
        Files.createDirectories(lib(OPERATOR));
        Machine.mustRun("chown", UID + ":" + UID, lib(OPERATOR).toString());
        put(etc("sudoers.d/operator"), OPERATOR + " ALL=(root) NOPASSWD: ALL\n", "r--r-----");
    }

    private void append(String name, String line) throws IOException {
        String text = Files.readString(etc(name));
        Files.writeString(etc(name), text + line + "\n");
    }

    /** Puts a file in the place of what is there, a link included. */
    static void put(Path file, String text, String permissions) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
