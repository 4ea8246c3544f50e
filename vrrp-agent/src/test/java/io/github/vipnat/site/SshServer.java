package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** OpenSSH's sshd on a node, on port 22, with host keys that no other node has. */
final class SshServer implements AutoCloseable {

    private final SiteNode node;
    private final MachineFiles files;
    private final Daemon daemon;

    SshServer(SiteNode node) throws IOException {
        this.node = node;
        this.files = node.files();
        MachineFiles.put(files.etc("ssh/sshd_config"), configuration(), "rw-r--r--");
        MachineFiles.put(
                files.etc("ssh/authorized_keys/" + MachineFiles.OPERATOR),
                Files.readString(Path.of(MachineFiles.KEY + ".pub")),
                "rw-r--r--");
        makeHostKeys();
        this.daemon = new Daemon(
                "sshd on " + node.name(),
                files.root().resolveSibling("sshd.log"),
                node.command("nice", "-n", "-5", "/usr/sbin/sshd", "-D", "-e"));
    }

    private static String configuration() {
        return """
                Port 22
                HostKey /etc/ssh/ssh_host_ecdsa_key
                HostKey /etc/ssh/ssh_host_ed25519_key
                PidFile /run/sshd.pid
                AuthorizedKeysFile /etc/ssh/authorized_keys/%u
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                UseDNS no
                MaxStartups 100
                """;
    }

    /** Two of the three that Debian makes: an RSA key takes as long as all the rest of a node. */
    void makeHostKeys() throws IOException {
        try (DirectoryStream<Path> copied = Files.newDirectoryStream(files.etc("ssh"), "ssh_host_*")) {
            for (Path key : copied) {
                Files.delete(key);
            }
        }
        for (String type : new String[] {"ecdsa", "ed25519"}) {
            key(type, files.etc("ssh/ssh_host_" + type + "_key"), "root@" + node.name());
        }
    }

    /** As a clone has them. */
    void takeHostKeysOf(SshServer original) throws IOException {
        for (String type : new String[] {"ecdsa", "ed25519"}) {
            for (String end : new String[] {"_key", "_key.pub"}) {
                Files.copy(
                        original.files.etc("ssh/ssh_host_" + type + end),
                        files.etc("ssh/ssh_host_" + type + end),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void key(String type, Path file, String comment) {
        Machine.mustRun("ssh-keygen", "-q", "-t", type, "-N", "", "-C", comment, "-f", file.toString());
    }

    /** Starts it, and waits until it listens. */
    void start() {
        daemon.start();
        Await.until(
                "sshd listens on " + node.name(), Machine.PATIENCE, () -> node.isListening("-t", "22"), this::report);
    }

    /** SIGKILL, for it and all its sessions. */
    void kill() {
        daemon.kill();
    }

    /** It and its sessions do nothing more, and do not end either; the kernel still lets clients connect. */
    void freeze() {
        daemon.signal("STOP");
    }

    void thaw() {
        daemon.signal("CONT");
    }

    /** What known_hosts has of it. */
    String knownHostsLines(String address) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String type : new String[] {"ecdsa", "ed25519"}) {
            String[] words = Files.readString(files.etc("ssh/ssh_host_" + type + "_key.pub"))
                    .strip()
                    .split(" ", 3);
            lines.append(address)
                    .append(' ')
                    .append(words[0])
                    .append(' ')
                    .append(words[1])
                    .append('\n');
        }
        return lines.toString();
    }

    String report() {
        return daemon.report();
    }

    @Override
    public void close() {
        thaw();
        kill();
    }
}
