package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.node.Sudoers;
import io.github.vipnat.topology.Node;
import java.util.Optional;

/** The lines of sudoers, looked at by visudo before sudo reads them: sudo passes over a file with a dot in its name. */
final class SudoersRecipe {

    static final String CHECK = NodeFindings.SUDO;

    private SudoersRecipe() {}

    static Optional<RepairStep> step(RepairCase one) {
        boolean isMissed = one.node().missed().isPresent();
        if (isMissed || one.found(CHECK).isEmpty()) {
            return Optional.empty();
        }
        String user = one.node().node().ssh().map(Node.Ssh::username).orElse("ops");
        return Optional.of(RepairStep.overSsh(
                "let " + user + " ask what only root is told",
                "sudo tee " + Sudoers.FILE + ".new >/dev/null <<'END'",
                new Sudoers(user).file(one.asked()) + "END",
                "sudo chmod 0440 " + Sudoers.FILE + ".new && sudo visudo -c -f " + Sudoers.FILE + ".new && sudo mv "
                        + Sudoers.FILE + ".new " + Sudoers.FILE,
                "# and in cluster.yaml, in the ssh of " + one.name() + ":  sudo: true"));
    }
}
