package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.secret.SecretMask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a router sends packets, as far as its configuration says.
 *
 * @param protocols what brings routes that no configuration shows
 * @param down interfaces that are shut down
 * @param addressless interfaces of which the configuration says that they have no address
 * @param borrowing interfaces that are given an address or use another one's, each with the line that says so
 */
public record Routing(
        List<Route> routes,
        List<Protocol> protocols,
        Set<InterfaceName> down,
        Set<InterfaceName> addressless,
        Map<InterfaceName, String> borrowing) {

    public Routing {
        routes = List.copyOf(routes);
        protocols = List.copyOf(protocols);
        down = Set.copyOf(down);
        addressless = Set.copyOf(addressless);
        borrowing = borrowing.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> SecretMask.masked(entry.getValue())));
    }

    /**
     * A routing protocol.
     *
     * @param vrf whose routes it brings, where it is for one VRF alone
     * @param text the line that starts it, fit to be shown
     */
    public record Protocol(Optional<String> vrf, String text) {

        public Protocol {
            text = SecretMask.masked(text);
        }
    }

    /** A router of which nothing of the kind is known. */
    public static Routing none() {
        return new Routing(List.of(), List.of(), Set.of(), Set.of(), Map.of());
    }
}
