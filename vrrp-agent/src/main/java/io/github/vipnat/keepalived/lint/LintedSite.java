package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files to judge together: one node, a pair, or more.
 *
 * @param releases of keepalived that may read them
 */
record LintedSite(List<SiteNode> nodes, List<Member> members, List<Group> groups, Set<KeepalivedRelease> releases) {

    static LintedSite of(List<SiteNode> nodes, Set<KeepalivedRelease> releases) {
        List<Member> members = membersOf(nodes);
        return new LintedSite(List.copyOf(nodes), members, groupsOf(nodes, members), Set.copyOf(releases));
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

    /** Every instance of every node, in the order of the files. */
    private static List<Member> membersOf(List<SiteNode> nodes) {
        return nodes.stream()
                .flatMap(node -> node.config().instances().stream().map(instance -> new Member(node, instance)))
                .toList();
    }

    /** Instances of the same name, and those of other names that share an address, on two nodes or more. */
    private static List<Group> groupsOf(List<SiteNode> nodes, List<Member> members) {
        List<Group> groups = new ArrayList<>();
        if (nodes.size() < 2) {
            return groups;
        }
        Map<String, List<Member>> byHandle = new HashMap<>();
        members.forEach(member -> handles(member)
                .forEach(handle -> byHandle.computeIfAbsent(handle, key -> new ArrayList<>())
                        .add(member)));
        Set<Member> taken = new HashSet<>();
        for (Member first : members) {
            List<Member> together = handles(first)
                    .flatMap(handle -> byHandle.getOrDefault(handle, List.of()).stream())
                    .distinct()
                    .filter(other -> !taken.contains(other) && belong(first, other))
                    .sorted(Comparator.comparingInt(Member::priorityWithAllUp).reversed())
                    .toList();
            if (!taken.contains(first) && together.size() > 1) {
                groups.add(new Group(together));
                taken.addAll(together);
            }
        }
        return groups;
    }

    /** What two instances of one group have in common: the name, or an address. */
    private static Stream<String> handles(Member member) {
        return Stream.concat(
                Stream.of("name " + member.instance().name()),
                member.instance().addresses().stream().map(address -> "address " + address.withoutMask()));
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
