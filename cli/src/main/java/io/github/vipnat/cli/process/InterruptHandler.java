package io.github.vipnat.cli.process;

import io.github.vipnat.apply.Interruption;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Ctrl-C means while routers are being changed: the first one lets everything go back, the next ones are a person's
 * impatience, and only the third of those ends the program where it stands.
 */
public final class InterruptHandler implements Interruption {

    private static final int IMPATIENCE = 3;

    private final PrintWriter err;
    private final Runnable endAtOnce;
    private final AtomicInteger pressed = new AtomicInteger();

    /** @param endAtOnce tells what is left to do by hand, and does not return */
    public InterruptHandler(PrintWriter err, Runnable endAtOnce) {
        this.err = err;
        this.endAtOnce = endAtOnce;
    }

    @Override
    public boolean isRequested() {
        return pressed.get() > 0;
    }

    public void press() {
        int more = IMPATIENCE + 1 - pressed.incrementAndGet();
        if (more == IMPATIENCE) {
            err.println("interrupted: what is in flight is finished, then the way back; " + howToEnd(more));
        } else if (more > 0) {
            err.println("still on the way back; " + howToEnd(more));
        } else {
            endAtOnce.run();
        }
        err.flush();
    }

    private static String howToEnd(int more) {
        return (more == 1 ? "once more ends" : more + " times more end") + " vipnat at once";
    }
}
