package io.github.vipnat.session.expect;

/** Text that a pattern may look at until a moment, and no longer: patterns meet bytes that nobody here has written. */
final class TimedText implements CharSequence {

    /** Characters between two looks at the clock. */
    private static final int BETWEEN_LOOKS = 0x3fff;

    private final CharSequence text;
    private final long end;
    private int looked;

    /** The moment has passed. */
    static final class Expired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Expired() {
            super("the pattern was still looking at the deadline");
        }
    }

    /** @param end as {@link System#nanoTime()} tells it */
    TimedText(CharSequence text, long end) {
        this.text = text;
        this.end = end;
    }

    @Override
    public char charAt(int index) {
        if ((++looked & BETWEEN_LOOKS) == 0 && System.nanoTime() - end > 0) {
            throw new Expired();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.subSequence(from, to);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
