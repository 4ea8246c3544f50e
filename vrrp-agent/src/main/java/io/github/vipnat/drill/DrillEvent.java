package io.github.vipnat.drill;

import io.github.vipnat.problem.VisibleText;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that was seen.
 *
 * @param at since the drill began
 * @param where a node's or router's name
 * @param what half a sentence
 */
public record DrillEvent(Duration at, Kind kind, String where, String what) {

    public DrillEvent {
        what = VisibleText.of(what);
    }

    /** What it is about. */
    public enum Kind {
        /** A lever is pulled or put back. */
        LEVER,
        /** A node has the VIP, or has it no more. */
        VIP,
        /** keepalived changes its state. */
        STATE,
        /** A router's ARP row of the VIP. */
        ARP,
        /** Anything else worth a line. */
        NOTE;

        /** Its name in table and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
