package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network behind an {@code ip nat inside} interface.
 *
 * @param own the router's own address in it
 */
record InsideNetwork(InterfaceName name, Optional<String> vrf, Ipv4Prefix own) {

    /** All of a router's, the narrowest first. */
    static List<InsideNetwork> of(RouterView view) {
        return view.withRole(NatRole.INSIDE).stream()
                .flatMap(InsideNetwork::of)
                .sorted(Comparator.comparingInt(network -> -network.own().length()))
                .toList();
    }

    private static Stream<InsideNetwork> of(RouterInterface inside) {
        return inside.addresses().stream().map(own -> new InsideNetwork(inside.name(), inside.vrf(), own));
    }

    boolean contains(Ipv4 address, Optional<String> ofVrf) {
        return own.contains(address) && vrf.equals(ofVrf);
    }

    /** {@code 10.51.0.0/16}. */
    @Override
    public String toString() {
        return own.network() + "/" + own.length();
    }
}
