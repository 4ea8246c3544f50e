package io.github.vipnat.ios.read;

import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.OwnService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what the router itself listens on: {@code ip http server}, {@code ip http secure-server}, and what the readers of
 * lines, gateways, voice and single lines know. SSH is the port that vipnat logs in through and needs no line.
 */
final class RouterServiceReader {

    private Optional<String> web = Optional.empty();
    private Optional<String> secureWeb = Optional.empty();
    private int webPort = 80;
    private int secureWebPort = 443;
    private final LoginLineReader logins = new LoginLineReader();
    private final GatewayReader gateways = new GatewayReader();
    private final VoiceServiceReader voice = new VoiceServiceReader();
    private final BalancerReader balancer = new BalancerReader();
    private final List<OwnService> others = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        if (words.takeIf("ip", "http")) {
            http(head, words);
        } else if (!logins.read(section)
                && !gateways.read(section)
                && !voice.read(section)
                && !balancer.read(section)) {
            others.addAll(SingleLineServices.in(head));
        }
    }

    List<OwnService> toServices() {
        List<OwnService> services = new ArrayList<>();
        web.ifPresent(line -> services.add(OwnService.ofLine(tcp(webPort), line)));
        secureWeb.ifPresent(line -> services.add(OwnService.ofLine(tcp(secureWebPort), line)));
        services.addAll(logins.toServices());
        services.addAll(gateways.toServices());
        services.addAll(voice.toServices());
        services.addAll(balancer.toServices());
        services.addAll(others);
        return services;
    }

    private void http(String line, WordCursor words) {
        switch (words.take()) {
            case "server" -> web = Optional.of(line);
            case "secure-server" -> secureWeb = Optional.of(line);
            case "port" -> webPort = TransportPort.parseNumber(words.take()).orElse(webPort);
            case "secure-port" ->
                secureWebPort = TransportPort.parseNumber(words.take()).orElse(secureWebPort);
            default -> {
                // says nothing about a port
            }
        }
    }

    private static TransportPort tcp(int number) {
        return new TransportPort(Protocol.TCP, number);
    }
}
