package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.nat.Flow;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.List;
import java.util.function.Predicate;

/** {@code clear ip nat translation} in all its forms (ios-facts 7) and {@code clear ip arp}. */
final class ClearCommands {

    private static final Keywords CLEAR = Keywords.of("aaa access-list access-template arp-cache bgp cdp configuration"
            + " counters crypto dot1x host interface ip ipv6 line logging mac-address-table tcp vpdn");
    private static final Keywords CLEAR_IP = Keywords.of("accounting access-template arp bgp cache cef dhcp eigrp"
            + " igmp inspect mroute nat nhrp ospf prefix-list rip route rsvp");
    private static final Keywords NAT = Keywords.of("statistics translation");
    private static final Keywords WHAT = Keywords.of("* forced icmp inside outside tcp udp vrf");
    private static final Keywords INSIDE = Keywords.of("inside");
    private static final Keywords OUTSIDE_OR_FORCED = Keywords.of("forced outside");
    private static final Keywords FORCED = Keywords.of("forced");

    private final Session session;

    ClearCommands(Session session) {
        this.session = session;
    }

    void run(Words words) {
        switch (words.keyword(CLEAR)) {
            case "ip" -> ip(words);
            case "arp-cache" -> {
                words.end();
                session.state().observeNeighbours();
                session.state().arp().rows().keySet().forEach(this::refresh);
            }
            default -> throw words.invalid();
        }
    }

    private void ip(Words words) {
        switch (words.keyword(CLEAR_IP)) {
            case "arp" -> {
                String address = words.address();
                words.end();
                refresh(address);
            }
            case "nat" -> nat(words);
            default -> throw words.invalid();
        }
    }

    private void refresh(String address) {
        session.state().arp().refresh(address, session.state().clock().now());
        session.state().plane().refresh(address);
    }

    private void nat(Words words) {
        if (words.keyword(NAT).equals("statistics")) {
            words.end();
            return;
        }
        session.state().observeFlows();
        String what = words.keyword(WHAT);
        if (what.equals("vrf")) {
            words.word("WORD  VRF name");
            what = words.keyword(WHAT);
        }
        switch (what) {
            case "*" -> {
                forced(words);
                session.router().cut(session.state().nat().translations().clearAll());
            }
            case "forced" -> {
                words.end();
                session.router().cut(session.state().nat().translations().clearAll());
            }
            case "inside" -> clear(inside(words, false).and(outsideIf(words, false)));
            case "outside" -> {
                Predicate<Flow> outside = outside(words, false);
                forced(words);
                clear(outside);
            }
            default -> {
                String protocol = what;
                words.keyword(INSIDE);
                Predicate<Flow> inside =
                        inside(words, true).and(flow -> flow.protocol().equals(protocol));
                clear(inside.and(outsideIf(words, true)));
            }
        }
    }

    /** Inside GLOBAL LOCAL: the other way round than the configuration line (ios-facts 7). */
    private static Predicate<Flow> inside(Words words, boolean ports) {
        String global = endpoint(words, ports);
        String local = endpoint(words, ports);
        return flow -> matches(flow.insideGlobal(), global) && matches(flow.insideLocal(), local);
    }

    private static Predicate<Flow> outsideIf(Words words, boolean ports) {
        Predicate<Flow> fits = flow -> true;
        if (words.more() && words.keyword(OUTSIDE_OR_FORCED).equals("outside")) {
            fits = outside(words, ports);
            forced(words);
        }
        words.end();
        return fits;
    }

    private static Predicate<Flow> outside(Words words, boolean ports) {
        String local = endpoint(words, ports);
        String global = endpoint(words, ports);
        return flow -> matches(flow.outsideLocal(), local) && matches(flow.outsideGlobal(), global);
    }

    private static String endpoint(Words words, boolean port) {
        String address = words.address();
        return port ? address + ":" + words.number(1, 65_535) : address;
    }

    private static boolean matches(String endpoint, String wanted) {
        return endpoint.equals(wanted) || (!wanted.contains(":") && endpoint.startsWith(wanted + ":"));
    }

    private static void forced(Words words) {
        if (words.more()) {
            words.keyword(FORCED);
        }
        words.end();
    }

    private void clear(Predicate<Flow> fits) {
        List<Flow> gone = session.state().nat().translations().clear(fits);
        if (gone.isEmpty()) {
            session.terminal().println("%Translation not found"); // ios-facts 2 and 7
        }
        session.router().cut(gone);
    }
}
