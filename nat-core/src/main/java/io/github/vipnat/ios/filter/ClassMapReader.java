package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.PacketMatch;
import io.github.vipnat.filter.PacketMatch.AllOf;
import io.github.vipnat.filter.PacketMatch.AnyOf;
import io.github.vipnat.filter.PacketMatch.Everything;
import io.github.vipnat.filter.PacketMatch.OfList;
import io.github.vipnat.filter.PacketMatch.OfProtocol;
import io.github.vipnat.filter.PacketMatch.Unreadable;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects {@code class-map type inspect} sections and the ports of protocols, {@code ip port-map}. A class-map may hold
 * others ({@code match class-map}), as those do that Cisco's Configuration Professional writes.
 */
final class ClassMapReader {

    private static final String DEFAULT_CLASS = "class-default";

    /** Lines below a class-map. */
    private record ClassMap(boolean matchesAll, List<String> lines) {}

    private final Map<String, ClassMap> classMaps = new HashMap<>();

    /** For each protocol its additional ports, as {@code tcp 3389}. */
    private final Map<String, Set<String>> ports = new HashMap<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("class-map", "type", "inspect")) {
            boolean isAny = words.takeIf("match-any");
            words.takeIf("match-all");
            String name = words.take();
            if (words.isEmpty()) { // a word more is that of a protocol, and the class one for looking into it
                classMaps.put(name, new ClassMap(!isAny, texts(section.children())));
            }
        } else if (words.takeIf("ip", "port-map")) {
            portMap(words);
        }
    }

    /** {@code ip port-map NAME port [tcp|udp] N}; ranges, and what holds for a list of hosts only, are left out. */
    private void portMap(WordCursor words) {
        String name = words.take();
        if (!words.takeIf("port")) {
            return;
        }
        List<String> protocols =
                words.takeIf("tcp") ? List.of("tcp") : words.takeIf("udp") ? List.of("udp") : List.of("tcp", "udp");
        List<String> numbers = numbers(words);
        if (numbers.stream().allMatch(number -> number.matches("[0-9]{1,5}"))) {
            Set<String> known = ports.computeIfAbsent(name, protocol -> new HashSet<>());
            protocols.forEach(protocol -> numbers.forEach(number -> known.add(protocol + " " + number)));
        }
    }

    private static List<String> numbers(WordCursor words) {
        List<String> numbers = new ArrayList<>();
        while (!words.isEmpty() && !words.peek().equals("description")) {
            numbers.add(words.take());
        }
        return numbers;
    }

    /** What a class of a policy matches. */
    PacketMatch match(String name, Map<String, AccessList> lists) {
        return name.equals(DEFAULT_CLASS) ? new Everything() : match(name, lists, Set.of());
    }

    /** @param seen names on the way here, so that class-maps that hold each other end */
    private PacketMatch match(String name, Map<String, AccessList> lists, Set<String> seen) {
        ClassMap map = classMaps.get(name);
        if (map == null || seen.contains(name)) {
            return new Unreadable("match class-map " + name, false);
        }
        Set<String> now = new HashSet<>(seen);
        now.add(name);
        List<PacketMatch> matches =
                map.lines().stream().map(line -> line(line, lists, now)).toList();
        return map.matchesAll() ? new AllOf(matches) : new AnyOf(matches);
    }

    /** A list that is not there is an IPv6 one, or of no use: it matches no packet of ours. */
    private PacketMatch line(String line, Map<String, AccessList> lists, Set<String> seen) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("match", "access-group")) {
            words.takeIf("name");
            String name = words.take();
            return new OfList(lists.getOrDefault(name, AccessList.of(name, false, List.of())));
        }
        if (words.takeIf("match", "class-map")) {
            return match(words.take(), lists, seen);
        }
        if (words.takeIf("match", "protocol")) {
            String protocol = words.take();
            return new OfProtocol(protocol, ports.getOrDefault(protocol, Set.of()));
        }
        return new Unreadable(line, false);
    }

    private static List<String> texts(List<ConfigLine> lines) {
        return lines.stream()
                .map(line -> line.text().strip())
                .filter(line -> !line.startsWith("description") && !line.startsWith("!"))
                .toList();
    }
}
