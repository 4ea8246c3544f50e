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

    ScriptCheck(Tracking tracked, Tracker.ByScript script) {
        this.tracked = tracked;
        this.script = script;
        this.answered = script.startsFailed();
        this.result = script.startsFailed() ? 0 : script.rise() - 1;
    }

    String name() {
        return tracked.name();
    }

    long intervalMicros() {
        return Timing.micros(script.interval());
    }

    /** Whether the instance waits in INIT for the first result. */
    boolean mustAnswerFirst() {
        return tracked.weight().isFault() && !script.startsFailed();
    }

    boolean startsAsFault() {
        return tracked.weight().isFault() && script.startsFailed();
    }

    int contributionAtStart() {
        return script.startsFailed() && !tracked.weight().isFault()
                ? tracked.weight().contribution(false)
                : 0;
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
        } else if (tracked.weight().isFault()) {
            router.handleScriptResult(up != tracked.weight().reverse());
        } else {
            router.changeSum(tracked.weight().contribution(up));
        }
    }
}
