package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.device.TimeStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rollback that comes unless somebody confirms (ios-facts 5.1). It runs on the router's clock and cares neither about the end
 * of configuration mode nor about the session that armed it.
 */
final class RevertTimer {

    /** What is pending. */
    record Pending(Shell shell, String user, String file, String body, Instant configured, int minutes, boolean idle) {}

    private final Router router;
    private final RouterState state;
    private final List<LabClock.Task> tasks = new ArrayList<>();
    private Optional<Pending> pending = Optional.empty();

    RevertTimer(Router router) {
        this.router = router;
        this.state = router.state();
    }

    Optional<Pending> pending() {
        return pending;
    }

    /** Begins to run, from now on. */
    void arm(Shell shell, String user, String file, String body, int minutes, boolean idle) {
        cancel();
        Pending armed = new Pending(shell, user, file, body, state.clock().now(), minutes, idle);
        pending = Optional.of(armed);
        schedule(armed);
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_BACKUP: Backing up current running config to " + file);
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_START_ABSTIMER: User: " + user
                + "(Priv: 15, View: 0): Scheduled to rollback to config " + file + " in " + minutes + " minutes");
        if (minutes == 1) {
            warn(armed); // one minute before is now: it stands directly behind the prompt
        }
    }

    private void schedule(Pending armed) {
        Duration whole = Duration.ofMinutes(armed.minutes());
        if (armed.minutes() > 1) {
            tasks.add(state.clock().schedule(whole.minusMinutes(1), () -> warn(armed)));
        }
        tasks.add(state.clock().schedule(whole, this::expire));
    }

    /** Another deadline for the same backup. */
    void rearm(int minutes, boolean idle) {
        pending.ifPresent(now -> arm(now.shell(), now.user(), now.file(), now.body(), minutes, idle));
    }

    /** The return key was pressed: an idle timer starts over. */
    void restartWhereIdle() {
        pending.filter(Pending::idle).ifPresent(armed -> {
            tasks.forEach(LabClock.Task::cancel);
            tasks.clear();
            schedule(armed);
        });
    }

    /** Confirmed, or the router forgets. */
    void cancel() {
        tasks.forEach(LabClock.Task::cancel);
        tasks.clear();
        pending = Optional.empty();
    }

    private void warn(Pending armed) {
        tell(armed, """
                Rollback Confirmed Change: Rollback will begin in one minute.
                Enter "configure confirm" if you wish to keep what you've configured
                """);
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_WARNING_ABSTIMER: System will rollback to config " + armed.file()
                + " in one minute. Enter \"configure confirm\" if you wish to keep what you've configured");
    }

    private static void tell(Pending armed, String text) {
        armed.shell().announce(text);
    }

    private void expire() {
        synchronized (state) {
            pending.ifPresent(armed -> tell(armed, now(armed)));
            state.settle();
        }
        router.deliverMessages();
    }

    /** The rollback happens; gives what it prints. */
    String now(Pending armed) {
        cancel();
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START: Start rolling to: " + armed.file());
        router.log("Rollback:Acquired Configuration lock.");
        return "Rollback Confirmed Change: rolling to:" + armed.file() + "\n\n"
                + new Rollback(state).to(armed.body(), armed.user(), true);
    }

    /** {@code show archive config rollback timer}. */
    List<String> lines() {
        return pending.map(armed -> List.of(
                        "Time configured(or reconfigured): " + TimeStamps.header(armed.configured()),
                        "Timer type: " + (armed.idle() ? "idle timer" : "absolute timer"),
                        "Timer value: " + armed.minutes() + " min",
                        "User: " + armed.user()))
                .orElse(List.of("%No Rollback Confirmed Change pending"));
    }
}
