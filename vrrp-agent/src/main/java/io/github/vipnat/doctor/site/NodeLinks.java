package io.github.vipnat.doctor.site;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node's own IPv4 addresses and network cards, as iproute2 prints them with {@code -o}.
 *
 * @param addresses each with the interface that carries it
 * @param macs of each interface, {@code 00:15:5d:0a:0b:01}
 */
record NodeLinks(List<Held> addresses, Map<String, String> macs) {

    static final NodeQuestion ADDRESSES = NodeQuestion.ofAll("own-addresses", "ip -o -4 addr show");
    static final NodeQuestion LINKS = NodeQuestion.ofAll("own-links", "ip -o link show");

    /** {@code 2: eth0    inet 10.51.10.67/32 scope global eth0\       valid_lft forever}. */
    private static final Pattern ADDRESS = Pattern.compile("(?m)^[0-9]+: ([^ @]+)(?:@\\S+)? +inet ([0-9.]+)[/ ]");

    /** {@code 2: eth0@if7: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\    link/ether 00:15:5d:0a:0b:01}. */
    private static final Pattern LINK =
            Pattern.compile("^[0-9]+: ([^:@ ]+)(?:@[^: ]+)?: .*link/ether ([0-9a-fA-F:]{17})");

    NodeLinks {
        addresses = List.copyOf(addresses);
        macs = Map.copyOf(macs);
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
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new NodeLinks(addresses, macs));
    }

    private static String said(NodeSight sight, NodeQuestion question) {
        return sight.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) -> said.status() == 0 ? said.output() : "",
                        (NodeAnswer.NotAsked none) -> ""));
    }

    boolean has(Ipv4 address) {
        return addresses.stream().anyMatch(held -> held.address().equals(address));
    }

    /** The MAC of the interface that carries the address. */
    Optional<String> macOf(Ipv4 address) {
        return addresses.stream()
                .filter(held -> held.address().equals(address))
                .flatMap(held -> Optional.ofNullable(macs.get(held.interfaceName())).stream())
                .findFirst();
    }
}
