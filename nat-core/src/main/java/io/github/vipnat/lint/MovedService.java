package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that moves from a node's address to the VIP, as the inside of the router sees it.
 *
 * @param isOneOfAll whether it is a sample of what a rule moves that takes every port
 * @param rule the VIP's
 */
record MovedService(
        Ipv4 node, TransportPort before, Ipv4 vip, TransportPort after, boolean isOneOfAll, StaticRule rule) {

    /** What to try where a rule takes every port: what the document's hosts serve. */
    private static final List<TransportPort> SERVED = Stream.of(21, 22, 25, 53, 80, 443, 3306)
            .map(number -> new TransportPort(Protocol.TCP, number))
            .toList();

    /** Which way a packet goes. */
    enum Direction {
        /** From a client to the service. */
        IN,
        /** What the service answers. */
        BACK;

        private Packet packet(Ipv4 host, TransportPort port, Ipv4 client) {
            return this == IN ? Packet.to(host, port, client) : Packet.from(host, port, client);
        }
    }

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
                leaving.takesEverything(),
                successor));
    }

    /** What passes between a client and the node today. */
    Packet today(Direction direction, Ipv4 client) {
        return direction.packet(node, before, client);
    }

    /** What passes in its place between the client and the VIP. */
    Packet tomorrow(Direction direction, Ipv4 client) {
        return direction.packet(vip, after, client);
    }

    Optional<String> vrf() {
        return rule.options().vrf();
    }
}
