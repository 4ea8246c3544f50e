package io.github.vipnat.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node's own IPv4 addresses and network cards, as iproute2 prints them with {@code -o}.
 *
 * @param addresses each with the interface that carries it, and with its mask
 * @param macs of each interface, {@code 00:15:5d:0a:0b:01}
 * @param names of all interfaces
 */
public record Links(List<Held> addresses, Map<String, String> macs, Set<String> names) {

    public static final NodeQuestion ADDRESSES = NodeQuestion.ofAll("own-addresses", "ip -o -4 addr show");
    public static final NodeQuestion CARDS = NodeQuestion.ofAll("own-links", "ip -o link show");

    /** {@code 2: eth0    inet 10.51.10.67/32 scope global eth0\       valid_lft forever}. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+: ([^ @]+)(?:@\\S+)? +inet ([0-9.]+(?:/[0-9]+)?) .*");

    /** {@code 2: eth0@if7: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\    link/ether 00:15:5d:0a:0b:01}. */
    private static final Pattern CARD = Pattern.compile("[0-9]+: ([^:@ ]+)(?:@[^: ]+)?: .*");

    private static final Pattern ETHER = Pattern.compile("link/ether ([0-9a-fA-F:]{17})");

    public Links {
        addresses = List.copyOf(addresses);
        macs = Map.copyOf(macs);
        names = Set.copyOf(names);
    }

    /** An address on an interface. */
    public record Held(Ipv4Prefix address, String interfaceName) {}

    /** Empty where the node does not say; every host has at least the address of its loopback. */
    public static Optional<Links> of(NodeSight sight) {
        List<Held> addresses = new ArrayList<>();
        for (String line : sight.said(ADDRESSES).orElse("").lines().toList()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                String text = address.group(2);
                Ipv4Prefix.parse(text.contains("/") ? text : text + "/32")
                        .ifPresent(own -> addresses.add(new Held(own, address.group(1))));
            }
        }
        Map<String, String> macs = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (String line : sight.said(CARDS).orElse("").lines().toList()) {
            Matcher card = CARD.matcher(line);
            Matcher ether = ETHER.matcher(line);
            if (card.matches()) {
                names.add(card.group(1));
            }
            if (card.matches() && ether.find()) {
                macs.put(card.group(1), ether.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new Links(addresses, macs, names));
    }

    public boolean has(Ipv4 address) {
        return held(address).isPresent();
    }

    /** On an interface that others can reach; load balancers put addresses of others on the loopback. */
    public boolean hasForOthers(Ipv4 address) {
        return addresses.stream()
                .anyMatch(held -> held.address().address().equals(address)
                        && !held.interfaceName().equals("lo"));
    }

    /** Where the address is. */
    public Optional<Held> held(Ipv4 address) {
        return addresses.stream()
                .filter(held -> held.address().address().equals(address))
                .findFirst();
    }

    /** The MAC of the interface that carries the address. */
    public Optional<String> macOf(Ipv4 address) {
        return addresses.stream()
                .filter(held -> held.address().address().equals(address))
                .flatMap(held -> Optional.ofNullable(macs.get(held.interfaceName())).stream())
                .findFirst();
    }
}
