package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.filter.Policy.Action;
import io.github.vipnat.filter.Policy.Clause;
import io.github.vipnat.filter.ZonePolicy;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects {@code policy-map type inspect} and {@code zone-pair security} sections, and the class-maps they name. */
final class ZonePolicyReader {

    private record Pair(String source, String destination, String policy) {}

    private final ClassMapReader classMaps = new ClassMapReader();

    /** For each policy-map its classes with what is done with them. */
    private final Map<String, Map<String, Action>> policyMaps = new HashMap<>();

    private final List<Pair> pairs = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("policy-map", "type", "inspect")) {
            policyMaps.put(words.take(), actions(section.children()));
        } else if (words.takeIf("zone-pair", "security")) {
            words.take();
            pair(words, section.children());
        } else {
            classMaps.readSection(section);
        }
    }

    List<ZonePolicy> toPolicies(Map<String, AccessList> lists) {
        return pairs.stream()
                .map(pair -> new ZonePolicy(
                        pair.source(), pair.destination(), new Policy(pair.policy(), clauses(pair.policy(), lists))))
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
    private static Map<String, Action> actions(List<ConfigLine> children) {
        Map<String, Action> actions = new LinkedHashMap<>();
        String current = "";
        for (ConfigLine line : children) {
            WordCursor words = new WordCursor(line.text());
            if (words.takeIf("class")) {
                words.takeIf("type", "inspect");
                current = words.take();
                actions.put(current, Action.DROP);
            } else if (words.takeIf("inspect")) {
                actions.put(current, Action.INSPECT);
            } else if (words.takeIf("pass")) {
                actions.put(current, Action.PASS);
            }
        }
        return actions;
    }

    private List<Clause> clauses(String policy, Map<String, AccessList> lists) {
        return policyMaps.getOrDefault(policy, Map.of()).entrySet().stream()
                .map(action -> new Clause(
                        "class " + action.getKey(), classMaps.match(action.getKey(), lists), action.getValue()))
                .toList();
    }
}
