package io.github.vipnat.lab.parser;

import java.util.List;

/** Why the parser did not carry a line out. */
public abstract sealed class Rejection extends RuntimeException {

    private Rejection() {
        super(null, null, false, false);
    }

    /** A bad word; the caret stands under this column of the typed line, 0 being its first character. */
    public static final class Invalid extends Rejection {
        private final int column;

        public Invalid(int column) {
            this.column = column;
        }

        public int column() {
            return column;
        }
    }

    /** A word that stands for more than one. */
    public static final class Ambiguous extends Rejection {}

    /** A line that ends too early. */
    public static final class Incomplete extends Rejection {}

    /** Not a refusal: the line ended in a question mark, and this is the answer. */
    public static final class Help extends Rejection {
        private final transient List<String> lines;

        public Help(List<String> lines) {
            this.lines = List.copyOf(lines);
        }

        public List<String> lines() {
            return lines;
        }
    }
}
