package io.github.vipnat.lab.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What has to be typed to turn one configuration into another, and how IOS shows the difference (ios-facts 5.1 and 5.2). */
public final class ConfigurationDiff {

    /** One line to type, below the headers of the blocks it belongs to. */
    public record Change(List<String> path, String line) {

        /** The headers and the line, as IOS lists them. */
        public Stream<String> lines() {
            return Stream.concat(path.stream(), Stream.of(line));
        }
    }

    private final List<ConfigurationLine> from;
    private final List<ConfigurationLine> to;

    public ConfigurationDiff(String fromBody, String toBody) {
        this.from = read(fromBody);
        this.to = read(toBody);
    }

    private static List<ConfigurationLine> read(String body) {
        List<ConfigurationLine> nat = new ArrayList<>();
        ConfigurationReader reader = new ConfigurationReader(line -> nat.add(new ConfigurationLine(line)));
        reader.read(body);
        return Stream.concat(reader.top().stream(), nat.stream()).toList();
    }

    /** Every removal, then every addition: the order of a rollback (ios-facts 5.1, transcript of an expiry). */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        addRemovals(List.of(), from, to, changes);
        addAdditions(List.of(), from, to, changes);
        return changes;
    }

    /** The additions alone: what a merge of the second into the first would type. */
    public List<Change> addAdditions() {
        List<Change> changes = new ArrayList<>();
        addAdditions(List.of(), from, to, changes);
        return changes;
    }

    private static Map<String, ConfigurationLine> byWords(List<ConfigurationLine> lines) {
        Map<String, ConfigurationLine> map = new LinkedHashMap<>();
        for (ConfigurationLine line : lines) {
            if (!line.words().startsWith("!")) {
                map.putIfAbsent(line.words(), line);
            }
        }
        return map;
    }

    private static void addRemovals(
            List<String> path, List<ConfigurationLine> from, List<ConfigurationLine> to, List<Change> changes) {
        Map<String, ConfigurationLine> wanted = byWords(to);
        byWords(from).forEach((words, line) -> {
            ConfigurationLine kept = wanted.get(words);
            if (kept == null) {
                changes.add(new Change(path, words.startsWith("no ") ? words.substring(3) : "no " + words));
            } else {
                addRemovals(below(path, words), line.children(), kept.children(), changes);
            }
        });
    }

    private static void addAdditions(
            List<String> path, List<ConfigurationLine> from, List<ConfigurationLine> to, List<Change> changes) {
        Map<String, ConfigurationLine> present = byWords(from);
        byWords(to).forEach((words, line) -> {
            ConfigurationLine same = present.get(words);
            if (same == null && line.children().isEmpty()) {
                changes.add(new Change(path, words));
            }
            addAdditions(below(path, words), same == null ? List.of() : same.children(), line.children(), changes);
        });
    }

    private static List<String> below(List<String> path, String words) {
        return Stream.concat(path.stream(), Stream.of(words)).toList();
    }

    /** {@code show archive config differences}: what only the second has with a plus, what only the first has with a minus. */
    public List<String> contextual() {
        List<String> lines = new ArrayList<>();
        contextual(from, to, '+', lines);
        contextual(to, from, '-', lines);
        return lines;
    }

    private static void contextual(
            List<ConfigurationLine> without, List<ConfigurationLine> with, char sign, List<String> lines) {
        Map<String, ConfigurationLine> present = byWords(without);
        byWords(with).forEach((words, line) -> {
            ConfigurationLine same = present.get(words);
            String indentation = " ".repeat(line.indentation());
            if (same == null) {
                lines.add(indentation + sign + words);
                line.children().forEach(child -> lines.add(" ".repeat(child.indentation()) + sign + child.words()));
                return;
            }
            List<String> inside = new ArrayList<>();
            contextual(same.children(), line.children(), sign, inside);
            if (!inside.isEmpty()) {
                lines.add(indentation + words);
                lines.addAll(inside);
            }
        });
    }
}
