package io.github.vipnat.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A configuration as the judge sees it, read without any of vipnat's own code: static rules as a set, without the
 * {@code extendable} that IOS adds by itself, and every other line in its order.
 */
record Configuration(Set<String> rules, List<String> others) {

    private static final String STATIC = "ip nat inside source static ";

    Configuration {
        rules = Set.copyOf(rules);
        others = List.copyOf(others);
    }

    static Configuration of(String text) {
        Set<String> rules = new TreeSet<>();
        List<String> others = new ArrayList<>();
        text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.startsWith("!") && !line.equals("end"))
                .filter(line -> !line.matches("  [0-9A-F ]+|  \\tquit")) // a certificate, in full where it runs
                .map(line -> line.replaceFirst(" nvram:\\S+$", "")) // and by its file where it is saved
                .forEach(line -> {
                    if (line.startsWith(STATIC)) {
                        rules.add(rule(line));
                    } else {
                        others.add(line);
                    }
                });
        return new Configuration(rules, others);
    }

    static String rule(String line) {
        return line.strip().replace(" extendable", "");
    }

    Configuration withRules(Set<String> other) {
        return new Configuration(other, others);
    }

    /** Another operator's line has been carried out. */
    Configuration after(String line) {
        boolean removes = line.startsWith("no ");
        String positive = removes ? line.substring("no ".length()) : line;
        if (positive.startsWith(STATIC)) {
            return withRules(changed(new TreeSet<>(rules), rule(positive), removes));
        }
        return new Configuration(rules, List.copyOf(changed(new ArrayList<>(others), positive, removes)));
    }

    private static <C extends java.util.Collection<String>> C changed(C lines, String line, boolean removes) {
        lines.remove(line);
        if (!removes) {
            lines.add(line);
        }
        return lines;
    }

    /** Whether both hold the same; routers reorder lines by themselves. */
    boolean matches(Configuration other) {
        return rules.equals(other.rules)
                && others.stream()
                        .sorted()
                        .toList()
                        .equals(other.others.stream().sorted().toList());
    }

    /** The lines that lead here from there. */
    List<String> linesSince(Configuration before) {
        return Stream.concat(minus(before, this).map("no "::concat), minus(this, before))
                .toList();
    }

    /** What stands here and not there, and the other way round. */
    String differenceTo(Configuration other) {
        return Stream.concat(
                        minus(this, other).map("+ "::concat), minus(other, this).map("- "::concat))
                .toList()
                .toString();
    }

    private static Stream<String> minus(Configuration one, Configuration other) {
        return Stream.concat(
                one.rules.stream().filter(rule -> !other.rules.contains(rule)),
                one.others.stream().filter(line -> !other.others.contains(line)));
    }
}
