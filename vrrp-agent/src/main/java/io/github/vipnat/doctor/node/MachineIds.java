package io.github.vipnat.doctor.node;

import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two files that hold a machine's id. Where one is missing, systemd-machine-id-setup of Debian takes the id from D-Bus' own
 * (machine-id(5), "Initialization"), so a clone that loses only the first gets its old id back.
 *
 * @param system of /etc/machine-id; empty where there is none, or no such id in it
 * @param bus of /var/lib/dbus/machine-id
 */
record MachineIds(Optional<String> system, Optional<String> bus) {

    static final String SYSTEM_FILE = "/etc/machine-id";
    static final String BUS_FILE = "/var/lib/dbus/machine-id";

    static final NodeQuestion QUESTION = NodeQuestion.ofAll(
            "machine-id",
            "for f in " + SYSTEM_FILE + " " + BUS_FILE + "; do echo \"$f $(head -c 64 $f 2>/dev/null)\"; done");

    private static final Pattern LINE = Pattern.compile("(/\\S+) ([0-9a-f]{32})");

    static Optional<MachineIds> of(NodeSight node) {
        return node.said(QUESTION)
                .filter(said -> said.contains(SYSTEM_FILE))
                .map(said -> new MachineIds(id(said, SYSTEM_FILE), id(said, BUS_FILE)));
    }

    private static Optional<String> id(String said, String file) {
        return said.lines()
                .map(line -> LINE.matcher(line.strip()))
                .filter(line -> line.matches() && line.group(1).equals(file))
                .map((Matcher line) -> line.group(2))
                .findFirst();
    }
}
