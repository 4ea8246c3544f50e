package io.github.vipnat.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.List;
import java.util.Optional;

/**
 * A router's interface, as far as NAT cares.
 *
 * @param primary the address that rules of the interface answer on; none where the router is given one, by DHCP or PPP
 * @param addresses primary and secondary addresses
 * @param sharedAddresses addresses of HSRP, VRRP, GLBP and redundancy groups, which the router may own
 * @param accessGroupIn what filters packets that come in
 * @param accessGroupOut what filters packets that go out
 * @param zone the zone of the firewall that the interface is in
 * @param policyRouteMap the route-map that routes what comes in
 */
public record RouterInterface(
        InterfaceName name,
        NatRole role,
        Optional<Ipv4> primary,
        List<Ipv4Prefix> addresses,
        List<Ipv4> sharedAddresses,
        Optional<AccessGroup> accessGroupIn,
        Optional<AccessGroup> accessGroupOut,
        Optional<String> zone,
        Optional<String> policyRouteMap,
        Optional<String> vrf,
        boolean cryptoMap) {

    /** What {@code ip nat inside}, {@code outside} or {@code enable} makes of the interface. */
    public enum NatRole {
        INSIDE,
        OUTSIDE,
        /** {@code ip nat enable}: NVI, another feature (ios-facts 1.2). */
        NVI,
        NONE
    }

    public RouterInterface {
        addresses = List.copyOf(addresses);
        sharedAddresses = List.copyOf(sharedAddresses);
    }

    /** Whether the address is this router's own here. */
    public boolean owns(Ipv4 address) {
        return sharedAddresses.contains(address)
                || addresses.stream().anyMatch(own -> own.address().equals(address));
    }
}
