package io.github.vipnat.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened when, all on this host's clock that never jumps; for many threads. */
public final class TimeLine {

    private final LongSupplier nanoTime;
    private final long start;
    private final List<DrillEvent> events = new ArrayList<>();

    /** Begins now. */
    public static TimeLine begin() {
        return new TimeLine(System::nanoTime);
    }

    TimeLine(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Since the drill began. */
    public Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Something is seen now. */
    public void note(DrillEvent.Kind kind, String where, String what) {
        note(new DrillEvent(now(), kind, where, what));
    }

    /** Something that was seen at a moment; one that is there already is not kept twice. */
    public synchronized void note(DrillEvent event) {
        if (!events.contains(event)) {
            events.add(event);
        }
    }

    /** Everything so far, the first first. */
    public synchronized List<DrillEvent> events() {
        return events.stream().sorted(Comparator.comparing(DrillEvent::at)).toList();
    }
}
