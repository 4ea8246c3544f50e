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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Collects further ports by which one logs in: telnet on {@code line vty}, the ports of a {@code rotary} group, and {@code ip ssh port
 * N rotary G} (Cisco IOS Security Command Reference, "ip ssh port").
 */
final class LoginLineReader {

    private static final int TELNET = 23;

    /** Telnet, raw TCP and binary telnet to a rotary group stand at its number above these (Cisco, "rotary"). */
    private static final List<Integer> ROTARY_BASES = List.of(3000, 5000, 7000);

    /** Rotary groups are 1 to 127. */
    private static final int LAST_GROUP = 127;

    /** No port has a larger number. */
    private static final int LARGEST = 65535;

    private final List<OwnService> telnet = new ArrayList<>();
    private final List<OwnService> others = new ArrayList<>();

    /** Whether the section is one of these. */
    boolean read(ConfigTree.Section section) {
        String head = section.head().text();
        WordCursor words = new WordCursor(head);
        if (words.takeIf("ip", "ssh", "port")) {
            ssh(head, words);
            return true;
        }
        if (words.takeIf("line")) {
            line(head, words.takeIf("vty"), section.children());
            return true;
        }
        return false;
    }

    List<OwnService> toServices() {
        return Stream.concat(telnet.stream().limit(1), others.stream()).toList();
    }

    /** {@code ip ssh port N rotary FIRST [LAST]}: N is the port of the first group, the others follow. */
    private void ssh(String line, WordCursor words) {
        Optional<Integer> port = TransportPort.parseNumber(words.take());
        int first = words.takeAfter("rotary").flatMap(LoginLineReader::group).orElse(1);
        int last = group(words.peek()).orElse(first);
        port.ifPresent(start -> IntStream.rangeClosed(start, start + Math.max(0, last - first))
                .filter(number -> number <= LARGEST)
                .forEach(number -> others.add(OwnService.ofLine(tcp(number), line))));
    }

    /** What lines without {@code transport input} take differs from release to release, so that stays open. */
    private void line(String head, boolean isVty, List<ConfigLine> lines) {
        List<String> texts = lines.stream().map(line -> line.text().strip()).toList();
        List<String> inputs = texts.stream()
                .filter(line -> line.startsWith("transport input"))
                .toList();
        Optional<String> taking = inputs.stream()
                .filter(line -> line.matches("transport input .*\\b(?:telnet|all)\\b.*"))
                .findFirst();
        if (isVty) {
            taking.ifPresent(line -> telnet.add(0, OwnService.ofLines(tcp(TELNET), head + " / " + line, true)));
            if (inputs.isEmpty()) {
                telnet.add(OwnService.ofLines(tcp(TELNET), head + " has no transport input", false));
            }
        }
        if (taking.isPresent() || inputs.isEmpty()) {
            texts.stream()
                    .filter(line -> line.startsWith("rotary "))
                    .forEach(line -> rotary(head + " / " + line, line, taking.isPresent()));
        }
    }

    private void rotary(String text, String line, boolean isCertain) {
        group(new WordCursor(line.substring("rotary ".length())).take())
                .ifPresent(group -> ROTARY_BASES.forEach(
                        base -> others.add(OwnService.ofLines(tcp(base + group), text, isCertain))));
    }

    private static Optional<Integer> group(String word) {
        return TransportPort.parseNumber(word).filter(number -> number <= LAST_GROUP);
    }

    private static TransportPort tcp(int number) {
        return new TransportPort(Protocol.TCP, number);
    }
}
