package io.github.vipnat.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same blocks as Markdown, for the description of a merge request. Text of others stays text there too: it makes no link,
 * calls no user, and ends neither its line nor its block.
 */
final class Markdown {

    /** What means something anywhere, and what does at the start of a line only; any word may come to stand there. */
    private static final Pattern SIGN = Pattern.compile("[\\\\`*_\\[\\]<>|~&$]|^[#+=-]|(?<=^\\d{1,9})[.)]$");

    private static final Pattern TICKS = Pattern.compile("`+");

    private static final int SHORTEST_FENCE = 3;

    private Markdown() {}

    /** Prose on one line. */
    static String text(String foreign) {
        return Arrays.stream(PageText.visibleLine(foreign).split(" ", -1))
                .map(Markdown::word)
                .collect(Collectors.joining(" "));
    }

    /** What a forge would turn into a link or a call of a user stands as code, in which it turns nothing. */
    private static String word(String word) {
        boolean isLink = word.contains("@") || word.contains("://") || word.contains("www.");
        return isLink
                ? code(word)
                : SIGN.matcher(word).replaceAll(sign -> Matcher.quoteReplacement("\\" + sign.group()));
    }

    /** One line of code between other words. */
    static String code(String foreign) {
        String line = PageText.visibleLine(foreign);
        String fence = "`".repeat(longest(List.of(line)) + 1);
        String blank = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + blank + line.replace("|", "\\|") + blank + fence;
    }

    /** A block of lines. */
    static String lines(String language, List<String> foreign) {
        List<String> lines = foreign.stream().map(PageText::visibleLine).toList();
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest(lines) + 1));
        return fence + language + "\n" + lines.stream().map(line -> line + "\n").collect(Collectors.joining()) + fence
                + "\n\n";
    }

    /** A table whose cells are prose. */
    static String table(List<String> heads, List<List<String>> rows) {
        return row(heads) + "|" + "---|".repeat(heads.size()) + "\n"
                + rows.stream().map(Markdown::row).collect(Collectors.joining()) + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + cells.stream().map(Markdown::text).collect(Collectors.joining(" | ")) + " |\n";
    }

    private static int longest(List<String> lines) {
        return lines.stream()
                .flatMap(line -> TICKS.matcher(line).results())
                .mapToInt(ticks -> ticks.group().length())
                .max()
                .orElse(0);
    }
}
