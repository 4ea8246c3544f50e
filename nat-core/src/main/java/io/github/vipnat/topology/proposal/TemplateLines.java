package io.github.vipnat.topology.proposal;

import java.util.List;
import java.util.Set;

/** Lines of YAML with their comments in one column. */
final class TemplateLines {

    static final String CHANGE = "CHANGE: ";

    private static final int COMMENT_COLUMN = 34;
    private static final int WIDTH = 80;

    private static final Set<String> READ_AS_NOTHING = Set.of("null", "Null", "NULL");

    private final StringBuilder text = new StringBuilder();

    /** The comment stands behind the line, or above it where the two are too long for one. */
    void add(String line, String comment) {
        String padded =
                line.length() < COMMENT_COLUMN ? line + " ".repeat(COMMENT_COLUMN - line.length()) : line + "  ";
        if (padded.length() + 2 + comment.length() <= WIDTH) {
            text.append(padded).append("# ").append(comment).append('\n');
        } else {
            addNotes(" ".repeat(line.length() - line.stripLeading().length()), List.of(comment));
            addLine(line);
        }
    }

    void comment(String indent, String comment) {
        text.append(indent).append("# ").append(comment).append('\n');
    }

    /** Sentences as comments, broken between words; what a router's text brings along cannot end a comment. */
    void addNotes(String indent, List<String> notes) {
        for (String note : notes) {
            String hanging = note.startsWith("- ") ? "  " : "";
            StringBuilder line = new StringBuilder();
            for (String word : note.replaceAll("[^ -~]", "?").split(" +", -1)) {
                if (line.length() > 0 && indent.length() + 2 + line.length() + 1 + word.length() > WIDTH) {
                    comment(indent, line.toString());
                    line.setLength(0);
                    line.append(hanging);
                } else if (line.length() > 0) {
                    line.append(' ');
                }
                line.append(word);
            }
            comment(indent, line.toString());
        }
    }

    void addLine(String line) {
        text.append(line).append('\n');
    }

    /** The text as YAML reads it back, in quotes where it needs them. */
    static String scalar(String value) {
        boolean isPlain = value.matches("[A-Za-z0-9]([A-Za-z0-9 ./_:-]*[A-Za-z0-9./_-])?")
                && !value.contains(": ")
                && !READ_AS_NOTHING.contains(value);
        return isPlain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    String text() {
        return text.toString();
    }
}
