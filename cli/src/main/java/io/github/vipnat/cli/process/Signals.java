package io.github.vipnat.cli.process;

/** Hears of Ctrl-C, of a request to terminate, and of a terminal that went away. */
public interface Signals {

    /** Ends the watch; then signals end the process again. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls the action for each signal, instead of ending the process, until closed.
     *
     * @param action runs in a thread of its own
     */
    Watch watch(Runnable action);

    /**
     * As {@link #watch(Runnable)}, where a terminal that went away means something else, as it does to a daemon.
     *
     * @param hangup for SIGHUP
     */
    default Watch watch(Runnable action, Runnable hangup) {
        return watch(action);
    }

    /** Where nobody can send any. */
    static Signals none() {
        return action -> () -> {};
    }
}
