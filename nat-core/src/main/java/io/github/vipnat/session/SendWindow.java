package io.github.vipnat.session;

import java.util.ArrayList;
import java.util.Collection;
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

    private static final int LEAST_BYTES = 1024;

    /** A line of two addresses and two ports with the noes behind it. */
    private static final int BYTES_A_LINE = 128;

    public SendWindow {
        if (lines < 1 || lines > 64) {
            throw new IllegalArgumentException("window out of 1..64 lines: " + lines);
        }
    }

    public static SendWindow usual() {
        return ofLines(USUAL_LINES);
    }

    /** One of so many lines, 1 to 64, and of 128 bytes for each, but no fewer than 1,024. */
    public static SendWindow ofLines(int lines) {
        return new SendWindow(lines, Math.max(LEAST_BYTES, lines * BYTES_A_LINE));
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
     * @param group what it is about, a global for example; lines of one group that stand together travel together
     */
    public record Entry(String line, boolean mayAsk, String group) {

        /** One of those that need not be told apart. */
        public Entry(String line, boolean mayAsk) {
            this(line, mayAsk, "");
        }

        /** How many noes follow the line. */
        int noes() {
            return mayAsk ? NOES : 0;
        }

        /** @param no as the device understands it */
        String typed(String no) {
            return line + "\r" + (no + "\r").repeat(noes());
        }
    }

    /**
     * The entries that may be typed now, given those that wait for their answers, and how a no is typed. None before half of those
     * are answered, so that few writes and few packets carry many lines; and a group as a whole, unless it is more than the
     * window.
     */
    List<Entry> admit(Deque<Entry> waiting, Deque<Entry> inFlight, String no) {
        if (inFlight.size() > lines / 2) {
            return List.of();
        }
        List<Entry> admitted = new ArrayList<>();
        Load load = Load.NONE.with(inFlight, no);
        while (!waiting.isEmpty()) {
            List<Entry> next = next(waiting, no);
            load = load.with(next, no);
            if (!holds(load) && !(inFlight.isEmpty() && admitted.isEmpty())) {
                break;
            }
            next.forEach(entry -> admitted.add(waiting.remove()));
        }
        return List.copyOf(admitted);
    }

    /** What has to travel together: the rest of a group, or one line of a group that is too much. */
    private List<Entry> next(Deque<Entry> waiting, String no) {
        Entry first = waiting.element();
        List<Entry> group = waiting.stream()
                .takeWhile(entry -> entry.group().equals(first.group()))
                .limit(lines + 1L)
                .toList();
        return holds(Load.NONE.with(group, no)) ? group : List.of(first);
    }

    private boolean holds(Load load) {
        return load.lines() <= lines && load.bytes() <= bytes;
    }

    /** What waits for an answer, or may come to. */
    private record Load(int lines, int bytes) {

        static final Load NONE = new Load(0, 0);

        Load with(Collection<Entry> entries, String no) {
            int typed =
                    entries.stream().mapToInt(entry -> entry.typed(no).length()).sum();
            return new Load(lines + entries.size(), bytes + typed);
        }
    }
}
