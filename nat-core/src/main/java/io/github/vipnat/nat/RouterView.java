package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Filters;
import java.util.List;
import java.util.Optional;

/**
 * A router as its running configuration shows it.
 *
 * @param definitions names of what rules may refer to
 * @param filters who gets in
 * @param tunnelEnds where IPsec tunnels of the router itself end, besides crypto maps on interfaces
 * @param services what the router itself listens on, as far as the configuration says so
 * @param routing where it sends packets
 * @param dhcp which addresses it gives to hosts
 * @param archive whether {@code archive} with a {@code path} stands, which the revert timer needs (ios-facts, fact 8)
 * @param lines every line that configures, for looking up who names an address; what a free text says is not among them
 * @param fingerprint changes with any line that matters; equal fingerprints mean an equal configuration
 */
public record RouterView(
        String hostname,
        NatTable nat,
        List<RouterInterface> interfaces,
        Definitions definitions,
        Filters filters,
        List<TunnelEnd> tunnelEnds,
        List<OwnService> services,
        Routing routing,
        DhcpService dhcp,
        boolean archive,
        List<ConfigLine> lines,
        String fingerprint) {

    public RouterView {
        interfaces = List.copyOf(interfaces);
        tunnelEnds = List.copyOf(tunnelEnds);
        services = List.copyOf(services);
        lines = List.copyOf(lines);
    }

    /** The same router with another NAT table. */
    public RouterView with(NatTable table) {
        return new RouterView(
                hostname,
                table,
                interfaces,
                definitions,
                filters,
                tunnelEnds,
                services,
                routing,
                dhcp,
                archive,
                lines,
                fingerprint);
    }

    /** The interface that owns the address. */
    public Optional<RouterInterface> ownerOf(Ipv4 address) {
        return interfaces.stream().filter(i -> i.owns(address)).findFirst();
    }

    public List<RouterInterface> withRole(RouterInterface.NatRole role) {
        return interfaces.stream().filter(i -> i.role() == role).toList();
    }

    /** The lines in which the address stands as a word of its own. */
    public List<ConfigLine> linesNaming(Ipv4 address) {
        String text = address.toString();
        return lines.stream().filter(line -> names(line.text(), text)).toList();
    }

    private static boolean names(String line, String address) {
        for (int at = line.indexOf(address); at >= 0; at = line.indexOf(address, at + 1)) {
            int end = at + address.length();
            boolean startsHere = at == 0 || !isPartOfAddress(line.charAt(at - 1));
            if (startsHere && (end == line.length() || !isPartOfAddress(line.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfAddress(char character) {
        return character == '.' || (character >= '0' && character <= '9');
    }
}
