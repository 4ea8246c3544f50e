package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Optional;

/** The inside interfaces through which the router reaches a host. */
final class InsideInterfaces {

    private InsideInterfaces() {}

    /** Those on the host's own network, or all of the VRF where it lies behind another router. */
    static List<RouterInterface> towards(RouterView view, Ipv4 host, Optional<String> vrf) {
        List<RouterInterface> inside = view.withRole(NatRole.INSIDE).stream()
                .filter(face -> face.vrf().equals(vrf))
                .toList();
        List<RouterInterface> connected = inside.stream()
                .filter(face -> face.addresses().stream().anyMatch(prefix -> prefix.contains(host)))
                .toList();
        return connected.isEmpty() ? inside : connected;
    }
}
