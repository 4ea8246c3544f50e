package io.github.vipnat.doctor.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.Links;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.VrrpSettings.Lan;
import java.util.List;
import java.util.Optional;

/**
 * An address changed without losing the way to the node: the new one is added, then one logs in by it, and only then the old one
 * goes. {@code systemctl restart networking} over SSH would break the line between the two.
 */
final class AddressRecipe {

    private static final String FILE = InterfacesFile.FILE;

    /** Where cluster.yaml does not say; the document's network is this wide. */
    private static final int USUAL_LENGTH = 16;

    private AddressRecipe() {}

    /**
     * For a clone that nobody reaches at its own address: it has the original's, or none, and SSH to the original's address may
     * lead to either of the two.
     */
    static Optional<RepairStep> atConsole(RepairCase one) {
        boolean isUnreached = one.node().missed().isPresent() && one.isAnywhere(WireAddressCheck.CODE, Verdict.FAULT);
        boolean isElsewhere = Links.of(one.node())
                .filter(links -> !links.has(one.node().node().address()))
                .isPresent();
        return one.card()
                .filter(card -> isUnreached || isElsewhere)
                .map(card -> new RepairStep(
                        "its own address, " + own(one) + ", in place of " + former(one),
                        true,
                        List.of(
                                "sudo ip addr add " + own(one) + " dev " + card,
                                inFile(one),
                                "sudo ifquery " + card + "   # shows "
                                        + one.node().node().address()
                                        + ": what the next start will set up; else mend /etc/network/interfaces.d",
                                "# log in by the new address, from elsewhere:  ssh " + login(one)
                                        + one.node().node().address(),
                                "# and only when that works, there:",
                                "sudo ip addr del " + former(one) + " dev " + card)));
    }

    /** Reached at its own address, and another node's is on it too. */
    static Optional<RepairStep> foreign(RepairCase one) {
        Optional<Links> links =
                Links.of(one.node()).filter(own -> own.has(one.node().node().address()));
        return links.flatMap(own -> one.sight().site().nodes().stream()
                .filter(other -> !other.equals(one.node().node()))
                .flatMap(other -> own.held(other.address()).stream())
                .findFirst()
                .map(held -> RepairStep.overSsh(
                        "away with " + held.address().address() + ", which is another node's",
                        "# you are logged in by " + one.node().node().address()
                                + "? this shows it:  echo $SSH_CONNECTION",
                        "sudo ip addr del " + held.address() + " dev " + held.interfaceName())));
    }

    /** Only what the next start reads is wrong. */
    static Optional<RepairStep> file(RepairCase one) {
        boolean isHere = Links.of(one.node())
                .filter(links -> links.has(one.node().node().address()))
                .isPresent();
        return one.card()
                .filter(card -> isHere && one.has(InterfacesCheck.CODE, Verdict.FAULT))
                .map(card -> RepairStep.overSsh(
                        "the address that the next start reads",
                        inFile(one),
                        "sudo ifquery " + card + "   # shows " + own(one)
                                + "; else mend /etc/network/interfaces.d. Nothing is restarted now"));
    }

    /** The former address, where it is written. */
    private static String inFile(RepairCase one) {
        Ipv4 own = one.node().node().address();
        return one.sight().site().nodes().stream()
                .map(Node::address)
                .filter(other -> !other.equals(own))
                .map(other -> "-e 's/^\\(\\s*address\\s\\s*\\)"
                        + other.toString().replace(".", "\\.") + "\\b/\\1" + own + "/'")
                .reduce((left, right) -> left + " " + right)
                .map(expressions ->
                        "sudo cp -p " + FILE + " /root/interfaces.before && sudo sed -i " + expressions + " " + FILE)
                .orElse("sudo editor " + FILE);
    }

    private static String own(RepairCase one) {
        return one.node().node().address() + "/" + length(one);
    }

    private static int length(RepairCase one) {
        return one.sight()
                .site()
                .vrrp()
                .flatMap(VrrpSettings::lan)
                .map(Lan::prefixLength)
                .orElse(USUAL_LENGTH);
    }

    /** The address that the clone took with it: the one that is on it and another node's, or else the original's. */
    private static String former(RepairCase one) {
        Optional<String> seen = Links.of(one.node()).stream()
                .flatMap(links ->
                        one.sight().site().nodes().stream().flatMap(other -> links.held(other.address()).stream()))
                .map(held -> held.address().toString())
                .findFirst();
        return seen.orElseGet(() -> one.sight().site().nodes().stream()
                        .filter(other -> !other.equals(one.node().node()))
                        .map(Node::address)
                        .map(Ipv4::toString)
                        .findFirst()
                        .orElse("ADDRESS")
                + "/" + length(one));
    }

    private static String login(RepairCase one) {
        return one.node()
                .node()
                .ssh()
                .map(ssh -> (ssh.port() == 22 ? "" : "-p " + ssh.port() + " ") + ssh.username() + "@")
                .orElse("");
    }
}
