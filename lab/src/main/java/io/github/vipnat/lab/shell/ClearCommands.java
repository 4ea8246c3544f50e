package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
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
    private static final Keywords IN_VRF = Keywords.of("* forced icmp inside outside tcp udp");
    private static final Keywords WHAT = IN_VRF.and(Keywords.of("vrf"));
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
            String vrf = words.word("WORD  VRF name");
            String inVrf = words.keyword(IN_VRF);
            Predicate<Flow> fits = meant(words, inVrf);
            if (isUnknown(vrf)) {
                session.terminal().println("% VRF " + vrf + " not configured"); // ios-facts 2
            } else {
                clear(vrf::equals, fits, isEverything(inVrf));
            }
        } else {
            clear(this::isMeantWithoutName, meant(words, what), isEverything(what));
        }
    }

    private boolean isUnknown(String vrf) {
        Quirk.ClearOfUnknownVrf quirk = session.state().quirks().get(Quirk.ClearOfUnknownVrf.class);
        return quirk == Quirk.ClearOfUnknownVrf.NOT_CONFIGURED
                && !session.state().nat().translations().hasVrf(vrf);
    }

    private boolean isMeantWithoutName(String vrf) {
        return vrf.isEmpty()
                || session.state().quirks().get(Quirk.ClearWithoutVrf.class) == Quirk.ClearWithoutVrf.EVERY_TABLE;
    }

    /** {@code *} and {@code forced} name no flow, so that none is missed. */
    private static boolean isEverything(String what) {
        return what.equals("*") || what.equals("forced");
    }

    /** Which flows the rest of the line is about. */
    private static Predicate<Flow> meant(Words words, String what) {
        return switch (what) {
            case "*" -> {
                clearForced(words);
                yield flow -> true;
            }
            case "forced" -> {
                words.end();
                yield flow -> true;
            }
            case "inside" -> inside(words, false).and(outsideIf(words, false));
            case "outside" -> {
                Predicate<Flow> outside = outside(words, false);
                clearForced(words);
                yield outside;
            }
            default -> {
                words.keyword(INSIDE);
                yield inside(words, true)
                        .and(flow -> flow.protocol().equals(what))
                        .and(outsideIf(words, true));
            }
        };
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
            clearForced(words);
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

    private static void clearForced(Words words) {
        if (words.more()) {
            words.keyword(FORCED);
        }
        words.end();
    }

    private void clear(Predicate<String> vrfs, Predicate<Flow> fits, boolean everything) {
        List<Flow> gone = session.state().nat().translations().clear(vrfs, fits);
        if (gone.isEmpty() && !everything) {
            session.terminal().println("%Translation not found"); // ios-facts 2 and 7
        }
        session.router().cut(gone);
    }
}
