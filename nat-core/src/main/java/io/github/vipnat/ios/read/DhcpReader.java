package io.github.vipnat.ios.read;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.DhcpService;
import io.github.vipnat.nat.DhcpService.Excluded;
import io.github.vipnat.nat.DhcpService.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects {@code ip dhcp pool} and {@code ip dhcp excluded-address}. */
final class DhcpReader {

    private final List<Pool> pools = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("ip", "dhcp", "pool")) {
            pool(words.rest(), section.children());
        } else if (words.takeIf("ip", "dhcp", "excluded-address")) {
            Optional<String> vrf = words.takeAfter("vrf");
            Ipv4.parse(words.take())
                    .ifPresent(first -> excluded.add(
                            new Excluded(vrf, first, Ipv4.parse(words.take()).orElse(first))));
        }
    }

    DhcpService toService() {
        return new DhcpService(pools, excluded);
    }

    private void pool(String name, List<ConfigLine> lines) {
        Optional<String> vrf = Optional.empty();
        List<Ipv4Prefix> networks = new ArrayList<>();
        List<Ipv4> hosts = new ArrayList<>();
        for (ConfigLine line : lines) {
            WordCursor words = new WordCursor(line.text());
            switch (words.take()) {
                case "vrf" -> vrf = words.takeName();
                case "network" -> network(words).ifPresent(networks::add);
                case "host" -> Ipv4.parse(words.take()).ifPresent(hosts::add);
                default -> {
                    // names no address that is given out
                }
            }
        }
        pools.add(new Pool(name, vrf, networks, hosts));
    }

    /** {@code network A MASK}, {@code network A /LEN}. */
    private static Optional<Ipv4Prefix> network(WordCursor words) {
        String address = words.take();
        String mask = words.take();
        return mask.startsWith("/")
                ? Ipv4Prefix.parse(address + mask)
                : Ipv4.parse(address).flatMap(net -> Ipv4.parse(mask).flatMap(bits -> Ipv4Prefix.ofMask(net, bits)));
    }
}
