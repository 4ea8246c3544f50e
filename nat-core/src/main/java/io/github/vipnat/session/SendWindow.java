package io.github.vipnat.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How far ahead of its answers a session may type. Each prompt that comes back gives one credit, so every answer belongs to
 * exactly one line; the bytes are bounded too, because a router's input buffer is small and drops what does not fit (peers
 * 5.4, netmiko#1058).
 *
 * @param lines most lines without an answer, 1 to 64; 1 is lock-step
 * @param bytes most typed bytes without an answer
 */
public record SendWindow(int lines, int bytes) {

    /** Above eight lines nobody has tried a real router. */
    private static final int USUAL_LINES = 8;

    private static final int USUAL_BYTES = 1024;

    public SendWindow {
        if (lines < 1 || lines > 64) {
            throw new IllegalArgumentException("window out of 1..64 lines: " + lines);
        }
    }

    public static SendWindow usual() {
        return new SendWindow(USUAL_LINES, USUAL_BYTES);
    }

    public static SendWindow ofLines(int lines) {
        return new SendWindow(lines, USUAL_BYTES);
    }

    /** As much as one packet holds, for lines that are harmless in any number. */
    public static SendWindow widest() {
        return new SendWindow(64, 4096);
    }

    /**
     * So many questions in a row are answered before one can reach the next line: the one that a removal leads to, and one that
     * is asked again or asks whether that was meant. No capture shows more (docs/adr 0018).
     */
    private static final int NOES = 2;

    /**
     * A line typed ahead.
     *
     * @param mayAsk whether the device may answer with a question; a no then follows, and one more, so that no question takes
     *     its default, or the next line for an answer
     */
    public record Entry(String line, boolean mayAsk) {

        /** How many noes follow the line. */
        int noes() {
            return mayAsk ? NOES : 0;
        }

        /** @param no as the device understands it */
        String typed(String no) {
            return line + "\r" + (no + "\r").repeat(noes());
        }
    }

    /** The entries that may be typed now, given those that wait for their answers, and how a no is typed. */
    List<Entry> admit(Deque<Entry> waiting, Deque<Entry> inFlight, String no) {
        Deque<Entry> admitted = new ArrayDeque<>();
        int used = inFlight.stream().mapToInt(entry -> entry.typed(no).length()).sum();
        while (!waiting.isEmpty() && inFlight.size() + admitted.size() < lines) {
            int next = waiting.element().typed(no).length();
            boolean fits = used + next <= bytes || (inFlight.isEmpty() && admitted.isEmpty());
            if (!fits) {
                break;
            }
            used += next;
            admitted.add(waiting.remove());
        }
        return List.copyOf(admitted);
    }
}
