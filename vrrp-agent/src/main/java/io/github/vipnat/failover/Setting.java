package io.github.vipnat.failover;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Pause;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a failover needs besides the nodes.
 *
 * @param nanos a clock that nobody sets
 * @param progress told what is being done, a line each
 * @param chores runs a command of the user's on this host
 */
public record Setting(
        Proof proof,
        Pause pause,
        LongSupplier nanos,
        Interruption interruption,
        Consumer<String> progress,
        Chores chores) {

    /** Runs commands of the user's. */
    public interface Chores {

        /**
         * Runs one to its end.
         *
         * @param meanwhile to be run again and again, every second at the latest
         * @return its exit status
         */
        int run(String command, Runnable meanwhile);
    }
}
