package io.github.vipnat.ios.read;

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
import java.util.stream.Stream;

/**
 * Collects where a router with voice listens. SIP takes 5060, with TLS 5061, unless {@code listen-port} or {@code shutdown} under
 * {@code sip} says otherwise (Cisco Unified Border Element Configuration Guide, "SIP listen port"); Cisco advises to close SIP and
 * H.323 where they are not used, since either may be open without being configured (Unity Express CLI Administrator Guide, "Close
 * unused SIP and H.323 ports"). Phones of {@code telephony-service} come to port 2000 of its {@code ip source-address}.
 */
final class VoiceServiceReader {

    private static final int SIP = 5060;

    private static final int SIP_TLS = 5061;

    private static final int H323 = 1720;

    private static final int SKINNY = 2000;

    private Optional<String> sip = Optional.empty();
    private Optional<String> voice = Optional.empty();
    private boolean isShut;
    private int port = SIP;
    private int tlsPort = SIP_TLS;
    private final List<OwnService> phones = new ArrayList<>();

    /** Whether the section is one of these. */
    boolean read(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        if (words.takeIf("voice", "service", "voip")) {
            service(head, section.children());
        } else if (words.takeIf("dial-peer", "voice")) {
            peer(head, section.children());
        } else if (words.takeIf("sip-ua")) {
            sip = sip.or(() -> section.children().isEmpty() ? Optional.empty() : Optional.of(head));
        } else if (words.takeIf("telephony-service") || words.takeIf("call-manager-fallback")) {
            phones(head, section.children());
        } else {
            return false;
        }
        return true;
    }

    List<OwnService> toServices() {
        Stream<OwnService> open = Stream.of(
                        new TransportPort(Protocol.UDP, port),
                        new TransportPort(Protocol.TCP, port),
                        new TransportPort(Protocol.TCP, tlsPort))
                .flatMap(at -> isShut ? Stream.empty() : sipOn(at).stream());
        Stream<OwnService> h323 =
                voice.stream().map(line -> OwnService.ofLines(new TransportPort(Protocol.TCP, H323), line, false));
        return Stream.of(open, h323, phones.stream()).flatMap(each -> each).toList();
    }

    private Optional<OwnService> sipOn(TransportPort at) {
        return sip.map(line -> OwnService.ofLines(at, line, true))
                .or(() -> voice.map(line -> OwnService.ofLines(at, line, false)));
    }

    private void service(String head, List<ConfigLine> lines) {
        voice = Optional.of(head);
        boolean isSip = false;
        for (ConfigLine line : lines) {
            WordCursor words = new WordCursor(line.text());
            if (words.takeIf("sip")) {
                isSip = true;
                sip = Optional.of(head + " / sip");
            } else if (words.takeIf("listen-port")) {
                listen(words);
            } else if (isSip && words.takeIf("shutdown")) {
                isShut = true;
            }
        }
    }

    private void listen(WordCursor words) {
        while (!words.isEmpty()) {
            Optional<Integer> plain = words.takeAfter("non-secure").flatMap(TransportPort::parseNumber);
            Optional<Integer> secure = words.takeAfter("secure").flatMap(TransportPort::parseNumber);
            port = plain.orElse(port);
            tlsPort = secure.orElse(tlsPort);
            if (plain.isEmpty() && secure.isEmpty()) {
                words.take();
            }
        }
    }

    /** {@code dial-peer voice N voip}; telephones on wires are {@code pots}. */
    private void peer(String head, List<ConfigLine> lines) {
        if (head.endsWith(" voip")) {
            voice = voice.or(() -> Optional.of(head));
            lines.stream()
                    .map(line -> line.text().strip())
                    .filter(line -> line.startsWith("session protocol sipv2"))
                    .forEach(line -> sip = sip.or(() -> Optional.of(head + " / " + line)));
        }
    }

    private void phones(String head, List<ConfigLine> lines) {
        lines.forEach(line -> {
            WordCursor words = new WordCursor(line.text());
            if (words.takeIf("ip", "source-address")) {
                Optional<Ipv4> own = Ipv4.parse(words.take());
                int number = words.takeAfter("port")
                        .flatMap(TransportPort::parseNumber)
                        .orElse(SKINNY);
                own.ifPresent(address -> phones.add(new OwnService(
                        new TransportPort(Protocol.TCP, number),
                        Optional.of(new GlobalSide.OfAddress(address)),
                        head + " / " + line.text().strip(),
                        true,
                        List.of())));
            }
        });
    }
}
