package io.github.vipnat.ios.read;

import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.Definitions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the names that rules may refer to. */
final class DefinitionReader {

    private final Set<String> accessLists = new HashSet<>();
    private final Map<String, Set<String>> routeMaps = new HashMap<>();
    private final Set<String> vrfs = new HashSet<>();
    private final Set<String> redundancyGroups = new HashSet<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        switch (words.take()) {
            case "access-list" -> accessLists.add(words.take());
            case "route-map" -> routeMap(words.take(), section.children());
            case "vrf" -> words.takeAfter("definition").ifPresent(vrfs::add);
            case "ip" -> ip(words);
            case "interface" -> section.children().forEach(line -> standbyName(new WordCursor(line.text())));
            case "redundancy" ->
                section.children()
                        .forEach(line ->
                                new WordCursor(line.text()).takeAfter("group").ifPresent(redundancyGroups::add));
            default -> {
                // names nothing that a static rule can refer to
            }
        }
    }

    Definitions toDefinitions() {
        return new Definitions(accessLists, routeMaps, vrfs, redundancyGroups);
    }

    private void ip(WordCursor words) {
        if (words.takeIf("access-list", "standard") || words.takeIf("access-list", "extended")) {
            accessLists.add(words.take());
        } else {
            words.takeAfter("vrf").ifPresent(vrfs::add);
        }
    }

    private void routeMap(String name, List<ConfigLine> children) {
        Set<String> lists = routeMaps.computeIfAbsent(name, map -> new HashSet<>());
        for (ConfigLine line : children) {
            WordCursor words = new WordCursor(line.text());
            if (words.takeIf("match", "ip", "address") && !words.peek().equals("prefix-list")) {
                while (!words.isEmpty()) {
                    lists.add(words.take());
                }
            }
        }
    }

    /** {@code standby [N] name X}. */
    private void standbyName(WordCursor words) {
        if (words.takeIf("standby")) {
            while (!words.isEmpty()) {
                words.takeAfter("name").ifPresent(redundancyGroups::add);
                words.take();
            }
        }
    }
}
