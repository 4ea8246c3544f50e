package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code | include}, {@code exclude}, {@code begin}, {@code section} and {@code count} behind a show command (ios-facts 3). */
final class OutputFilter {

    private static final Keywords KINDS = Keywords.none()
            .and("begin", "Begin with the line that matches")
            .and("count", "Count number of lines which match regexp")
            .and("exclude", "Exclude lines that match")
            .and("include", "Include lines that match")
            .and("section", "Filter a section of output");

    private final String kind;
    private final Predicate<String> matches;

    private OutputFilter(String kind, Predicate<String> matches) {
        this.kind = kind;
        this.matches = matches;
    }

    static OutputFilter read(Words words) {
        String kind = words.keyword(KINDS);
        return new OutputFilter(kind, pattern(words.rest("LINE")).asPredicate());
    }

    /** An IOS regular expression: the underscore is any delimiter, braces stand for themselves. */
    private static Pattern pattern(String text) {
        String translated = text.replace("{", "\\{").replace("}", "\\}").replace("_", "(?:^|$|[ ,{}()])");
        try {
            return Pattern.compile(translated);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(text));
        }
    }

    String apply(String text) {
        StringBuilder out = new StringBuilder();
        switch (kind) {
            case "begin" -> text.lines().dropWhile(matches.negate()).forEach(line -> add(out, line));
            case "exclude" -> text.lines().filter(matches.negate()).forEach(line -> add(out, line));
            case "section" -> appendSection(text, out);
            case "count" ->
                add(
                        out,
                        "Number of lines which match regexp = "
                                + text.lines().filter(matches).count());
            default -> text.lines().filter(matches).forEach(line -> add(out, line));
        }
        return out.toString();
    }

    /** Every line that matches with those below it, which are further in; not the block the line stands in. */
    private void appendSection(String text, StringBuilder out) {
        int[] depth = {Integer.MAX_VALUE};
        text.lines().forEach(line -> {
            int indentation = line.length() - line.stripLeading().length();
            if (matches.test(line)) {
                depth[0] = Math.min(indentation, depth[0] < indentation ? depth[0] : indentation);
                add(out, line);
            } else if (indentation > depth[0]) {
                add(out, line);
            } else {
                depth[0] = Integer.MAX_VALUE;
            }
        });
    }

    private static void add(StringBuilder out, String line) {
        out.append(line).append('\n');
    }
}
