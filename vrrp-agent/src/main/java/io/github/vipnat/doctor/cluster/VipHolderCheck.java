package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;

/** One node has the VIP on an interface, and only one. */
final class VipHolderCheck implements Check {

    static final String CODE = "vip-holder";

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
        return "Exactly one node has the VIP on an interface, by what every node says.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(Links.ADDRESSES, Links.CARDS);
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        VipHolder holder = VipHolder.of(sight);
        String vip = sight.site().vip().address().toString();
        String where = sight.site().cluster();
        if (holder.holders().size() > 1) {
            return List.of(twoHolders(where, vip, holder, KeepalivedCauses.ofSeveral(sight)));
        }
        if (!holder.silent().isEmpty()) {
            return List.of(LINES.notChecked(
                    where,
                    "whether " + vip + " is on exactly one node: " + names(holder.silent()) + " did not say",
                    "a second holder would take part of the traffic",
                    "on each node:  ip -o -4 addr show to " + vip,
                    holder.silent().stream().map(AskedCheck::of).toArray(Finding.Cause[]::new)));
        }
        if (holder.holders().isEmpty()) {
            return List.of(noHolder(where, vip, KeepalivedCauses.ofNone(sight)));
        }
        return List.of(LINES.ok(where, vip + " is on " + names(holder.holders()) + " and nowhere else"));
    }

    private static Finding twoHolders(String where, String vip, VipHolder holder, Finding.Cause[] because) {
        return LINES.fault(
                where,
                vip + " is on " + holder.holders().size() + " nodes at once: " + names(holder.holders()),
                "each believes to be MASTER; routers and clients send to whichever spoke last",
                "find out why they do not hear each other:  sudo tcpdump -ni any 'ip proto 112'  on each of them",
                because);
    }

    private static Finding noHolder(String where, String vip, Finding.Cause[] because) {
        return LINES.fault(
                where,
                vip + " is on no node",
                "nothing that is published through it can be reached",
                "on each node:  sudo systemctl status keepalived  and  sudo journalctl -u keepalived -n 50",
                because);
    }

    private static String names(List<NodeSight> nodes) {
        return nodes.stream().map(node -> node.node().name()).collect(Collectors.joining(", "));
    }
}
