package io.github.vipnat.node;

import io.github.vipnat.topology.Node;

/** How the one who logs in learns what only root is told. */
enum RootAccess {
    /** It is root. */
    ROOT,
    /** By {@code sudo -n}. */
    SUDO,
    /** Not at all. */
    NONE;

    static RootAccess of(Node node) {
        return node.ssh()
                .map(ssh -> ssh.username().equals("root") ? ROOT : ssh.sudo() ? SUDO : NONE)
                .orElse(NONE);
    }
}
