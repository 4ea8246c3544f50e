package io.github.vipnat.session;

import io.github.vipnat.session.SendWindow.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps account of lines that are typed ahead of their answers: what waits, what is in flight, who hears of it. */
final class SendAhead {

    /** How lines are typed and their answers read. */
    interface Line {

        /** The lines may be typed, as far as it is the session's to say. */
        void require(List<Entry> entries);

        void type(List<Entry> entries);

        /** What the device made of a line; the one in flight behind it tells where its answer ends. */
        Exchange answerOf(Entry entry, Optional<Entry> next);
    }

    private final Line line;
    private final FlightListener listener;
    private final Deque<Entry> waiting;
    private final Deque<Entry> inFlight = new ArrayDeque<>();

    SendAhead(Line line, List<Entry> entries, FlightListener listener) {
        this.line = line;
        this.listener = listener;
        this.waiting = new ArrayDeque<>(entries);
    }

    /** @param no what is typed behind each line, for a question that may come */
    void run(SendWindow window, String no) {
        while (!waiting.isEmpty() || !inFlight.isEmpty()) {
            List<Entry> now = window.admit(waiting, inFlight, no);
            if (!now.isEmpty()) {
                announce(now);
                line.type(now);
                inFlight.addAll(now);
            }
            if (!answerNext()) {
                waiting.clear();
            }
        }
    }

    /** What may not be typed leaves no answer unread behind it. */
    private void announce(List<Entry> entries) {
        line.require(entries);
        try {
            listener.types(entries.stream().map(Entry::line).toList());
        } catch (RuntimeException e) {
            while (!inFlight.isEmpty()) {
                answerNext();
            }
            throw e;
        }
    }

    private boolean answerNext() {
        return listener.answered(line.answerOf(inFlight.remove(), Optional.ofNullable(inFlight.peek())));
    }
}
