package io.github.vipnat.lab.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration as global lines, each with the lines that stand below it, one blank between two words. */
final class ConfigurationSections {

    private final Map<String, List<String>> below = new LinkedHashMap<>();

    ConfigurationSections(String text) {
        List<String> current = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String words = line.strip().replaceAll(" +", " ");
            if (words.isEmpty() || words.startsWith("!")) {
                continue;
            }
            if (line.startsWith(" ")) {
                current.add(words);
            } else {
                current = below.computeIfAbsent(words, head -> new ArrayList<>());
            }
        }
    }

    /** What the global lines with this beginning go on with. */
    List<String> heads(String beginning) {
        return below.keySet().stream()
                .filter(head -> head.startsWith(beginning + " "))
                .map(head -> head.substring(beginning.length() + 1))
                .toList();
    }

    /** The lines below the global line. */
    Optional<List<String>> below(String head) {
        return Optional.ofNullable(below.get(head));
    }

    /** What a line below the global line goes on with, behind this beginning. */
    Optional<String> value(String head, String beginning) {
        return below(head).orElse(List.of()).stream()
                .filter(line -> line.startsWith(beginning + " "))
                .map(line -> line.substring(beginning.length() + 1))
                .findFirst();
    }
}
