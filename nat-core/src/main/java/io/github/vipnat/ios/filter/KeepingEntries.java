package io.github.vipnat.ios.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.AccessEntry.Party;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.filter.Hosts;
import io.github.vipnat.filter.Ports;
import io.github.vipnat.filter.Ports.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may still reach a global that a full static opens: the ports of before, the data connections of FTP, answers, and
 * the messages without which large packets vanish.
 */
final class KeepingEntries {

    /** Where a server told {@code pasv_min_port} and {@code pasv_max_port} waits for data: ports nobody registers. */
    private static final Ports PASSIVE = new Ports("range 49152 65535", List.of(new Range(49152, 65535)));

    private static final List<String> ICMP_TYPES = List.of("unreachable", "time-exceeded");

    private final OpenedGlobal opening;
    private final Party global;

    KeepingEntries(OpenedGlobal opening) {
        this.opening = opening;
        this.global = new Party(Hosts.only(opening.global()), Ports.every());
    }

    /** The lines of a list that filters nothing else; behind them comes the permit of everything else. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("remark " + opening.global() + ": what was reachable before, and answers");
        for (Rule permit : permits()) {
            if (permit.destination().ports().equals(PASSIVE)) {
                lines.add("remark FTP data: in vsftpd.conf pasv_min_port=49152 and pasv_max_port=65535");
            }
            lines.add(AccessEntryCodec.print(permit));
        }
        lines.add(AccessEntryCodec.print(rule(false, "ip", global.ports(), "", When.ALWAYS)));
        return lines;
    }

    /**
     * What stands in the place of a permit that is about the global and more: as much of it as may stay, a deny of the
     * rest towards the global, and then the permit itself for everybody else.
     *
     * @return empty when the permit may stay as it is
     */
    Optional<List<Rule>> narrowed(Rule permit) {
        if (!permit.permits() || !permit.destination().hosts().contains(opening.global()) || isCovered(permit)) {
            return Optional.empty();
        }
        List<Rule> rules = new ArrayList<>();
        permits().forEach(allowed -> rules.addAll(both(permit, allowed)));
        rules.add(towardsGlobal(
                permit, false, permit.protocol(), permit.destination().ports(), permit.flags()));
        return Optional.of(rules);
    }

    Ipv4 global() {
        return opening.global();
    }

    boolean isOnlyAbout(Rule permit) {
        return permit.destination().hosts().isOnly(opening.global());
    }

    private List<Rule> permits() {
        List<Rule> permits = new ArrayList<>();
        for (TransportPort port : opening.reachable()) {
            permits.add(rule(true, port.protocol().toString(), eq(port.number()), "", When.ALWAYS));
        }
        if (opening.servesFtp()) {
            permits.add(rule(true, "tcp", PASSIVE, "", When.ALWAYS));
        }
        permits.add(rule(true, "tcp", Ports.every(), "established", When.ANSWERS));
        ICMP_TYPES.forEach(type -> permits.add(rule(true, "icmp", Ports.every(), type, When.SOMETIMES)));
        return permits;
    }

    /** Whether the permit lets nothing towards the global that was not reachable before. */
    private boolean isCovered(Rule permit) {
        if (permit.when() == When.ANSWERS || permit.when() == When.LATER_FRAGMENTS) {
            return true;
        }
        return permits().stream()
                        .anyMatch(allowed -> allowed.protocol().equals("icmp")
                                && permit.protocol().equals("icmp")
                                && allowed.flags().equals(permit.flags()))
                || permit.destination().ports().ranges().stream()
                        .allMatch(range -> permits().stream().anyMatch(allowed -> covers(allowed, permit, range)));
    }

    private static boolean covers(Rule allowed, Rule permit, Range range) {
        return allowed.when() == When.ALWAYS
                && allowed.protocol().equals(permit.protocol())
                && allowed.destination().ports().containsAll(new Ports("", List.of(range)));
    }

    /** What both let through. */
    private List<Rule> both(Rule permit, Rule allowed) {
        boolean isAny = permit.protocol().equals("ip");
        boolean isIcmpType = permit.protocol().equals("icmp") && permit.when() == When.SOMETIMES;
        if ((!isAny && !permit.protocol().equals(allowed.protocol())) || isIcmpType) {
            return List.of();
        }
        String flags = (allowed.flags() + " " + permit.flags()).strip();
        return permit.destination().ports().and(allowed.destination().ports()).stream()
                .map(range -> towardsGlobal(permit, true, allowed.protocol(), printed(range), flags))
                .toList();
    }

    private Rule towardsGlobal(Rule permit, boolean permits, String protocol, Ports ports, String flags) {
        return new Rule(permits, protocol, permit.source(), new Party(global.hosts(), ports), flags, permit.when(), "");
    }

    private Rule rule(boolean permits, String protocol, Ports ports, String flags, When when) {
        Party anybody = new Party(Hosts.any(), Ports.every());
        return new Rule(permits, protocol, anybody, new Party(global.hosts(), ports), flags, when, "");
    }

    private static Ports printed(Range range) {
        if (Ports.every().ranges().contains(range)) {
            return Ports.every();
        }
        return range.first() == range.last()
                ? eq(range.first())
                : new Ports("range " + range.first() + " " + range.last(), List.of(range));
    }

    private static Ports eq(int port) {
        return new Ports("eq " + port, List.of(new Range(port, port)));
    }
}
