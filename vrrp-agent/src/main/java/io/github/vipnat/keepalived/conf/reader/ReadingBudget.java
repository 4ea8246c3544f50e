package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfLine;

/**
 * What one reading may come to, whatever sequences, definitions and includes make of a few lines. The bounds lie far above
 * any keepalived.conf, and what they let through fits a heap of 64 MiB.
 */
final class ReadingBudget {

    /** Lines, comments and empty ones included. */
    static final int MOST_LINES = 100_000;

    /** Words kept, at about 120 bytes each. */
    static final int MOST_WORDS = 200_000;

    /** Characters kept, twice: in lines and in words. */
    static final int MOST_CHARS = 4 << 20;

    /** Characters moved while definitions are put in. */
    static final int MOST_MOVED = 32 << 20;

    private int lines;
    private int words;
    private int chars;
    private long moved;

    void lineRead() {
        lines++;
    }

    void kept(ConfLine line) {
        words += line.words().size();
        chars += line.text().length();
    }

    void moved(int length) {
        moved += length;
    }

    boolean isSpent() {
        return lines >= MOST_LINES || words >= MOST_WORDS || chars >= MOST_CHARS || isMovingSpent();
    }

    /** Whether no more definitions are put in. */
    boolean isMovingSpent() {
        return moved >= MOST_MOVED;
    }

    /** What was too much, as a sentence without a full stop. */
    String told() {
        if (lines >= MOST_LINES) {
            return "the file comes to more than " + MOST_LINES + " lines";
        }
        return words >= MOST_WORDS
                ? "the file comes to more than " + MOST_WORDS + " words"
                : "the file comes to more than " + (MOST_CHARS >> 20) + " MiB of text, or its definitions to more than "
                        + (MOST_MOVED >> 20) + " MiB";
    }
}
