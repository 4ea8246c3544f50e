package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Two configurations compared as bags of lines: routers reorder lines by themselves, so order says nothing. */
public record ConfigDifference(List<String> missing, List<String> added) {

    /** What one configuration says and the other does not; what a device adds to a rule by itself says nothing. */
    public static ConfigDifference between(String one, String other, DeviceOs os) {
        return between(meanings(one, os), meanings(other, os));
    }

    private static List<String> meanings(String configuration, DeviceOs os) {
        return os.meaningfulLines(configuration).stream()
                .map(line ->
                        os.readRule(line).map(rule -> os.print(rule.meaning())).orElse(line))
                .toList();
    }

    static ConfigDifference between(List<String> before, List<String> after) {
        Map<String, Integer> surplus = new HashMap<>();
        before.forEach(line -> surplus.merge(line, 1, Integer::sum));
        List<String> added = new ArrayList<>();
        for (String line : after) {
            if (surplus.merge(line, -1, Integer::sum) < 0) {
                added.add(line);
            }
        }
        List<String> missing = new ArrayList<>();
        for (String line : before) {
            if (surplus.merge(line, -1, Integer::sum) >= 0) {
                missing.add(line);
            }
        }
        return new ConfigDifference(missing, added);
    }

    /** The difference without the lines that are accounted for. */
    public ConfigDifference without(Predicate<String> accountedFor) {
        Predicate<String> open = accountedFor.negate();
        return new ConfigDifference(
                missing.stream().filter(open).toList(),
                added.stream().filter(open).toList());
    }

    public boolean isEmpty() {
        return missing.isEmpty() && added.isEmpty();
    }

    /** Each line with {@code -} or {@code +} in front. */
    List<String> toLines() {
        List<String> lines = new ArrayList<>();
        missing.forEach(line -> lines.add("- " + line.strip()));
        added.forEach(line -> lines.add("+ " + line.strip()));
        return lines;
    }
}
