package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two configurations compared as bags of lines: routers reorder lines by themselves, so order says nothing. */
public record ConfigDifference(List<MeaningfulLine> missing, List<MeaningfulLine> added) {

    /** What one configuration says and the other does not; what a device adds to a rule by itself says nothing. */
    public static ConfigDifference between(String one, String other, DeviceOs os) {
        return between(meanings(one, os), meanings(other, os));
    }

    /**
     * How a running configuration differs from one before it in which these static rules stand instead. Rules are compared by
     * meaning and not by spelling; one that stands twice is there.
     */
    public static ConfigDifference fromExpected(NatTable rules, String before, String running, DeviceOs os) {
        ConfigDifference others = between(otherLines(before, os), otherLines(running, os));
        NatTable found = os.read(running).nat();
        return new ConfigDifference(
                both(others.missing(), surplus(rules, found, os)), both(others.added(), surplus(found, rules, os)));
    }

    private static List<MeaningfulLine> both(List<MeaningfulLine> one, List<MeaningfulLine> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The rules that only the first table has, as it spells them. */
    private static List<MeaningfulLine> surplus(NatTable one, NatTable other, DeviceOs os) {
        Set<StaticRule> known =
                other.entries().stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
        return one.entries().stream()
                .filter(entry -> !known.contains(entry.rule().meaning()))
                .map(entry -> entry.line().isEmpty() ? os.print(entry.rule()) : entry.line())
                .map(line -> new MeaningfulLine("", line))
                .toList();
    }

    private static List<MeaningfulLine> otherLines(String configuration, DeviceOs os) {
        return os.meaningfulLines(configuration).stream()
                .filter(line -> !line.isTopLevel() || os.readRule(line.text()).isEmpty())
                .toList();
    }

    private static List<MeaningfulLine> meanings(String configuration, DeviceOs os) {
        return os.meaningfulLines(configuration).stream()
                .map(line -> ruleIn(line, os).orElse(line))
                .toList();
    }

    private static Optional<MeaningfulLine> ruleIn(MeaningfulLine line, DeviceOs os) {
        return line.isTopLevel()
                ? os.readRule(line.text()).map(rule -> new MeaningfulLine("", os.print(rule.meaning())))
                : Optional.empty();
    }

    static ConfigDifference between(List<MeaningfulLine> before, List<MeaningfulLine> after) {
        Map<MeaningfulLine, Integer> surplus = new HashMap<>();
        before.forEach(line -> surplus.merge(line, 1, Integer::sum));
        List<MeaningfulLine> added = new ArrayList<>();
        for (MeaningfulLine line : after) {
            if (surplus.merge(line, -1, Integer::sum) < 0) {
                added.add(line);
            }
        }
        List<MeaningfulLine> missing = new ArrayList<>();
        for (MeaningfulLine line : before) {
            if (surplus.merge(line, -1, Integer::sum) >= 0) {
                missing.add(line);
            }
        }
        return new ConfigDifference(missing, added);
    }

    /** The difference without the lines at the top level, as all NAT rules are, that are accounted for. */
    public ConfigDifference without(Predicate<String> accountedFor) {
        Predicate<MeaningfulLine> open = line -> !line.isTopLevel() || !accountedFor.test(line.text());
        return new ConfigDifference(
                missing.stream().filter(open).toList(),
                added.stream().filter(open).toList());
    }

    /** The lines at the top level that only the second has. */
    public List<String> addedAtTopLevel() {
        return added.stream()
                .filter(MeaningfulLine::isTopLevel)
                .map(MeaningfulLine::text)
                .toList();
    }

    /** The part of the difference whose lines are of that kind. */
    public ConfigDifference only(Predicate<MeaningfulLine> kind) {
        return new ConfigDifference(
                missing.stream().filter(kind).toList(),
                added.stream().filter(kind).toList());
    }

    public boolean isEmpty() {
        return missing.isEmpty() && added.isEmpty();
    }

    /** Each line with {@code -} or {@code +} in front, fit to be shown: without what it holds secret. */
    public List<String> toLines() {
        return Stream.concat(
                        missing.stream().map(line -> "- " + line.shown()),
                        added.stream().map(line -> "+ " + line.shown()))
                .toList();
    }
}
