package io.github.vipnat.ios.read;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.Route;
import io.github.vipnat.nat.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects static routes, routing protocols, and interfaces that are shut or have no address of their own. */
final class RoutingReader {

    private final List<Route> routes = new ArrayList<>();
    private final List<Routing.Protocol> protocols = new ArrayList<>();
    private final Set<InterfaceName> down = new HashSet<>();
    private final Set<InterfaceName> addressless = new HashSet<>();
    private final Map<InterfaceName, String> borrowing = new HashMap<>();

    void readSection(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        switch (words.take()) {
            case "ip" -> {
                if (words.takeIf("route")) {
                    route(head, words);
                }
            }
            case "router" -> protocols.add(new Routing.Protocol(vrfBehind(words), head));
            case "interface" ->
                InterfaceName.parse(words.take()).ifPresent(name -> readInterface(name, section.children()));
            default -> {
                // says nothing about ways
            }
        }
    }

    Routing toRouting() {
        return new Routing(routes, protocols, down, addressless, borrowing);
    }

    /** {@code router ospf 1 vrf RED}; the other protocols name their VRFs below, if at all. */
    private static Optional<String> vrfBehind(WordCursor words) {
        while (!words.isEmpty()) {
            Optional<String> vrf = words.takeAfter("vrf");
            if (vrf.isPresent()) {
                return vrf;
            }
            words.take();
        }
        return Optional.empty();
    }

    /** A static route's own, where the line names none (Cisco, "ip route"). */
    private static final int DISTANCE = 1;

    /** {@code ip route [vrf V] NET MASK [IF] [NEXT-HOP] [global] [DISTANCE] … [track N]}. */
    private void route(String line, WordCursor words) {
        Optional<String> vrf = words.takeAfter("vrf");
        Optional<Ipv4> network = Ipv4.parse(words.take());
        Optional<Ipv4> mask = Ipv4.parse(words.take());
        Optional<InterfaceName> out = InterfaceName.parse(words.peek());
        if (out.isPresent()) {
            words.take();
        }
        Optional<Ipv4> nextHop = Ipv4.parse(words.peek());
        if (nextHop.isPresent()) {
            words.take();
        }
        Optional<String> nextHopVrf = words.takeIf("global") ? Optional.empty() : vrf;
        int distance = distance(words);
        boolean isTracked = isTracked(words);
        network.flatMap(net -> mask.flatMap(bits -> Ipv4Prefix.ofMask(net, bits)))
                .ifPresent(to -> routes.add(new Route(to, vrf, out, nextHop, nextHopVrf, distance, isTracked, line)));
    }

    private static int distance(WordCursor words) {
        return words.peek().matches("[0-9]{1,3}") ? Integer.parseInt(words.take()) : DISTANCE;
    }

    /** The word behind {@code name} is one of the user's own. */
    private static boolean isTracked(WordCursor words) {
        while (!words.isEmpty()) {
            switch (words.take()) {
                case "track" -> {
                    return true;
                }
                case "name", "tag" -> words.take();
                default -> {
                    // says nothing about when it stands
                }
            }
        }
        return false;
    }

    private void readInterface(InterfaceName name, List<ConfigLine> lines) {
        for (ConfigLine line : lines) {
            String text = line.text().strip();
            if (text.equals("shutdown")) {
                down.add(name);
            } else if (text.equals("no ip address")) {
                addressless.add(name);
            } else if (text.startsWith("ip unnumbered ") || isGivenAddress(text)) {
                borrowing.put(name, text);
            }
        }
    }

    /** {@code ip address dhcp}, {@code negotiated}, {@code pool NAME}. */
    private static boolean isGivenAddress(String text) {
        WordCursor words = new WordCursor(text);
        return words.takeIf("ip", "address") && Ipv4.parse(words.peek()).isEmpty();
    }
}
