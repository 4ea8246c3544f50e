package io.github.vipnat.ios;

import io.github.vipnat.device.SavedText.Disguised;
import java.util.List;
import java.util.Optional;

/** Time stamps or numbers that a terminal program or an editor put in front of every line. */
final class LinePrefix {

    /** Fewer lines prove nothing. */
    private static final int FEWEST = 8;

    /** What a program writes above the first line and below the last has no prefix. */
    private static final int ABOVE = 2;

    /** A narrower one of the same width in every line may be a number that grows. */
    private static final int NARROW = 3;

    private static final int LONGEST_SEPARATOR = 3;

    /** A line that ends with the prefix may have lost the blanks at its end. */
    private static final String LOST = "  ";

    private final List<String> lines;
    private final String into;

    private LinePrefix(List<String> lines, String into) {
        this.lines = lines;
        this.into = into;
    }

    /**
     * What stands in front of the lines, with the command that takes it away.
     *
     * @param lines without empty ones
     * @param into the end of that command, which names the file
     */
    static Optional<Disguised> of(List<String> lines, String into) {
        if (lines.size() < FEWEST) {
            return Optional.empty();
        }
        LinePrefix prefix = new LinePrefix(lines.subList(ABOVE, lines.size() - 1), into);
        return prefix.ofOneWidth().or(prefix::growing);
    }

    private Optional<Disguised> ofOneWidth() {
        String common = lines.stream()
                .map(line -> shape(line + LOST))
                .reduce(LinePrefix::common)
                .orElse("");
        int width = common.length();
        boolean isPrefix = width > NARROW
                && lines.stream().allMatch(line -> hasDigit(head(line, width)))
                && lines.stream().anyMatch(line -> isConfiguration(tail(line, width)));
        return isPrefix
                ? Optional.of(disguised(head(lines.get(0), width), "cut -c " + (width + 1) + "-"))
                : Optional.empty();
    }

    private Optional<Disguised> growing() {
        if (!lines.stream().allMatch(line -> afterNumber(line) > 0)) {
            return Optional.empty();
        }
        String common = lines.stream()
                .map(line -> tail(line, afterNumber(line)) + LOST)
                .reduce(LinePrefix::common)
                .orElse("");
        String separator = separator(common);
        boolean isPrefix = !separator.isEmpty()
                && lines.stream().anyMatch(line -> isConfiguration(tail(line, afterNumber(line) + separator.length())));
        return isPrefix
                ? Optional.of(disguised(
                        head(lines.get(0), afterNumber(lines.get(0)) + separator.length()),
                        "sed -E 's/^[ \\t]*[0-9]*" + pattern(separator) + "//'"))
                : Optional.empty();
    }

    private Disguised disguised(String example, String command) {
        return new Disguised(
                "time stamps or numbers stand in front of each line: \"" + example.strip() + "\"", command + into);
    }

    /** Digits and the blanks that pad them look alike. */
    private static String shape(String line) {
        StringBuilder shape = new StringBuilder(line);
        for (int i = 0; i < line.length(); i++) {
            boolean isDigitOrBlank = line.charAt(i) == ' ' || isDigit(line.charAt(i));
            shape.setCharAt(i, isDigitOrBlank ? '0' : line.charAt(i));
        }
        return shape.toString();
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    private static int afterNumber(String line) {
        int first = 0;
        while (first < line.length() && (line.charAt(first) == ' ' || line.charAt(first) == '\t')) {
            first++;
        }
        int end = first;
        while (end < line.length() && isDigit(line.charAt(end))) {
            end++;
        }
        return end == first ? 0 : end;
    }

    private static String separator(String common) {
        int end = 0;
        while (end < Math.min(LONGEST_SEPARATOR, common.length()) && ":.|)>- \t".indexOf(common.charAt(end)) >= 0) {
            end++;
        }
        return common.substring(0, end);
    }

    private static String pattern(String separator) {
        StringBuilder pattern = new StringBuilder();
        separator
                .chars()
                .forEach(one -> pattern.append('[')
                        .append(one == '\t' ? "\\t" : (char) one)
                        .append(']'));
        return pattern + (separator.endsWith(" ") ? "?" : "");
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(one -> isDigit((char) one));
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isConfiguration(String line) {
        return line.startsWith("interface ") || line.startsWith("hostname ") || line.startsWith("version ");
    }

    private static String head(String line, int width) {
        return line.substring(0, Math.min(width, line.length()));
    }

    private static String tail(String line, int from) {
        return line.substring(Math.min(from, line.length()));
    }
}
