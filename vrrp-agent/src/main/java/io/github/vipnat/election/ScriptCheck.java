package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.Weight;
import java.util.function.BiConsumer;

/** A {@code vrrp_script} that is run again and again; rise and fall count results in a row (keepalived-facts 2.2). */
final class ScriptCheck {

    private final Tracking tracked;
    private final Tracker.ByScript script;
    private int result;
    private boolean answered;
    private boolean silent;

    /**
     * One that was never run. keepalived passes {@code init_fail} over: it leaves its first state at the first result, whatever
     * rise says, and says nothing before (measured with 2.2.7, weights 0 and -30).
     */
    ScriptCheck(Tracking tracked, Tracker.ByScript script) {
        this.tracked = tracked;
        this.script = script;
        this.result = script.rise() - 1;
    }

    /** One that has a past, which a reload keeps (vrrp.c, clear_diff_script). */
    ScriptCheck(Tracking tracked, Tracker.ByScript script, ScriptCheck before) {
        this.tracked = tracked;
        this.script = script;
        this.answered = before.answered;
        this.silent = before.silent;
        this.result = before.isUp() ? keptUp(before) : keptDown(before);
    }

    /** One that a reload brought: the instance does not wait for it, and its first success changes nothing. */
    static ScriptCheck broughtByReload(Tracking tracked, Tracker.ByScript script) {
        ScriptCheck check = new ScriptCheck(tracked, script);
        check.silent = true;
        return check;
    }

    private int keptUp(ScriptCheck before) {
        int most = script.rise() + script.fall() - 1;
        int over = before.result - before.script.rise();
        boolean fully = before.result == before.script.rise() + before.script.fall() - 1;
        return fully ? most : Math.min(most, script.rise() + over);
    }

    private int keptDown(ScriptCheck before) {
        boolean fresh = !before.answered;
        int missing = before.script.rise() - before.result;
        return fresh ? script.rise() - 1 : before.result == 0 ? 0 : Math.max(0, script.rise() - missing);
    }

    private boolean isUp() {
        return result >= script.rise();
    }

    Tracking tracked() {
        return tracked;
    }

    String name() {
        return tracked.name();
    }

    long intervalMicros() {
        return Timing.micros(script.interval());
    }

    /** Whether the instance waits in INIT for the first result. */
    boolean mustAnswerFirst() {
        return tracked.weight().isFault() && !answered && !silent;
    }

    boolean startsAsFault() {
        return tracked.weight().isFault() && answered && !isUp();
    }

    int contributionAtStart() {
        return answered && !tracked.weight().isFault() ? tracked.weight().contribution(isUp()) : 0;
    }

    /** Takes one result in and tells the instance when it changes something. */
    void recordRun(boolean succeeded, VirtualRouter router, BiConsumer<Weight, Boolean> change) {
        if (succeeded) {
            countSuccess(router, change);
        } else {
            countFailure(router, change);
        }
        answered = true;
    }

    private void countSuccess(VirtualRouter router, BiConsumer<Weight, Boolean> change) {
        if (result < script.rise() - 1) {
            result++;
            return;
        }
        if (result < script.rise()) {
            turnTo(true, router, change);
        }
        result = script.rise() + script.fall() - 1;
    }

    private void countFailure(VirtualRouter router, BiConsumer<Weight, Boolean> change) {
        if (result > script.rise()) {
            result--;
            return;
        }
        if (result == script.rise() || !answered) {
            turnTo(false, router, change);
        }
        result = 0;
    }

    private void turnTo(boolean up, VirtualRouter router, BiConsumer<Weight, Boolean> change) {
        if (answered) {
            change.accept(tracked.weight(), up);
        } else if (tracked.weight().isFault() && silent) {
            if (up == tracked.weight().reverse()) {
                router.faults().add();
            }
        } else if (tracked.weight().isFault()) {
            router.faults().answer(up != tracked.weight().reverse());
        } else {
            router.priorityCount().change(tracked.weight().contribution(up));
        }
    }
}
