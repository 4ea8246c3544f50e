package io.github.vipnat.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a golden file that stand for many: {@code @1-400 no X {n+1000} | X {n+2000}} is two lines for each n from 1 to
 * 400. Thousands of expected lines are so written by hand and can be read; nothing here knows what a rule is.
 */
final class Repeats {

    private static final Pattern LINE = Pattern.compile("@([0-9]+)-([0-9]+) (.*)");

    private static final Pattern NUMBER = Pattern.compile("\\{n(?:\\+([0-9]+))?}");

    private Repeats() {}

    static boolean isIn(String text) {
        return text.lines().anyMatch(line -> LINE.matcher(line).matches());
    }

    static String expand(String text) {
        if (!isIn(text)) {
            return text;
        }
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher repeat = LINE.matcher(line);
            if (repeat.matches()) {
                String[] each = repeat.group(3).split(" \\| ", -1);
                for (int n = Integer.parseInt(repeat.group(1)); n <= Integer.parseInt(repeat.group(2)); n++) {
                    for (String one : each) {
                        lines.add(numbered(one, n));
                    }
                }
            } else {
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String numbered(String line, int n) {
        return NUMBER.matcher(line)
                .replaceAll(
                        found -> Integer.toString(n + (found.group(1) == null ? 0 : Integer.parseInt(found.group(1)))));
    }
}
