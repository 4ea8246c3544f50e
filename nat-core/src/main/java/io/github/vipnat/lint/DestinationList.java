package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Party;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Ports;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherForm.Destination;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code inside destination list ACL pool P}: what the access list permits is shared out among the hosts of the pool,
 * beside the static rules (ios-facts 11.5).
 *
 * @param list read by destination
 */
record DestinationList(Destination rule, AccessList list) {

    /** Those of a router whose access list is there; one without is told by {@link OtherRuleLeadsNowhere}. */
    static List<DestinationList> all(NatTable nat, Filters filters) {
        return nat.others(Destination.class).stream()
                .flatMap(rule -> filters.accessList(rule.accessList()).stream()
                        .map(list -> new DestinationList(rule, byDestination(list))))
                .toList();
    }

    OnGlobal on(Ipv4 global) {
        return new OnGlobal(global, this);
    }

    /** The line as the router prints it. */
    String line() {
        return "ip nat inside destination list " + rule.accessList() + " pool " + rule.pool() + rule.extras();
    }

    /** A standard list names one address, and here it is the one that packets are sent to. */
    private static AccessList byDestination(AccessList list) {
        return list.isStandard()
                ? new AccessList(
                        list.name(),
                        true,
                        list.lines().stream()
                                .map(line -> new AccessList.Line(line.number(), byDestination(line.entry())))
                                .toList())
                : list;
    }

    private static AccessEntry byDestination(AccessEntry entry) {
        return entry instanceof AccessEntry.Rule rule
                ? new AccessEntry.Rule(
                        rule.permits(),
                        rule.protocol(),
                        /* source= */ rule.destination(),
                        /* destination= */ rule.source(),
                        rule.flags(),
                        rule.when(),
                        rule.text())
                : entry;
    }

    /** The list's share of one global. */
    record OnGlobal(Ipv4 global, DestinationList list) {

        boolean serves(TransportPort port) {
            return verdict(port) == Verdict.LETS_IN;
        }

        Verdict verdict(TransportPort port) {
            return list.list().verdict(Packet.to(global, port, Clients.ANYBODY.get(0)));
        }

        /** The ports that lines name one by one. */
        List<TransportPort> singlePorts() {
            return permits()
                    .flatMap(rule -> rule.destination().ports().ranges().stream()
                            .filter(range -> range.first() == range.last() && range.first() > 0)
                            .flatMap(range ->
                                    protocols(rule).map(protocol -> new TransportPort(protocol, range.first()))))
                    .filter(this::serves)
                    .toList();
        }

        /** Whole ranges: {@code tcp 8000 to 8010}, or {@code every tcp port}. */
        List<String> ranges() {
            return permits()
                    .flatMap(rule -> rule.destination().ports().ranges().stream()
                            .filter(range -> range.first() < range.last())
                            .flatMap(range -> protocols(rule).map(protocol -> text(protocol, range))))
                    .distinct()
                    .toList();
        }

        private Stream<AccessEntry.Rule> permits() {
            return list.list().entries().stream()
                    .flatMap(AccessEntry::rules)
                    .filter(rule -> rule.permits() && isAbout(rule.destination()));
        }

        private boolean isAbout(Party party) {
            return party.hosts().contains(global);
        }

        private static Stream<Protocol> protocols(AccessEntry.Rule rule) {
            return rule.protocol().equals("ip")
                    ? Arrays.stream(Protocol.values())
                    : Protocol.parse(rule.protocol()).stream();
        }

        private static String text(Protocol protocol, Ports.Range range) {
            return range.first() <= 1 && range.last() == 65535
                    ? "every " + protocol + " port"
                    : protocol + " " + range.first() + " to " + range.last();
        }
    }
}
