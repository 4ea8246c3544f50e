package io.github.vipnat.ios.read;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.OwnService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects where SSL VPNs of the router itself are served: {@code webvpn gateway} (Cisco IOS SSL VPN Configuration Guide, "Configuring
 * an SSL VPN Gateway") and {@code crypto ssl policy} (FlexVPN, "SSL VPN"). Both take an address or an interface, and port 443 where
 * none is named.
 */
final class GatewayReader {

    private static final int HTTPS = 443;

    private static final int HTTP = 80;

    private final List<OwnService> services = new ArrayList<>();

    /** Whether the section is one of these. */
    boolean read(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("webvpn", "gateway")) {
            webvpn(section);
            return true;
        }
        if (words.takeIf("crypto", "ssl", "policy")) {
            policy(section);
            return true;
        }
        return false;
    }

    List<OwnService> toServices() {
        return services;
    }

    /** It listens once {@code inservice} stands; {@code http-redirect} listens besides and leads to it. */
    private void webvpn(ConfigTree.Section section) {
        List<String> lines = texts(section);
        if (!lines.contains("inservice")) {
            return;
        }
        String head = section.head().text();
        List<String> off = List.of(" " + head, "  no inservice");
        for (String line : lines) {
            WordCursor words = new WordCursor(line);
            if (words.takeIf("ip")) {
                side(words).ifPresent(side -> {
                    services.add(new OwnService(port(words, HTTPS), Optional.of(side), head + " / " + line, true, off));
                    redirect(lines)
                            .ifPresent(redirect -> services.add(new OwnService(
                                    port(redirect, HTTP), Optional.of(side), head + " / http-redirect", true, off)));
                });
            }
        }
    }

    private static Optional<WordCursor> redirect(List<String> lines) {
        return lines.stream()
                .map(WordCursor::new)
                .filter(words -> words.takeIf("http-redirect"))
                .findFirst();
    }

    private void policy(ConfigTree.Section section) {
        List<String> lines = texts(section);
        if (lines.contains("shutdown")) {
            return;
        }
        String head = section.head().text();
        for (String line : lines) {
            WordCursor words = new WordCursor(line);
            if (words.takeIf("ip")) {
                side(words)
                        .ifPresent(side -> services.add(new OwnService(
                                port(words, HTTPS),
                                Optional.of(side),
                                head + " / " + line,
                                true,
                                List.of(" " + head, "  shutdown"))));
            }
        }
    }

    /** {@code address [local] A}, {@code interface [local] IF}. */
    private static Optional<GlobalSide> side(WordCursor words) {
        String kind = words.take();
        words.takeIf("local");
        String named = words.take();
        return switch (kind) {
            case "address" -> Ipv4.parse(named).map(GlobalSide.OfAddress::new);
            case "interface" -> InterfaceName.parse(named).map(GlobalSide.OfInterface::new);
            default -> Optional.empty();
        };
    }

    private static TransportPort port(WordCursor words, int usual) {
        return new TransportPort(
                Protocol.TCP,
                words.takeAfter("port").flatMap(TransportPort::parseNumber).orElse(usual));
    }

    private static List<String> texts(ConfigTree.Section section) {
        return section.children().stream()
                .map(ConfigLine::text)
                .map(String::strip)
                .toList();
    }
}
