package io.github.vipnat.apply;

import io.github.vipnat.session.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one clock of a run on a router: every wait and every pause asks it. Before the first line it knows no limit. On the way
 * there a wait ends before the router's own timer fires, with room to confirm. After a setback three minutes may pass in vain,
 * the silence that led to it counted in; time in which the router answers does not count, so that a slow one is not cut off.
 * Over all of it stands the {@link RunDeadline}. Not for several threads.
 */
public final class RunClock implements Patience {

    /** A router that reloads is back within it. */
    public static final Duration IN_VAIN = Duration.ofMinutes(3);

    /** Once it has answered again: enough to take back what it has just shown. */
    private static final Duration ONCE_IT_ANSWERS = Duration.ofMinutes(1);

    private static final Duration TO_CONFIRM = Duration.ofSeconds(15);

    /** What is left where there is no limit. */
    private static final Duration LONG = Duration.ofDays(1);

    private final InstantSource clock;
    private final RunDeadline deadline;
    private final Supplier<Optional<Instant>> timer;
    private Instant waiting;
    private Duration granted = Duration.ZERO;
    private Duration inVain = Duration.ZERO;
    private boolean isBroken;
    private boolean hasComeBack;

    /** @param timer when the router's own timer fires, while one runs */
    public RunClock(InstantSource clock, RunDeadline deadline, Supplier<Optional<Instant>> timer) {
        this.clock = clock;
        this.deadline = deadline;
        this.timer = timer;
        this.waiting = clock.instant();
    }

    /** The router may be changed from here on. */
    public void begin() {
        deadline.begin();
        stepBegins();
    }

    /** All is well so far. */
    public void stepBegins() {
        granted = Duration.ZERO;
        inVain = Duration.ZERO;
    }

    @Override
    public void answered() {
        granted = Duration.ZERO;
        if (!isBroken) {
            inVain = Duration.ZERO;
        }
    }

    /** A line of the plan has its answer. */
    public void lineAnswered() {
        deadline.lineAnswered();
    }

    /** Something went wrong; from here on waits in vain add up, those since the last answer included. */
    public void broke() {
        isBroken = true;
    }

    /** It only looked as if something had gone wrong. */
    public void isFine() {
        isBroken = false;
        stepBegins();
    }

    /** The way back begins, now or after the other router's. */
    public void goesBack() {
        deadline.goBack();
        isBroken = true;
    }

    /** The router has answered again and shown what it has. */
    public void cameBack() {
        if (!hasComeBack) {
            inVain = least(inVain, IN_VAIN.minus(ONCE_IT_ANSWERS));
        }
        hasComeBack = true;
    }

    @Override
    public Duration atMost(Duration wanted) {
        inVain = inVainSoFar();
        waiting = clock.instant();
        granted = Duration.ZERO;
        granted = least(left(), wanted);
        return granted;
    }

    /** Of a wait that took longer than was granted this computer slept through the rest; that was not the router. */
    private Duration inVainSoFar() {
        return inVain.plus(least(Duration.between(waiting, clock.instant()), granted));
    }

    /** What may still pass in vain, zero when it is over. */
    public Duration left() {
        return deadline.ends()
                .map(this::until)
                .map(end -> least(end, isBroken ? IN_VAIN.minus(inVainSoFar()) : untilTimer()))
                .map(left -> greatest(left, Duration.ZERO))
                .orElse(LONG);
    }

    /** One that has fired is found to be gone by asking the router, which takes a wait of its own. */
    private Duration untilTimer() {
        return timer.get()
                .map(this::until)
                .filter(left -> !left.isNegative())
                .map(left -> greatest(left.minus(TO_CONFIRM), least(left, TO_CONFIRM)))
                .orElse(LONG);
    }

    /** Pauses no longer than this clock has time. */
    public Pause within(Pause pause) {
        return wanted -> pause.pause(atMost(wanted));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration greatest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Duration until(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
