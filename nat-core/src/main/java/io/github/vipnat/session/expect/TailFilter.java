package io.github.vipnat.session.expect;

import java.util.function.IntSupplier;
import net.sf.expectit.filter.FilterAdapter;

/**
 * Keeps only the tail of what has been read in ExpectIt's buffer and the rest aside. ExpectIt copies and scans its whole
 * buffer for each kilobyte that arrives, which takes minutes for a large configuration; a short buffer makes it linear.
 */
final class TailFilter extends FilterAdapter {

    /** A prompt, and the log lines that may have come behind it; of several answers twice that, since a piece is as long. */
    private static final int TAIL = 4096;

    /** Answers to configuration lines are short; more than this is babble and is read like a large answer. */
    private static final int SEVERAL_ANSWERS = 64 * 1024;

    private final IntSupplier limit;
    private StringBuilder taken = new StringBuilder();
    private long filtered;
    private volatile boolean overflown;
    private volatile boolean keepsAll;

    /** @param limit most characters one answer may have */
    TailFilter(IntSupplier limit) {
        this.limit = limit;
    }

    @Override
    protected String doBeforeAppend(String piece, StringBuilder buffer) {
        filtered += piece.length();
        return piece;
    }

    @Override
    protected boolean doAfterAppend(StringBuilder buffer) {
        int surplus = buffer.length() - (keepsAll ? 2 * TAIL : TAIL);
        if (surplus > TAIL && !(keepsAll && buffer.length() < SEVERAL_ANSWERS)) {
            keep(buffer, surplus);
            buffer.delete(0, surplus);
        }
        return false;
    }

    private void keep(StringBuilder buffer, int length) {
        if (!overflown && taken.length() + length <= limit.getAsInt()) {
            taken.append(buffer, 0, length);
        } else {
            overflown = true;
            taken = new StringBuilder();
        }
    }

    /** While several answers are awaited in one buffer, none of them may be cut away before it was looked at. */
    void keepAll(boolean keep) {
        keepsAll = keep;
    }

    /** How many characters ever came through; one for each byte. */
    long filtered() {
        return filtered;
    }

    boolean isOverflown() {
        return overflown;
    }

    /** Everything read since the last call, up to and including the tail. */
    String drain(String tail) {
        String all = taken.append(tail).toString();
        taken = new StringBuilder();
        return all;
    }
}
