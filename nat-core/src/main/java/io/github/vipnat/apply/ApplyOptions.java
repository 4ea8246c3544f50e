package io.github.vipnat.apply;

import io.github.vipnat.session.SendWindow;
import java.time.Duration;

/**
 * What the user allows.
 *
 * @param acceptUnsaved go on although the router holds somebody's unsaved changes, and save them along
 * @param unprovenVip go on although the router cannot see the VIP
 * @param window how far to type ahead of the answers
 */
public record ApplyOptions(
        InUse inUse,
        boolean acceptUnsaved,
        boolean unprovenVip,
        Save save,
        GuardChoice guard,
        SendWindow window,
        AtSetback atSetback) {

    /** Going back at a setback, as a person expects. */
    public ApplyOptions(
            InUse inUse, boolean acceptUnsaved, boolean unprovenVip, Save save, GuardChoice guard, SendWindow window) {
        this(inUse, acceptUnsaved, unprovenVip, save, guard, window, AtSetback.GO_BACK);
    }

    /** What to do when a step goes wrong. */
    public enum AtSetback {
        /** Take back what the run did. */
        GO_BACK,
        /**
         * Stop where the router stands; the next run reads it and goes on from there. For whoever keeps a router as it should
         * be and comes again: what was there before the run is what was wrong, and nobody wants it back.
         */
        STAY
    }

    /** What to do about rules with live flows. */
    public enum InUse {
        /** Leave them, and so change nothing at all. */
        KEEP,
        /** Remove them and end the flows. */
        DROP
    }

    /** Whether to write the result to non-volatile memory. */
    public enum Save {
        /** Once it has been read back and is right. */
        VERIFIED,
        NEVER
    }

    /**
     * Whether to use the device's own revert timer.
     *
     * @param length 1 to 120 minutes; renewed while the work goes on
     */
    public record GuardChoice(boolean wanted, Duration length) {

        public GuardChoice {
            if (length.toMinutes() < 1 || length.toMinutes() > 120) {
                throw new IllegalArgumentException("guard out of 1..120 minutes: " + length);
            }
        }

        /** Where the router has it, for ten minutes. */
        public static GuardChoice auto() {
            return new GuardChoice(true, Duration.ofMinutes(10));
        }
    }

    /** Flows are kept, nothing foreign is saved, the VIP must answer, the guard is up where there is one. */
    public static ApplyOptions careful() {
        return new ApplyOptions(InUse.KEEP, false, false, Save.VERIFIED, GuardChoice.auto(), SendWindow.usual());
    }

    /**
     * Nobody watches, and whoever runs it comes again: flows are kept, nothing foreign is saved, nothing is ever taken back,
     * each line waits for the answer to the one before. Without the router's timer, which would take back as well
     * (docs/adr/0011).
     */
    public static ApplyOptions unattended() {
        return new ApplyOptions(
                InUse.KEEP,
                false,
                false,
                Save.VERIFIED,
                new GuardChoice(false, GuardChoice.auto().length()),
                SendWindow.ofLines(1),
                AtSetback.STAY);
    }

    public ApplyOptions with(InUse choice) {
        return new ApplyOptions(choice, acceptUnsaved, unprovenVip, save, guard, window, atSetback);
    }

    public ApplyOptions with(Save choice) {
        return new ApplyOptions(inUse, acceptUnsaved, unprovenVip, choice, guard, window, atSetback);
    }

    public ApplyOptions with(GuardChoice choice) {
        return new ApplyOptions(inUse, acceptUnsaved, unprovenVip, save, choice, window, atSetback);
    }

    /** Going on although the router holds unsaved changes that are not ours. */
    public ApplyOptions acceptingUnsaved() {
        return new ApplyOptions(inUse, true, unprovenVip, save, guard, window, atSetback);
    }

    /** Going on although the router cannot see the VIP. */
    public ApplyOptions withUnprovenVip() {
        return new ApplyOptions(inUse, acceptUnsaved, true, save, guard, window, atSetback);
    }

    public ApplyOptions with(SendWindow choice) {
        return new ApplyOptions(inUse, acceptUnsaved, unprovenVip, save, guard, choice, atSetback);
    }
}
