package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.ZoneMatch;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.filter.ZonePolicy.ZoneClass;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects {@code class-map type inspect}, {@code policy-map type inspect} and {@code zone-pair security} sections. */
final class ZonePolicyReader {

    private static final String DEFAULT_CLASS = "class-default";

    /** Lines below a class-map. */
    private record ClassMap(boolean matchesAll, List<String> lines) {}

    private record Pair(String source, String destination, String policy) {}

    private final Map<String, ClassMap> classMaps = new HashMap<>();

    /** For each policy-map its classes with what is done with them. */
    private final Map<String, Map<String, String>> policyMaps = new HashMap<>();

    private final List<Pair> pairs = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("class-map", "type", "inspect")) {
            boolean isAny = words.takeIf("match-any");
            words.takeIf("match-all");
            classMaps.put(words.take(), new ClassMap(!isAny, texts(section.children())));
        } else if (words.takeIf("policy-map", "type", "inspect")) {
            policyMaps.put(words.take(), actions(section.children()));
        } else if (words.takeIf("zone-pair", "security")) {
            words.take();
            pair(words, section.children());
        }
    }

    List<ZonePolicy> toPolicies(Map<String, AccessList> lists) {
        return pairs.stream()
                .map(pair ->
                        new ZonePolicy(pair.policy(), pair.source(), pair.destination(), classes(pair.policy(), lists)))
                .toList();
    }

    private void pair(WordCursor words, List<ConfigLine> children) {
        Optional<String> source = words.takeAfter("source");
        Optional<String> destination = words.takeAfter("destination");
        for (ConfigLine line : children) {
            WordCursor below = new WordCursor(line.text());
            if (below.takeIf("service-policy", "type", "inspect")) {
                pairs.add(new Pair(source.orElse(""), destination.orElse(""), below.take()));
            }
        }
    }

    /** The classes of a policy in order; what the router does not name is dropped. */
    private static Map<String, String> actions(List<ConfigLine> children) {
        Map<String, String> actions = new LinkedHashMap<>();
        String current = "";
        for (ConfigLine line : children) {
            WordCursor words = new WordCursor(line.text());
            if (words.takeIf("class")) {
                words.takeIf("type", "inspect");
                current = words.take();
                actions.put(current, "drop");
            } else if (List.of("inspect", "pass", "drop").contains(words.peek())) {
                actions.put(current, words.take());
            }
        }
        return actions;
    }

    private List<ZoneClass> classes(String policy, Map<String, AccessList> lists) {
        return policyMaps.getOrDefault(policy, Map.of()).entrySet().stream()
                .map(action -> zoneClass(action.getKey(), !action.getValue().equals("drop"), lists))
                .toList();
    }

    private ZoneClass zoneClass(String name, boolean letsIn, Map<String, AccessList> lists) {
        if (name.equals(DEFAULT_CLASS)) {
            return new ZoneClass(name, List.of(new ZoneMatch.Everything()), true, letsIn);
        }
        ClassMap map = classMaps.getOrDefault(name, new ClassMap(true, List.of("no such class-map")));
        List<ZoneMatch> matches =
                map.lines().stream().map(line -> match(line, lists)).toList();
        return new ZoneClass(name, matches, map.matchesAll(), letsIn);
    }

    /** A list that is not there is an IPv6 one, or nobody's: it matches no packet of ours. */
    private static ZoneMatch match(String line, Map<String, AccessList> lists) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("match", "access-group")) {
            words.takeIf("name");
            String name = words.take();
            return new ZoneMatch.OfList(lists.getOrDefault(name, new AccessList(name, List.of())));
        }
        return words.takeIf("match", "protocol")
                ? new ZoneMatch.OfProtocol(words.take())
                : new ZoneMatch.Unreadable(line.strip());
    }

    private static List<String> texts(List<ConfigLine> lines) {
        return lines.stream()
                .map(line -> line.text().strip())
                .filter(line -> !line.startsWith("description") && !line.startsWith("!"))
                .toList();
    }
}
