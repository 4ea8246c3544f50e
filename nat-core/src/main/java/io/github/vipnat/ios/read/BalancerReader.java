package io.github.vipnat.ios.read;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.filter.PortNames;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.OwnService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the ports of other addresses on which the router answers: the virtual servers of {@code ip slb vserver} (Cisco, "Configuring
 * Server Load Balancing") and {@code ip alias} (Cisco IOS Terminal Services Command Reference).
 */
final class BalancerReader {

    private final List<OwnService> services = new ArrayList<>();

    /** Whether the section is one of these. */
    boolean read(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        if (words.takeIf("ip", "alias")) {
            Ipv4.parse(words.take())
                    .ifPresent(address -> TransportPort.parseNumber(words.take())
                            .ifPresent(port ->
                                    add(new TransportPort(Protocol.TCP, port), address, head, List.of("no " + head))));
            return true;
        }
        if (words.takeIf("ip", "slb", "vserver")) {
            virtualServer(head, section);
            return true;
        }
        return false;
    }

    List<OwnService> toServices() {
        return services;
    }

    /** It answers once {@code inservice} stands. */
    private void virtualServer(String head, ConfigTree.Section section) {
        List<String> lines = section.children().stream()
                .map(ConfigLine::text)
                .map(String::strip)
                .toList();
        if (lines.stream().noneMatch(line -> line.startsWith("inservice"))) {
            return;
        }
        for (String line : lines) {
            WordCursor words = new WordCursor(line);
            if (words.takeIf("virtual")) {
                Ipv4.parse(words.take())
                        .ifPresent(address -> port(words)
                                .ifPresent(port -> add(
                                        port, address, head + " / " + line, List.of(" " + head, "  no inservice"))));
            }
        }
    }

    /** {@code [MASK] tcp|udp PORT}; a whole protocol, or every port, is none. */
    private static Optional<TransportPort> port(WordCursor words) {
        if (Ipv4.parse(words.peek()).isPresent()) {
            words.take();
        }
        String protocol = words.take();
        return Protocol.parse(protocol)
                .flatMap(known -> PortNames.parse(protocol, words.take())
                        .filter(number -> number > 0)
                        .map(number -> new TransportPort(known, number)));
    }

    private void add(TransportPort port, Ipv4 address, String text, List<String> off) {
        services.add(new OwnService(port, Optional.of(new GlobalSide.OfAddress(address)), text, true, off));
    }
}
