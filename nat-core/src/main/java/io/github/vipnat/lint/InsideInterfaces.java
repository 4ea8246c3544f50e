package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The inside interfaces through which the router reaches a host. */
final class InsideInterfaces {

    private InsideInterfaces() {}

    /** Those that lead to the host, or all of the VRF where the configuration does not say which. */
    static List<RouterInterface> towards(RouterView view, Ipv4 host, Optional<String> vrf) {
        List<RouterInterface> known = known(view, host, vrf);
        return known.isEmpty() ? all(view, vrf).toList() : known;
    }

    /** Those that lead to the host: on its own network, or by static routes; none where it lies behind something else. */
    static List<RouterInterface> known(RouterView view, Ipv4 host, Optional<String> vrf) {
        List<RouterInterface> onTheWay = new Ways(view)
                .to(host, vrf).stream()
                        .filter(Ways.Way::leadsInside)
                        .flatMap(way -> way.face().stream())
                        .distinct()
                        .toList();
        return onTheWay.isEmpty()
                ? all(view, vrf).filter(face -> isOn(face, host)).toList()
                : onTheWay;
    }

    private static Stream<RouterInterface> all(RouterView view, Optional<String> vrf) {
        return view.withRole(NatRole.INSIDE).stream().filter(face -> face.vrf().equals(vrf));
    }

    private static boolean isOn(RouterInterface face, Ipv4 host) {
        return face.addresses().stream().anyMatch(prefix -> prefix.contains(host));
    }
}
