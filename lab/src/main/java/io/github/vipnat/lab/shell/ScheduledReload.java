package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.device.TimeStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A reload that was told to come later, and the banners everybody sees before it does (ios-facts 5.4). */
final class ScheduledReload {

    private final Router router;
    private final List<LabClock.Task> tasks = new ArrayList<>();
    private String by = "";
    private Instant when = Instant.EPOCH;

    ScheduledReload(Router router) {
        this.router = router;
    }

    void schedule(int minutes, Login login) {
        forget();
        LabClock clock = router.state().clock();
        Duration delay = Duration.ofMinutes(minutes);
        by = login.user();
        when = clock.now().plus(delay);
        for (int before : List.of(5, 1)) {
            if (minutes > before) {
                tasks.add(clock.schedule(
                        delay.minusMinutes(before), () -> banner("SHUTDOWN in 0:0" + before + ":00", "\n\n\n\u0007")));
            }
        }
        tasks.add(clock.schedule(delay, router::reload));
    }

    /** Says so to everybody; false when there was nothing to cancel. */
    boolean cancel() {
        boolean pending = isPending();
        forget();
        if (pending) {
            banner("SHUTDOWN ABORTED", "\n\n");
        }
        return pending;
    }

    /** The router restarts, or the reload is planned anew. */
    void forget() {
        tasks.forEach(LabClock.Task::cancel);
        tasks.clear();
    }

    boolean isPending() {
        return !tasks.isEmpty();
    }

    /** {@code show reload}; the sheet has no capture of it. */
    List<String> lines() {
        if (!isPending()) {
            return List.of("No reload is scheduled.");
        }
        Duration left = Duration.between(router.state().clock().now(), when);
        return List.of(
                "Reload scheduled for " + TimeStamps.header(when) + " (in " + left.toMinutes() + " minutes and "
                        + left.toSecondsPart() + " seconds) by " + by,
                "Reload reason: Reload Command");
    }

    /** In the middle of whatever is being typed, whether terminal monitor is on or not. */
    private void banner(String text, String before) {
        router.shells().forEach(shell -> shell.announce(before + "***\n*** --- " + text + " ---\n***\n"));
    }
}
