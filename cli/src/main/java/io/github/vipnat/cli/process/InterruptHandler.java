package io.github.vipnat.cli.process;

import io.github.vipnat.apply.Interruption;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * What Ctrl-C means to a command that changes routers. Before it begins, the program ends. While it is at work the first one
 * lets everything go back, the next ones are a person's impatience, and only the third of those ends the program where it
 * stands. Once it is over a signal changes nothing any more: the program ends with what came of the work, and not with the
 * Java machine's own code for the signal.
 */
public final class InterruptHandler implements Interruption {

    private static final int IMPATIENCE = 3;

    /** How the program ends because of signals; none of these returns. */
    public interface Exit {

        /** Nothing was begun. */
        void beforeTheWork();

        /** In the middle, with what is left to do by hand; or not at all, where nothing is left. */
        void inTheMiddle();

        /** The work is over, and what remains is to print how. */
        void afterTheWork(ExitCode outcome);
    }

    private final PrintWriter err;
    private final Exit exit;
    private volatile int pressed;
    private boolean begun;
    private Optional<ExitCode> outcome = Optional.empty();

    /** @param err hears what each signal does */
    public InterruptHandler(PrintWriter err, Exit exit) {
        this.err = err;
        this.exit = exit;
    }

    @Override
    public boolean isRequested() {
        return pressed > 0;
    }

    /** The work begins: from here on routers may be changed. */
    public synchronized void begin() {
        begun = true;
    }

    /** The work is over, and this came of it, whatever signal comes now or came too late. */
    public synchronized void over(ExitCode code) {
        outcome = Optional.of(code);
        if (isRequested() && code == ExitCode.DONE) {
            say("interrupted too late: the work was done already");
        }
        notifyAll();
    }

    /**
     * Waits for the work to be over.
     *
     * @return whether it is
     */
    public synchronized boolean isOverWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); outcome.isEmpty() && left > 0; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outcome.isPresent();
    }

    private static long millisUntil(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }

    /** A signal has come. */
    public synchronized void press() {
        pressed++;
        int more = IMPATIENCE + 1 - pressed;
        if (!begun) {
            say("interrupted: nothing was changed");
            exit.beforeTheWork();
        } else if (outcome.isPresent()) {
            afterTheWork(more);
        } else {
            duringTheWork(more);
        }
    }

    private void afterTheWork(int more) {
        if (more > 0) {
            say("interrupted too late: the work is over, this is only being printed; " + howToEnd(more));
        } else {
            outcome.ifPresent(exit::afterTheWork);
        }
    }

    private void duringTheWork(int more) {
        if (more == IMPATIENCE) {
            say("interrupted: what is in flight is finished, then the way back, unless it is being saved already; "
                    + howToEnd(more));
        } else if (more > 0) {
            say("still on the way back; " + howToEnd(more));
        } else {
            exit.inTheMiddle();
        }
    }

    private void say(String text) {
        err.println(text);
        err.flush();
    }

    private static String howToEnd(int more) {
        return (more == 1 ? "once more ends" : more + " times more end") + " vipnat at once";
    }
}
