package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A node's own IPv4 addresses and network cards, as iproute2 prints them with {@code -o}.
 *
 * @param addresses each with the interface that carries it
 * @param macs of each network card, {@code 00:15:5d:0a:0b:01}
 * @param names of all interfaces
 */
record NodeLinks(List<Held> addresses, Map<String, String> macs, Set<String> names) {

    static final NodeQuestion ADDRESSES = NodeQuestion.ofAll("own-addresses", "ip -o -4 addr show");
    static final NodeQuestion LINKS = NodeQuestion.ofAll("own-links", "ip -o link show");

    /** {@code 2: eth0    inet 10.51.10.67/32 scope global eth0\       valid_lft forever}. */
    private static final Pattern ADDRESS = Pattern.compile("(?m)^[0-9]+: ([^ @]+)(?:@\\S+)? +inet ([0-9.]+)[/ ]");

    /** {@code 2: eth0@if7: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\    link/ether 00:15:5d:0a:0b:01}. */
    private static final Pattern LINK =
            Pattern.compile("^[0-9]+: ([^:@ ]+)(?:@[^: ]+)?: .*link/ether ([0-9a-fA-F:]{17})");

    private static final Pattern NAME = Pattern.compile("(?m)^[0-9]+: ([^:@ ]+)(?:@[^: ]+)?: ");

    NodeLinks {
        addresses = List.copyOf(addresses);
        macs = Map.copyOf(macs);
        names = Set.copyOf(names);
    }

    /** An address on an interface. */
    record Held(Ipv4 address, String interfaceName) {}

    /** Empty where the node does not say; every host has at least the address of its loopback. */
    static Optional<NodeLinks> of(NodeSight sight) {
        List<Held> addresses = new ArrayList<>();
        Matcher address = ADDRESS.matcher(said(sight, ADDRESSES));
        while (address.find()) {
            String carrier = address.group(1);
            Ipv4.parse(address.group(2)).ifPresent(own -> addresses.add(new Held(own, carrier)));
        }
        Map<String, String> macs = new HashMap<>();
        said(sight, LINKS)
                .lines()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .forEach(link -> macs.put(link.group(1), link.group(2).toLowerCase(Locale.ROOT)));
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new NodeLinks(addresses, macs, names(sight)));
    }

    private static Set<String> names(NodeSight sight) {
        return NAME.matcher(said(sight, LINKS))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toSet());
    }

    private static String said(NodeSight sight, NodeQuestion question) {
        return NodeWords.of(sight, question).orElse("");
    }

    /** On an interface that others can reach; load balancers put addresses of others on the loopback. */
    boolean has(Ipv4 address) {
        return addresses.stream()
                .anyMatch(held ->
                        held.address().equals(address) && !held.interfaceName().equals("lo"));
    }

    /** The MAC of the interface that carries the address. */
    Optional<String> macOf(Ipv4 address) {
        return addresses.stream()
                .filter(held -> held.address().equals(address))
                .flatMap(held -> Optional.ofNullable(macs.get(held.interfaceName())).stream())
                .findFirst();
    }
}
