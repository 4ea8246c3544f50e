package io.github.vipnat.lab.parser;

import java.util.List;
import java.util.function.Function;

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

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.invalid().apply(this);
        }
    }

    /** A word that stands for more than one. */
    public static final class Ambiguous extends Rejection {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ambiguous().apply(this);
        }
    }

    /** A line that ends too early. */
    public static final class Incomplete extends Rejection {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.incomplete().apply(this);
        }
    }

    /** Not a refusal: the line ended in a question mark, and this is the answer. */
    public static final class Help extends Rejection {
        private final transient List<String> lines;

        public Help(List<String> lines) {
            this.lines = List.copyOf(lines);
        }

        public List<String> lines() {
            return lines;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.help().apply(this);
        }
    }

    /** What each reason comes to (docs/adr 0013). */
    public record Cases<R>(
            Function<Invalid, R> invalid,
            Function<Ambiguous, R> ambiguous,
            Function<Incomplete, R> incomplete,
            Function<Help, R> help) {}

    /** What this one comes to. */
    public abstract <R> R match(Cases<R> cases);
}
