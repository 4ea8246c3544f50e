package io.github.vipnat.ios.text;

import io.github.vipnat.ios.text.FreeTextGrammar.Opening;
import io.github.vipnat.nat.ConfigLine;
import java.util.Optional;

/** Goes through the lines of a text one after the other and knows of each whether it is configuration or free text. */
public final class LineWalk {

    private final String text;
    private final FreeTextEnds ends;

    private int number;
    private int start;
    private int next;
    private String line = "";
    private boolean isText;

    /** The line at the margin that this one stands under, or is. */
    private String head = "";

    /** The line that opened the last free text, and the place in its last line. */
    private String opener = "";

    private int bodyEnd = FreeTextEnds.NEVER;

    private Optional<ConfigLine> unsound = Optional.empty();

    public LineWalk(String text) {
        this.text = text;
        this.ends = new FreeTextEnds(text);
    }

    /**
     * The line that makes it impossible to tell text from configuration: it opens a text that nothing ends, or ends one
     * that no line opened. Empty where there is none.
     */
    public static Optional<ConfigLine> unsoundLine(String text) {
        LineWalk walk = new LineWalk(text);
        while (walk.advance() && walk.unsound().isEmpty()) {
            // the walk itself finds it
        }
        return walk.unsound();
    }

    /** Goes to the next line; false when there is none. */
    public boolean advance() {
        if (next > text.length()) {
            return false;
        }
        start = next;
        int newline = text.indexOf('\n', start);
        int end = newline < 0 ? text.length() : newline;
        next = end + 1;
        number++;
        line = withoutBlanksAtEnd(start, end);
        isText = start <= bodyEnd;
        if (!isText && !line.isEmpty()) {
            readConfiguration();
        }
        return true;
    }

    /** Every line may end in a carriage return, so a line cut off first and stripped then would be copied twice. */
    private String withoutBlanksAtEnd(int from, int to) {
        int last = to;
        while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(from, last);
    }

    private void readConfiguration() {
        head = isIndented() ? head : line;
        FreeTextGrammar.opening(line, head).ifPresent(this::open);
        if (line.equals(FreeTextGrammar.CONTROL_C) || line.equals("\u0003")) {
            unsound = unsound.or(() -> Optional.of(here()));
        }
    }

    private void open(Opening opening) {
        int close = opening.ending().placeIn(ends, start + opening.bodyAt());
        if (close == FreeTextEnds.NEVER && opening.isGuess()) {
            return;
        }
        if (close == FreeTextEnds.NEVER) {
            unsound = unsound.or(() -> Optional.of(here()));
        }
        opener = line.strip();
        bodyEnd = close == FreeTextEnds.NEVER ? text.length() : close;
    }

    private ConfigLine here() {
        return new ConfigLine(number, line, isIndented() ? head : "");
    }

    /** The line, without blanks at its end. */
    public String line() {
        return line;
    }

    /** Of the line, counted from 1. */
    public int number() {
        return number;
    }

    /** Where in the text the line begins, counted from 0. */
    public int start() {
        return start;
    }

    /** Where in the text the next line begins; behind its end when there is none. */
    public int next() {
        return next;
    }

    public boolean isIndented() {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /** Whether the line belongs to a free text; the line that opens it does not, the one that ends it does. */
    public boolean isText() {
        return isText;
    }

    /** The line that opened the free text this one belongs to. */
    String opener() {
        return opener;
    }

    /** As {@link #unsoundLine}, as far as the walk has come. */
    public Optional<ConfigLine> unsound() {
        return unsound;
    }
}
