package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files to judge together: one node, a pair, or more. */
record Site(List<SiteNode> nodes) {

    Site {
        nodes = List.copyOf(nodes);
    }

    /** A node's file and its machine. */
    record SiteNode(NodeConfig config, HostView host) {}

    /** An instance and the node that runs it. */
    record Member(SiteNode node, VrrpInstance instance) {

        String name() {
            return node.config().node();
        }

        int priorityWithAllUp() {
            return instance.effective(instance.priorityWithAllUp());
        }
    }

    /** The same instance on several nodes, the one that should hold the VIP first. */
    record Group(List<Member> members) {

        Group {
            members = List.copyOf(members);
        }

        Member preferred() {
            return members.get(0);
        }

        List<Member> others() {
            return members.subList(1, members.size());
        }
    }

    List<Member> members() {
        return nodes.stream()
                .flatMap(node -> node.config().instances().stream().map(instance -> new Member(node, instance)))
                .toList();
    }

    /** Instances of the same name, and those of other names that share a VRID and an address, on two nodes or more. */
    List<Group> groups() {
        List<Member> left = new ArrayList<>(members());
        List<Group> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            Member first = left.get(0);
            List<Member> together =
                    left.stream().filter(other -> belong(first, other)).toList();
            left.removeAll(together);
            if (together.size() > 1) {
                groups.add(new Group(together.stream()
                        .sorted(Comparator.comparingInt(Member::priorityWithAllUp)
                                .reversed())
                        .toList()));
            }
        }
        return groups;
    }

    private static boolean belong(Member one, Member other) {
        if (one.equals(other)) {
            return true;
        }
        boolean elsewhere = !Objects.equals(one.node(), other.node());
        boolean sameName = one.instance().name().equals(other.instance().name());
        return elsewhere && (sameName || sharesVip(one.instance(), other.instance())) && !isOtherCluster(one, other);
    }

    private static boolean sharesVip(VrrpInstance one, VrrpInstance other) {
        return one.addresses().stream()
                .anyMatch(mine -> other.addresses().stream()
                        .anyMatch(theirs -> theirs.withoutMask().equals(mine.withoutMask())));
    }

    /** No address and no VRID in common: the same instance name says nothing, everybody's is VI_1. */
    private static boolean isOtherCluster(Member one, Member other) {
        Optional<Integer> vrid = one.instance().virtualRouterId();
        return !sharesVip(one.instance(), other.instance())
                && !vrid.equals(other.instance().virtualRouterId())
                && !one.instance().addresses().isEmpty()
                && !other.instance().addresses().isEmpty();
    }
}
