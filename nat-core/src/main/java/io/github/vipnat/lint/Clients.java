package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom to try a filter with: some of the Internet, and the edges of what the filter's lines say of clients where they
 * tell the VIP and the node apart. A client is outside: none is the VIP itself, a node, or in a network of the inside.
 */
final class Clients {

    /** Addresses of the Internet that no line of a filter is likely to name. */
    static final List<Ipv4> ANYBODY = Stream.of("198.18.200.77", "93.184.216.34", "151.101.65.69", "45.33.32.156")
            .map(Ipv4::of)
            .toList();

    private final RouterView view;
    private final Topology topology;
    private final MovedService move;

    Clients(RouterView view, Topology topology, MovedService move) {
        this.view = view;
        this.topology = topology;
        this.move = move;
    }

    List<Ipv4> of(Gate gate) {
        if (!gate.isNodesToo()) {
            return ANYBODY;
        }
        Packet today = move.today(gate.direction(), ANYBODY.get(0));
        Packet tomorrow = move.tomorrow(gate.direction(), ANYBODY.get(0));
        Stream<Ipv4> named = gate.filter()
                .lists()
                .distinct()
                .flatMap(list -> list.rulesThatTellApart(today, tomorrow))
                .flatMap(rule -> rule.clientEnd(today).hosts().samples());
        return Stream.concat(ANYBODY.stream(), named)
                .distinct()
                .filter(this::isOutside)
                .toList();
    }

    private boolean isOutside(Ipv4 address) {
        return isHost(address)
                && !address.equals(move.vip())
                && !address.equals(move.node())
                && !topology.retiredAddresses().contains(address)
                && view.withRole(NatRole.INSIDE).stream().noneMatch(face -> isOn(face, address));
    }

    private static boolean isOn(RouterInterface face, Ipv4 address) {
        return face.addresses().stream().anyMatch(prefix -> prefix.contains(address));
    }

    /** Neither 0/8 nor loopback nor multicast nor reserved. */
    private static boolean isHost(Ipv4 address) {
        return Stream.of("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4")
                .flatMap(text -> Ipv4Prefix.parse(text).stream())
                .noneMatch(prefix -> prefix.contains(address));
    }
}
