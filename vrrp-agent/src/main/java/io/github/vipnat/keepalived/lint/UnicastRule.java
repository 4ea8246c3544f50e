package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.List;
import java.util.Optional;

/** Classes 22 and 30: peers that are missing, wrong or the node itself, and a virtual MAC. */
final class UnicastRule implements LintRule {

    private static final List<String> UNICAST_KEYWORDS =
            List.of("unicast_src_ip", "check_unicast_src", "old_unicast_checksum");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Member member : site.members()) {
            check(member.instance(), findings);
            checkVmac(member, findings);
        }
        for (LintedSite.Group group : site.groups()) {
            group.members().forEach(one -> group.members().forEach(other -> checkPeer(one, other, findings)));
        }
    }

    private static void check(VrrpInstance instance, FindingCollector findings) {
        List<ConfLine> peers = instance.unicastPeers();
        peers.forEach(peer -> checkAddress(peer.keyword(), peer.at(), findings));
        for (String keyword : List.of("unicast_src_ip", "mcast_src_ip")) {
            instance.block().last(keyword).ifPresent(line -> checkAddress(line.word(1), line.at(1), findings));
        }
        if (peers.stream().noneMatch(peer -> isAddress(peer.keyword()))) {
            checkWithoutPeers(instance, findings);
        }
        peers.stream()
                .filter(peer -> Optional.of(peer.keyword()).equals(instance.sourceAddress()))
                .forEach(peer -> findings.addUnheard(
                        RISK,
                        "unicast-peer-is-itself",
                        peer.at(),
                        peer.keyword() + " is this node's own address",
                        "it sends its adverts to itself; the peer may be missing",
                        "write the other node's address"));
    }

    private static boolean isAddress(String word) {
        return Ipv4.parse(word).isPresent() || word.contains(":");
    }

    private static void checkAddress(String word, ConfPosition at, FindingCollector findings) {
        if (!isAddress(word)) {
            findings.heard(
                    FATAL,
                    "address-refused",
                    at,
                    "'" + word + "' is no address",
                    "keepalived leaves the line out",
                    "write an address, without a mask");
        }
    }

    private static void checkWithoutPeers(VrrpInstance instance, FindingCollector findings) {
        boolean block = !instance.block().blocks("unicast_peer").isEmpty();
        Optional<String> keyword =
                UNICAST_KEYWORDS.stream().filter(instance::has).findFirst();
        if (block || keyword.isPresent()) {
            findings.heard(
                    FATAL,
                    "unicast-without-peers",
                    instance.at(keyword.orElse("unicast_peer")),
                    "there is a unicast keyword and no unicast_peer with an address in it",
                    "keepalived sends by multicast all the same, and a peer that sends by unicast is not heard",
                    "unicast_peer { ADDRESS OF THE OTHER NODE }, a line each");
        }
        if (instance.has("unicast_ttl")) {
            findings.heard(
                    RISK,
                    "unicast-ttl-without-peers",
                    instance.at("unicast_ttl"),
                    "unicast_ttl needs unicast_peer",
                    "keepalived ignores it",
                    "delete the line");
        }
    }

    private static void checkVmac(LintedSite.Member member, FindingCollector findings) {
        VrrpInstance instance = member.instance();
        if (instance.has("use_vmac") && instance.has("promote_secondaries")) {
            findings.heard(
                    RISK,
                    "promote-secondaries-with-vmac",
                    instance.at("promote_secondaries"),
                    "with use_vmac keepalived sets promote_secondaries itself",
                    "it ignores the line and says so at every start",
                    "delete the line");
        }
        boolean unicast = !instance.unicastPeers().isEmpty() || instance.has("unicast_src_ip");
        if (!instance.has("use_vmac")) {
            if (instance.has("vmac_xmit_base")) {
                findings.heard(
                        RISK,
                        "vmac-xmit-base-alone",
                        instance.at("vmac_xmit_base"),
                        "vmac_xmit_base needs use_vmac",
                        "keepalived ignores it",
                        "delete the line");
            }
            return;
        }
        if (member.node().host().isVirtualMachine()) {
            reportSpoofing(instance, findings);
        }
        if (unicast && !instance.has("vmac_xmit_base")) {
            findings.heard(
                    RISK,
                    "vmac-unicast-without-xmit-base",
                    instance.at("use_vmac"),
                    "use_vmac with unicast needs vmac_xmit_base",
                    "keepalived sets it and says so at every start",
                    "vmac_xmit_base");
        }
    }

    private static void reportSpoofing(VrrpInstance instance, FindingCollector findings) {
        findings.addUnheard(
                RISK,
                "vmac-needs-spoofing",
                instance.at("use_vmac"),
                "use_vmac sends from another MAC than the interface's own",
                "Hyper-V, VMware and VirtualBox drop such frames unless MAC spoofing (forged transmits, promiscuous mode) is allowed",
                "allow MAC address spoofing on the VM's network card, or delete use_vmac");
    }

    private static void checkPeer(LintedSite.Member one, LintedSite.Member other, FindingCollector findings) {
        Optional<String> address = other.instance().sourceAddress();
        List<ConfLine> peers = one.instance().unicastPeers();
        boolean listed =
                peers.stream().anyMatch(peer -> Optional.of(peer.keyword()).equals(address));
        if (!one.equals(other) && !peers.isEmpty() && address.isPresent() && !listed) {
            findings.addUnheard(
                    FATAL,
                    "unicast-peer-missing",
                    one.instance().at("unicast_peer"),
                    one.name() + " does not list " + address.get() + ", from which " + other.name() + " sends",
                    other.name() + " hears nothing from " + one.name() + " and takes the VIP as well",
                    "unicast_peer { " + address.get() + " }");
        }
    }
}
