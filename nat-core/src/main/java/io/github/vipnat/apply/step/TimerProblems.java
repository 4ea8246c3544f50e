package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Mode;
import io.github.vipnat.problem.Problem;

/** What can be wrong with a router's revert timer, said as problems. */
record TimerProblems(String router, DeviceOs os) {

    private static final String CODE = "foreign-timer";

    private static final String WHY =
            "when it fires the router puts its whole configuration back, this change included";

    /**
     * Somebody set it before or while we were at work.
     *
     * @param others who that may be, as {@link OthersLoggedIn} tells it
     */
    Problem foreign(GuardState.Pending pending, String others) {
        return Problem.fatal(
                CODE,
                where(),
                "a revert timer that is not ours is running: " + pending.text(),
                WHY,
                "ask whoever set it" + others + "; then:  configure confirm  or  configure revert now");
    }

    /** A run of ours died, and this may be its timer or another's. */
    Problem unrecorded(GuardState.Pending pending, String others) {
        return Problem.fatal(
                CODE,
                where(),
                "a revert timer is running that no run here has on record: " + pending.text(),
                WHY,
                "ask whether somebody else set it" + others + "; if nobody did:  configure confirm  , and try again");
    }

    Problem notUnderstood(GuardState.NotUnderstood strange) {
        return Problem.fatal(
                "timer-unknown",
                where(),
                "what the router says about its revert timer is not understood: " + strange.text(),
                "a timer that nobody knows of would take this change back when it fires",
                "look:  " + os.showGuard(Mode.PRIVILEGED));
    }

    /** Something about our own. */
    Problem ours(String code, String what) {
        return Problem.fatal(
                code,
                where(),
                what,
                "without it nobody would put the router back if the line broke for good",
                "look:  " + os.showGuard(Mode.PRIVILEGED) + "  (or go without: --guard none)");
    }

    private String where() {
        return "router " + router;
    }
}
