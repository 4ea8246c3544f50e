package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.MeaningfulLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Two configurations compared as bags of lines: routers reorder lines by themselves, so order says nothing. */
public record ConfigDifference(List<MeaningfulLine> missing, List<MeaningfulLine> added) {

    /** What one configuration says and the other does not; what a device adds to a rule by itself says nothing. */
    public static ConfigDifference between(String one, String other, DeviceOs os) {
        return between(meanings(one, os), meanings(other, os));
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

    public boolean isEmpty() {
        return missing.isEmpty() && added.isEmpty();
    }

    /** Each line with {@code -} or {@code +} in front, fit to be shown: without what it holds secret. */
    List<String> toLines() {
        return Stream.concat(
                        missing.stream().map(line -> "- " + line.shown()),
                        added.stream().map(line -> "+ " + line.shown()))
                .toList();
    }
}
