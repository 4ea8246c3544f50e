package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.lint.Ways.Way;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The VIP is the first or the last address of the network it lies in: the network's own and its broadcast address (RFC 1122 3.2.1.3),
 * which a router takes for itself and asks nobody for by ARP. What a translation sends there it drops, since directed broadcasts are
 * not forwarded unless configured (RFC 2644; Cisco IOS IP Addressing Command Reference, "ip directed-broadcast"). A network of two
 * addresses has neither (RFC 3021).
 */
final class VipIsBroadcast implements LintRule {

    /** The longest prefix of a network that has a broadcast address. */
    private static final int LONGEST = 30;

    @Override
    public List<Problem> check(Subject subject) {
        Ipv4 vip = subject.topology().vip().address();
        return subject.vrfs().stream()
                .flatMap(vrf -> network(subject, vip, vrf).stream())
                .filter(network -> network.length() <= LONGEST)
                .filter(network -> Set.of(network.network(), network.last()).contains(vip))
                .map(network -> problem(subject, vip, network))
                .distinct()
                .toList();
    }

    /** The network of an interface on which the VIP is looked for. */
    private static Optional<Ipv4Prefix> network(Subject subject, Ipv4 vip, Optional<String> vrf) {
        return new Ways(subject.view())
                .to(vip, vrf).stream()
                        .filter(way -> way.route().isEmpty())
                        .flatMap(VipIsBroadcast::networks)
                        .filter(network -> network.contains(vip))
                        .max(Comparator.comparingInt(Ipv4Prefix::length));
    }

    private static Stream<Ipv4Prefix> networks(Way way) {
        return way.face().stream().flatMap(face -> face.addresses().stream());
    }

    private static Problem problem(Subject subject, Ipv4 vip, Ipv4Prefix network) {
        return new Problem(
                "vip-is-broadcast",
                isSoToday(subject) ? Severity.RISK : Severity.FATAL,
                subject.where(),
                "the VIP " + vip + " is the " + (vip.equals(network.last()) ? "broadcast address" : "first address")
                        + " of the network " + network.network() + "/" + network.length() + ", which no host can have",
                "the router would never ask for it by ARP, and drops what the rules send there",
                "correct vip: in " + subject.topology().source() + " to an address between " + network.network()
                        + " and " + network.last() + ", the one that keepalived holds");
    }

    private static boolean isSoToday(Subject subject) {
        return subject.plan().before().entries().stream().map(NatEntry::rule).anyMatch(subject::isVip);
    }
}
