package io.github.vipnat.ios.read;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.AccessGroup;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one {@code interface} section. */
final class InterfaceReader {

    private final InterfaceName name;
    private NatRole role = NatRole.NONE;
    private @Nullable Ipv4 primary;
    private final List<Ipv4Prefix> addresses = new ArrayList<>();
    private final List<Ipv4> sharedAddresses = new ArrayList<>();
    private @Nullable AccessGroup accessGroupIn;
    private @Nullable AccessGroup accessGroupOut;
    private @Nullable String zone;
    private @Nullable String policyRouteMap;
    private @Nullable String vrf;
    private boolean cryptoMap;

    private InterfaceReader(InterfaceName name) {
        this.name = name;
    }

    /** The interface, or empty when the section is no interface or has a name of another shape. */
    static Optional<RouterInterface> read(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        return words.takeAfter("interface").flatMap(InterfaceName::parse).map(name -> {
            InterfaceReader reader = new InterfaceReader(name);
            section.children().forEach(line -> reader.readLine(line.text()));
            return reader.toInterface();
        });
    }

    private RouterInterface toInterface() {
        return new RouterInterface(
                name,
                role,
                Optional.ofNullable(primary),
                addresses,
                sharedAddresses,
                Optional.ofNullable(accessGroupIn),
                Optional.ofNullable(accessGroupOut),
                Optional.ofNullable(zone),
                Optional.ofNullable(policyRouteMap),
                Optional.ofNullable(vrf),
                cryptoMap);
    }

    private void readLine(String text) {
        WordCursor words = new WordCursor(text);
        switch (words.take()) {
            case "ip" -> ip(words);
            case "vrf" -> vrf = words.takeAfter("forwarding").orElse(vrf);
            case "zone-member" -> zone = words.takeAfter("security").orElse(zone);
            case "crypto" -> cryptoMap |= words.takeIf("map");
            case "standby", "vrrp", "glbp", "redundancy" -> sharedAddress(words);
            case "address" -> Ipv4.parse(words.take()).ifPresent(sharedAddresses::add);
            default -> {
                // other lines of an interface do not concern NAT
            }
        }
    }

    private void ip(WordCursor words) {
        switch (words.take()) {
            case "address" ->
                Ipv4.parse(words.take())
                        .flatMap(address -> Ipv4.parse(words.take()).flatMap(mask -> Ipv4Prefix.ofMask(address, mask)))
                        .ifPresent(prefix -> address(prefix, words.takeIf("secondary")));
            case "nat" -> role = roleOf(words.take());
            case "vrf" -> vrf = words.takeAfter("forwarding").orElse(vrf);
            case "policy" -> policyRouteMap = words.takeAfter("route-map").orElse(policyRouteMap);
            case "access-group" -> accessGroup(words);
            default -> {
                // other ip lines of an interface do not concern NAT
            }
        }
    }

    private void address(Ipv4Prefix prefix, boolean isSecondary) {
        addresses.add(prefix);
        if (!isSecondary) {
            primary = prefix.address();
        }
    }

    /** {@code LIST in}, {@code common COMMON LIST in}, {@code common COMMON in}; a list may be called "common" too. */
    private void accessGroup(WordCursor words) {
        String first = words.take();
        String second = words.take();
        if (!first.equals("common") || isDirection(second)) {
            accessGroup(AccessGroup.of(first), second);
        } else if (isDirection(words.peek())) {
            accessGroup(new AccessGroup(Optional.of(second), Optional.empty()), words.take());
        } else {
            accessGroup(new AccessGroup(Optional.of(second), Optional.of(words.take())), words.take());
        }
    }

    private static boolean isDirection(String word) {
        return word.equals("in") || word.equals("out");
    }

    private void accessGroup(AccessGroup group, String direction) {
        if (direction.equals("in")) {
            accessGroupIn = group;
        } else if (direction.equals("out")) {
            accessGroupOut = group;
        }
    }

    /** Beside {@code inside} or {@code outside} the word {@code enable} is about NVI rules alone (ios-facts 1.2). */
    private NatRole roleOf(String word) {
        return switch (word) {
            case "inside" -> NatRole.INSIDE;
            case "outside" -> NatRole.OUTSIDE;
            case "enable" -> role == NatRole.NONE ? NatRole.NVI : role;
            default -> role;
        };
    }

    /**
     * {@code standby [N] ip A}, {@code vrrp N ip A}; {@code redundancy group N ip A exclusive} of two routers with one firewall or NAT
     * (Cisco IOS XE, "Configuring Firewall Stateful Interchassis Redundancy").
     */
    private void sharedAddress(WordCursor words) {
        while (!words.isEmpty()) {
            words.takeAfter("ip").flatMap(Ipv4::parse).ifPresent(sharedAddresses::add);
            words.take();
        }
    }
}
