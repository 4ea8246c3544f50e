package io.github.vipnat.ios.read;

import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.OwnService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what the router itself listens on: {@code ip http server}, {@code ip http secure-server}, and telnet on
 * {@code line vty}. SSH is the port that vipnat logs in through and needs no line.
 */
final class RouterServiceReader {

    private static final int TELNET = 23;

    private Optional<String> web = Optional.empty();
    private Optional<String> secureWeb = Optional.empty();
    private int webPort = 80;
    private int secureWebPort = 443;
    private final List<OwnService> telnet = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        if (words.takeIf("ip", "http")) {
            http(head, words);
        } else if (words.takeIf("line", "vty")) {
            vty(head, section.children());
        }
    }

    List<OwnService> toServices() {
        List<OwnService> services = new ArrayList<>();
        web.ifPresent(line -> services.add(new OwnService(tcp(webPort), line, true)));
        secureWeb.ifPresent(line -> services.add(new OwnService(tcp(secureWebPort), line, true)));
        telnet.stream().findFirst().ifPresent(services::add);
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

    /** What lines without {@code transport input} take differs from release to release, so that stays open. */
    private void vty(String head, List<ConfigLine> lines) {
        List<String> inputs = lines.stream()
                .map(line -> line.text().strip())
                .filter(line -> line.startsWith("transport input"))
                .toList();
        inputs.stream()
                .filter(line -> line.matches("transport input .*\\b(?:telnet|all)\\b.*"))
                .findFirst()
                .ifPresent(line -> telnet.add(0, new OwnService(tcp(TELNET), head + " / " + line, true)));
        if (inputs.isEmpty()) {
            telnet.add(new OwnService(tcp(TELNET), head + " has no transport input", false));
        }
    }

    private static TransportPort tcp(int number) {
        return new TransportPort(Protocol.TCP, number);
    }
}
