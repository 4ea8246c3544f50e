package io.github.vipnat.doctor.cluster;

import io.github.vipnat.keepalived.lint.HostView;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A node's machine, as far as lint asks for it and the node has said it. */
record SeenHost(
        Optional<Set<String>> interfaces,
        Optional<Set<String>> processNames,
        Optional<Set<String>> users,
        boolean isVirtualMachine)
        implements HostView {

    static final NodeQuestion PROCESSES = NodeQuestion.ofAll("process-names", "ps -e -o pid= -o comm=");
    static final NodeQuestion USERS = NodeQuestion.ofAll("user-names", "cut -d: -f1 /etc/passwd");
    static final NodeQuestion HYPERVISOR =
            NodeQuestion.ofAll("hypervisor", "grep -m1 -ow hypervisor /proc/cpuinfo || true");

    /** What the node has not said stays unknown. */
    static SeenHost of(NodeSight node) {
        return new SeenHost(
                Links.of(node).map(Links::names).filter(names -> !names.isEmpty()),
                node.said(PROCESSES).flatMap(SeenHost::processes),
                node.said(USERS).map(said -> Set.copyOf(said.lines().toList())),
                node.said(HYPERVISOR).filter(said -> !said.isBlank()).isPresent());
    }

    /** Who is shown no process 1 is not shown those of others either (hidepid), and nothing is known of what runs. */
    private static Optional<Set<String>> processes(String said) {
        Set<String> names = new HashSet<>();
        boolean isWhole = false;
        for (String line : said.split("\n", -1)) {
            String[] words = line.strip().split(" +", 2);
            if (words.length == 2) {
                names.add(words[1]);
                isWhole |= words[0].equals("1");
            }
        }
        return isWhole ? Optional.of(names) : Optional.empty();
    }

    @Override
    public PathState script(String path) {
        return PathState.UNKNOWN;
    }

    @Override
    public Optional<String> realName(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> hasUser(String name) {
        return users.map(known -> known.contains(name));
    }
}
