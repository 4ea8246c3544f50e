package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.VirtualAddress;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class 8: a virtual router id is the group's only name on the LAN. */
final class VridRule implements LintRule {

    /** Each is compared with so many of the same id: there are 255 ids, and a file may have thousands of instances. */
    private static final int MOST_COMPARED = 20;

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.nodes().forEach(node -> checkFile(node.config().instances(), findings));
        checkForeign(site.members(), findings);
    }

    private static void checkFile(List<VrrpInstance> instances, FindingCollector findings) {
        for (VrrpInstance instance : instances) {
            if (instance.virtualRouterId().isEmpty() && !instance.has("virtual_router_id")) {
                reportMissing(instance, findings);
            }
        }
        byVrid(instances.stream(), instance -> instance).forEach(same -> {
            for (int i = 1; i < same.size(); i++) {
                VrrpInstance later = same.get(i);
                same.subList(Math.max(0, i - MOST_COMPARED), i).stream()
                        .filter(earlier -> clash(earlier, later))
                        .findFirst()
                        .ifPresent(earlier -> reportClash(earlier, later, findings));
            }
        });
    }

    /** Those of one virtual router id together; only they can be in one another's way. */
    private static <T> Collection<List<T>> byVrid(Stream<T> all, Function<T, VrrpInstance> instance) {
        return all.filter(one -> instance.apply(one).virtualRouterId().isPresent())
                .collect(Collectors.groupingBy(
                        one -> instance.apply(one).virtualRouterId().orElseThrow()))
                .values();
    }

    private static boolean clash(VrrpInstance one, VrrpInstance other) {
        return one.virtualRouterId().isPresent()
                && one.virtualRouterId().equals(other.virtualRouterId())
                && one.interfaceName().equals(other.interfaceName())
                && isIpv6(one) == isIpv6(other)
                && one.block()
                        .last("mcast_dst_ip")
                        .map(line -> line.word(1))
                        .equals(other.block().last("mcast_dst_ip").map(line -> line.word(1)))
                && one.unicastPeers().isEmpty()
                && other.unicastPeers().isEmpty();
    }

    private static boolean isIpv6(VrrpInstance instance) {
        return instance.addresses().stream().anyMatch(VirtualAddress::isIpv6);
    }

    private static void reportMissing(VrrpInstance instance, FindingCollector findings) {
        findings.heard(
                FATAL,
                "virtual-router-id-missing",
                instance.block().line().at(),
                instance.name() + " has no virtual_router_id",
                "keepalived does not start",
                "add virtual_router_id and a number from 1 to 255 that nobody else on the LAN uses");
    }

    private static void reportClash(VrrpInstance one, VrrpInstance other, FindingCollector findings) {
        findings.heard(
                FATAL,
                "virtual-router-id-twice",
                other.at("virtual_router_id"),
                one.name() + " and " + other.name() + " have the same virtual_router_id on the same interface",
                "keepalived does not start",
                "give one of them another virtual_router_id, on every node");
    }

    private static void checkForeign(List<LintedSite.Member> members, FindingCollector findings) {
        byVrid(members.stream(), LintedSite.Member::instance).forEach(same -> {
            for (int i = 0; i < same.size(); i++) {
                for (LintedSite.Member other : same.subList(i + 1, Math.min(same.size(), i + 1 + MOST_COMPARED))) {
                    if (!same.get(i).node().equals(other.node())
                            && areForeign(same.get(i).instance(), other.instance())) {
                        reportForeign(same.get(i), other, findings);
                    }
                }
            }
        });
    }

    private static boolean areForeign(VrrpInstance one, VrrpInstance other) {
        Set<String> mine = addresses(one);
        return one.virtualRouterId().isPresent()
                && one.virtualRouterId().equals(other.virtualRouterId())
                && !one.name().equals(other.name())
                && isIpv6(one) == isIpv6(other)
                && addresses(other).stream().noneMatch(mine::contains);
    }

    private static Set<String> addresses(VrrpInstance instance) {
        return instance.addresses().stream().map(VirtualAddress::withoutMask).collect(Collectors.toSet());
    }

    private static void reportForeign(LintedSite.Member one, LintedSite.Member other, FindingCollector findings) {
        findings.addUnheard(
                FATAL,
                "virtual-router-id-of-another-group",
                other.instance().at("virtual_router_id"),
                other.instance().name() + " on " + other.name() + " has the virtual_router_id of "
                        + one.instance().name() + " on " + one.name() + ", and no address in common with it",
                "on one LAN they drop each other's adverts with a log line a second, or elect one another",
                "give one of the two groups another virtual_router_id, on every node");
    }
}
