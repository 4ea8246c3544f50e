package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every node hears the holder's adverts now, and nobody else's of this virtual router. */
final class AdvertsCheck implements Check {

    static final String CODE = "adverts-heard";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.VRRP;
    }

    @Override
    public String summary() {
        return "Every node hears the holder's VRRP adverts, and no other sender has the same virtual router id.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return HeardAdverts.question(site).stream().toList();
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        Optional<NodeQuestion> question = HeardAdverts.question(sight.site());
        if (question.isEmpty()) {
            return List.of(LINES.notChecked(
                    sight.site().cluster(),
                    "which adverts belong to this cluster: cluster.yaml has no vrrp section",
                    "a stranger with the same virtual router id is not told from a node",
                    "add  vrrp: { instance: VI_1, interface: eth0, virtual-router-id: 51 }"));
        }
        return sight.nodes().stream()
                .map(node -> HeardAdverts.of(node, question.get())
                        .map(heard -> heard(node, heard, sight))
                        .orElseGet(() -> deafened(node, question.get())))
                .toList();
    }

    private static Finding deafened(NodeSight node, NodeQuestion question) {
        boolean isMissing = NodeWords.why(node, question).what().contains("/usr/bin/tcpdump");
        return isMissing
                ? LINES.notChecked(
                        node.node().name(),
                        "which adverts it hears: tcpdump is not there",
                        "a node that hears no adverts takes the VIP although another has it",
                        "on the node:  sudo apt install tcpdump")
                : LINES.notChecked(node, question, node.node().name());
    }

    private static Finding heard(NodeSight node, HeardAdverts heard, SiteSight sight) {
        VrrpSettings vrrp = sight.site().vrrp().orElseThrow();
        List<Ipv4> senders = heard.senders(vrrp.virtualRouterId());
        List<Ipv4> strangers = senders.stream()
                .filter(sender -> sight.nodes().stream()
                        .noneMatch(other -> other.node().address().equals(sender)))
                .toList();
        String name = node.node().name();
        if (!strangers.isEmpty()) {
            return stranger(name, vrrp, strangers);
        }
        if (senders.isEmpty()) {
            return silence(name, vrrp, sight);
        }
        return senders.size() > 1 ? several(name, senders, sight) : one(node, senders.get(0), sight);
    }

    private static Finding stranger(String name, VrrpSettings vrrp, List<Ipv4> strangers) {
        return LINES.fault(
                name,
                names(strangers) + " sends adverts with virtual router id " + vrrp.virtualRouterId()
                        + " and is no node of cluster.yaml",
                "two clusters with one id upset each other: both drop what they hear, or one gives its VIP up",
                "choose another virtual-router-id for one of them:  sudo tcpdump -nvi " + vrrp.interfaceName()
                        + " ip proto 112  shows which addresses the other has");
    }

    private static Finding silence(String name, VrrpSettings vrrp, SiteSight sight) {
        Cause[] because = VipHolder.of(sight).holders().isEmpty()
                ? new Cause[] {new Cause(VipHolderCheck.CODE, sight.site().cluster())}
                : new Cause[0];
        return LINES.fault(
                name,
                "no advert with virtual router id " + vrrp.virtualRouterId() + " passed " + vrrp.interfaceName()
                        + " in three intervals",
                "a node that hears nothing takes the VIP although another has it",
                "see that a switch or hypervisor passes multicast to 224.0.0.18, or use unicast_peer",
                because);
    }

    private static Finding several(String name, List<Ipv4> senders, SiteSight sight) {
        return LINES.fault(
                name,
                names(senders) + " all send adverts: more than one believes to be MASTER",
                "routers and clients send to whichever spoke last",
                "sudo journalctl -u keepalived -n 50  on each of them says why the other's adverts are dropped",
                new Cause(VipHolderCheck.CODE, sight.site().cluster()));
    }

    /** A holder that speaks from another address than its own of cluster.yaml would have been a stranger. */
    private static Finding one(NodeSight node, Ipv4 sender, SiteSight sight) {
        VipHolder holder = VipHolder.of(sight);
        boolean isHolder =
                holder.holders().stream().anyMatch(each -> each.node().address().equals(sender));
        if (isHolder || holder.holders().isEmpty()) {
            return LINES.ok(node.node().name(), "hears the adverts of " + sender);
        }
        return LINES.warning(
                node.node().name(),
                "hears adverts of " + sender + ", which does not have the VIP",
                "the VIP was on its way while we looked, or a node is MASTER without it",
                "look again:  vipnat doctor",
                new Cause(VipHolderCheck.CODE, sight.site().cluster()));
    }

    private static String names(List<Ipv4> addresses) {
        return addresses.stream().map(Ipv4::toString).collect(Collectors.joining(", "));
    }
}
