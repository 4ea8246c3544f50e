package io.github.vipnat.cli.process;

import io.github.vipnat.child.Child;
import io.github.vipnat.child.ChildCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A command of the user's, run by sh on this host. */
public final class Chore {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private static final int NOT_STARTED = 127;
    private static final int MOST = 64 << 10;

    private Chore() {}

    /**
     * Runs it, for ten minutes at most, and shows what it says.
     *
     * @param meanwhile run again and again until it ends; what it throws ends nothing here, and is thrown on
     * @return what it ended with; 127 where it could not be started or did not end
     */
    public static int run(String command, Runnable meanwhile, PrintWriter err) {
        try {
            Child child = ChildCommand.of(LONGEST, List.of("sh", "-c", command)).startTold("", MOST);
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(child), Chore::inBackground);
            while (!said.isDone()) {
                meanwhile.run();
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            err.print(said.join());
            err.flush();
            return child.status();
        } catch (IOException e) {
            err.println(e.getMessage());
            return NOT_STARTED;
        }
    }

    private static String said(Child child) {
        try {
            return child.said();
        } catch (IOException e) {
            return e.getMessage() + "\n";
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "chore");
        thread.setDaemon(true);
        thread.start();
    }
}
