package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a host of a network namespace: a name, and an /etc, a /run and a /var/lib of its own. They are folders of the site's,
 * see {@link MachineFiles}, mounted where only the node's programs see it; they go with the shell that holds the mounts.
 *
 * <p>The process table stays the machine's: keepalived follows no process from a PID namespace (netlab-facts 1).
 */
final class NodeMachine implements AutoCloseable {

    /** The site's folder stays where it is for everybody, and keepalived looks for the namespace's own name in /run/netns. */
    private static final String SCRIPT = """
            set -e
            root=$1 name=$2 netns=$3
            mkdir -p "$root/run/netns" "$root/run/vipnat-site" "$root/var-lib/dpkg"
            : >"$root/run/netns/$netns"
            mount --bind "/run/netns/$netns" "$root/run/netns/$netns"
            mount --bind /run/vipnat-site "$root/run/vipnat-site"
            mount --bind /var/lib/dpkg "$root/var-lib/dpkg"
            for name_of in ps ss; do
              : >"$root/run/stand-in/real/$name_of"
              mount --bind "$(command -v $name_of)" "$root/run/stand-in/real/$name_of"
            done
            mkfifo -m 600 "$root/run/stand-in/requests"
            for name_of in systemctl journalctl ps ss; do
              ! found=$(command -v $name_of) || mount --bind "$root/run/stand-in/$name_of" "$(readlink -f "$found")"
            done
            mount --bind "$root/etc" /etc
            mount --rbind "$root/var-lib" /var/lib
            mount --rbind "$root/run" /run
            hostname "$name"
            : >/run/booted
            exec sleep infinity
            """;

    private final Namespace namespace;
    private final Path booted;
    private final Daemon holder;

    /** Makes it and waits until it is there. */
    NodeMachine(String name, Namespace namespace, MachineFiles files) {
        this.namespace = namespace;
        this.booted = files.run("booted");
        this.holder = new Daemon(
                "the machine of " + name,
                files.root().resolveSibling("machine.log"),
                namespace.command(
                        "unshare",
                        "-m",
                        "-u",
                        "sh",
                        "-c",
                        SCRIPT,
                        "machine",
                        files.root().toString(),
                        name,
                        namespace.name()));
        holder.start();
        Await.until(name + " is a machine", Machine.PATIENCE, () -> Files.exists(booted), holder::report);
    }

    /** A command in front of which this makes it run on the node. */
    List<String> command(String... words) {
        return entered(List.of("-m", "-u", "-n"), words);
    }

    /** The same for keepalived, which moves into the network namespace by itself: only so can it follow processes. */
    List<String> keepalivedCommand(String... words) {
        List<String> whole = new ArrayList<>(List.of(words));
        whole.addAll(List.of("-s", namespace.name()));
        return entered(List.of("-m", "-u"), whole.toArray(String[]::new));
    }

    private List<String> entered(List<String> namespaces, String... words) {
        List<String> whole = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(holder.pid())));
        whole.addAll(namespaces);
        whole.addAll(List.of(words));
        return whole;
    }

    @Override
    public void close() {
        holder.kill();
    }
}
