package io.github.vipnat.apply.send;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Removals that end live flows by themselves, where a device knows the word for it; no question comes then, so they can
 * travel in flights like idle ones. A device that refuses the first of them is asked in the other way from then on.
 */
final class ForcedRemovals {

    private static final Set<Refusal> WORD_REFUSED = EnumSet.of(Refusal.SYNTAX, Refusal.NOT_AUTHORIZED);

    private final DeviceOs os;
    private boolean known;

    ForcedRemovals(DeviceOs os, boolean known) {
        this.os = os;
        this.known = known;
    }

    boolean isKnown() {
        return known;
    }

    /** How many of the steps come first until one of them has shown whether the word is known. */
    int untilProven(List<Step> steps, Predicate<Change> mayDrop) {
        for (int i = 0; i < steps.size(); i++) {
            if (isMeant(steps.get(i), mayDrop)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The step as it is to be typed. */
    Step typed(Step step, Predicate<Change> mayDrop) {
        return isMeant(step, mayDrop) ? new Step(step.change(), os.evenInUse(step.line())) : step;
    }

    private boolean isMeant(Step step, Predicate<Change> mayDrop) {
        return known && step.change().removes() && mayDrop.test(step.change());
    }

    /** Whether a device that was told with that word did not take it, and so has done nothing. */
    boolean isRefused(Reply reply) {
        boolean refused = reply instanceof Reply.Refused no && WORD_REFUSED.contains(no.refusal());
        known &= !refused;
        return refused;
    }
}
