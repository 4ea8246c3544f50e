package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A service that moves from a node's address to the VIP, as the inside of the router sees it.
 *
 * @param rule the VIP's
 */
record MovedService(Ipv4 node, TransportPort before, Ipv4 vip, TransportPort after, StaticRule rule) {

    /** What to try where a rule takes every port: what the document's hosts serve. */
    private static final List<TransportPort> SERVED = Stream.of(21, 22, 25, 53, 80, 443, 3306)
            .map(number -> new TransportPort(Protocol.TCP, number))
            .toList();

    /** Every service of a rule that leaves a node and has a successor. */
    static List<MovedService> of(Subject subject) {
        return subject.plan().removals().stream()
                .filter(removal -> subject.isRetired(removal.rule()))
                .flatMap(removal -> subject.successors().of(removal.rule()).stream()
                        .flatMap(successor -> between(removal.rule().mapping(), successor)))
                .toList();
    }

    private static Stream<MovedService> between(Mapping leaving, StaticRule successor) {
        Stream<TransportPort> before =
                leaving.takesEverything() ? SERVED.stream() : leaving.localTransportPort().stream();
        return before.map(local -> new MovedService(
                leaving.insideLocal(),
                local,
                successor.mapping().insideLocal(),
                successor
                        .mapping()
                        .localTransportPort()
                        .or(leaving::globalTransportPort)
                        .orElse(local),
                successor));
    }

    /** Whether a filter lets the node's service through and not the VIP's. */
    boolean isShutOut(Function<Packet, Verdict> filter, BiFunction<Ipv4, TransportPort, Packet> direction) {
        return filter.apply(direction.apply(node, before)) == Verdict.LETS_IN
                && filter.apply(direction.apply(vip, after)) == Verdict.SHUTS_OUT;
    }

    Optional<String> vrf() {
        return rule.options().vrf();
    }

    /** As an access list would let it in: {@code permit tcp any host 10.51.10.67 eq 80}. */
    String asPermit() {
        return "permit " + after.protocol() + " any host " + vip + " eq " + after.number();
    }
}
