package io.github.vipnat.report;

/** Breaks prose between words so that it fits a terminal of 80 columns. */
final class Wrap {

    static final int COLUMNS = 80;

    private Wrap() {}

    /**
     * The text with a label in front of its first line and the same indentation on the others. A line of the text that
     * begins with a blank is a command: it stays whole, so that it can be pasted.
     */
    static String labelled(String label, String text) {
        StringBuilder out = new StringBuilder(label);
        int indent = label.length();
        boolean isFirst = true;
        for (String line : text.split("\n", -1)) {
            if (!isFirst) {
                out.append(" ".repeat(indent));
            }
            if (line.startsWith(" ")) {
                out.append(line).append('\n');
            } else {
                prose(out, indent, line);
            }
            isFirst = false;
        }
        return out.toString();
    }

    private static void prose(StringBuilder out, int indent, String line) {
        int column = indent;
        for (String word : line.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > COLUMNS) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        out.append('\n');
    }
}
