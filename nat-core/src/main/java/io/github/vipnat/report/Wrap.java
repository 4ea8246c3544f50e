package io.github.vipnat.report;

/** Breaks prose between words so that it fits a terminal of 80 columns. */
final class Wrap {

    static final int COLUMNS = 80;

    private Wrap() {}

    /**
     * The text with a label in front of its first line and the same indentation on the others. What stands behind a line
     * feed is to be typed, and is not broken.
     */
    static String labelled(String label, String text) {
        int feed = text.indexOf('\n');
        if (feed < 0) {
            return prose(label, text);
        }
        return prose(label, text.substring(0, feed))
                + text.substring(feed + 1).stripIndent().stripTrailing().indent(label.length() + 1);
    }

    private static String prose(String label, String text) {
        StringBuilder out = new StringBuilder(label);
        int indent = label.length();
        int column = indent;
        for (String word : text.split(" ", -1)) {
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
        return out.append('\n').toString();
    }
}
