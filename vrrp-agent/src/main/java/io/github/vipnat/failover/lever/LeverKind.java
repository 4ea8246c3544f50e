package io.github.vipnat.failover.lever;

import java.util.Arrays;
import java.util.Optional;

/** The ways to take the VIP from a node, the softest first; a harder one is only taken by name. */
public enum LeverKind {
    /** A number in a file that keepalived adds to the priority: no process ends, and the node takes over again when needed. */
    TRACK_FILE("track-file"),
    /** {@code systemctl stop keepalived}: the node takes part in no election until it is started again. */
    STOP_KEEPALIVED("stop-keepalived"),
    /** A process that keepalived tracks is stopped, and what it served with it. */
    STOP_PROCESS("stop-process"),
    /** A program of the site's own; nothing can be foreseen of it. */
    OWN_COMMAND("command");

    private final String word;

    LeverKind(String word) {
        this.word = word;
    }

    /** Its name on the command line, in records and for {@code vipnat-lever}. */
    public String word() {
        return word;
    }

    /** The one of this name; empty where there is none. */
    public static Optional<LeverKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
