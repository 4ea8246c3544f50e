package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each node has SSH host keys of its own; who has the original's key can pass for the clone. */
final class HostKeyCheck extends NodeCheck {

    static final String CODE = "ssh-host-key";

    private static final NodeQuestion KEYS = NodeQuestion.ofAll("host-keys", "cat /etc/ssh/ssh_host_*_key.pub");

    HostKeyCheck() {
        super(CODE, CheckGroup.CLONE, "Each node has SSH host keys of its own.", KEYS);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Set<String> own = keys(node);
        if (own.isEmpty()) {
            return List.of(lines().notChecked(node, KEYS, name));
        }
        return List.of(Clones.original(sight, node, HostKeyCheck::keys)
                .map(original -> lines().fault(
                                name,
                                "the SSH host keys of " + name + " are those of "
                                        + original.node().name(),
                                "either of them can pass for the other, and nothing tells which one answers",
                                "vipnat doctor --fix  prints the commands, and the  vipnat trust " + name
                                        + "  that must follow"))
                .orElseGet(() -> lines().ok(name, own.size() + " SSH host keys of its own")));
    }

    /** {@code ssh-ed25519 AAAA... root@vm1}: the second word is the key. */
    private static Set<String> keys(NodeSight node) {
        return node.said(KEYS).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split(" +", 3))
                .filter(words -> words.length > 1 && words[1].startsWith("AAAA"))
                .map(words -> words[1])
                .collect(Collectors.toSet());
    }
}
