package io.github.vipnat.session.expect;

import net.sf.expectit.filter.FilterAdapter;

/**
 * Keeps only the tail of what has been read in ExpectIt's buffer and the rest aside. ExpectIt copies and scans its whole
 * buffer for each kilobyte that arrives, which takes minutes for a large configuration; a short buffer makes it linear.
 */
final class TailFilter extends FilterAdapter {

    /** A prompt, and the log lines that may have come behind it. */
    private static final int TAIL = 4096;

    /** Answers to configuration lines are short; more than this is babble and is read like a large answer. */
    private static final int SEVERAL_ANSWERS = 64 * 1024;

    private final int limit;
    private final StringBuilder taken = new StringBuilder();
    private long filtered;
    private volatile boolean overflown;
    private volatile boolean keepsAll;

    /** @param limit most characters one answer may have */
    TailFilter(int limit) {
        this.limit = limit;
    }

    @Override
    protected String doBeforeAppend(String piece, StringBuilder buffer) {
        filtered += piece.length();
        return piece;
    }

    @Override
    protected boolean doAfterAppend(StringBuilder buffer) {
        int surplus = buffer.length() - TAIL;
        if (surplus > TAIL && !(keepsAll && buffer.length() < SEVERAL_ANSWERS)) {
            if (taken.length() < limit) {
                taken.append(buffer, 0, surplus);
            } else {
                overflown = true;
            }
            buffer.delete(0, surplus);
        }
        return false;
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
        taken.setLength(0);
        return all;
    }
}
