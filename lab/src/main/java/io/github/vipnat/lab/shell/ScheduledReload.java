package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.TimeStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reload that was told to come later, and the banners everybody sees before it does (ios-facts 5.4). */
final class ScheduledReload {

    private static final String REASON = "Reload reason: Reload Command";

    private final Router router;
    private final List<LabClock.Task> tasks = new ArrayList<>();
    private String by = "";
    private Instant when = Instant.EPOCH;

    ScheduledReload(Router router) {
        this.router = router;
    }

    /** @param person who told it to, as logs name them */
    void schedule(int minutes, String person) {
        forget();
        LabClock clock = router.state().clock();
        Duration delay = Duration.ofMinutes(minutes);
        by = person;
        when = clock.now().plus(delay);
        for (int before : List.of(5, 1)) {
            if (minutes > before) {
                tasks.add(clock.schedule(delay.minusMinutes(before), this::announce));
            }
        }
        tasks.add(clock.schedule(delay, router::reload));
        // the words of a capture: uni-koeln.de/~pbogusze, "IOS-XR reload in 10"
        router.log("%SYS-5-SCHEDULED_RELOAD: Reload requested for " + TimeStamps.header(when) + " at "
                + TimeStamps.header(clock.now()) + " by " + by + ". Reload Reason: Reload Command.");
    }

    /** Says so to everybody; false when there was nothing to cancel. */
    boolean cancel() {
        boolean pending = isPending();
        forget();
        if (pending) {
            tell("\n\n" + banner("SHUTDOWN ABORTED"));
            router.log("%SYS-5-SCHEDULED_RELOAD_CANCELLED: Scheduled reload cancelled at "
                    + TimeStamps.header(router.state().clock().now()));
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

    /** {@code show reload}: {@link Quirk.ShowReload} has the sources. */
    List<String> lines() {
        if (!isPending()) {
            return List.of("No reload is scheduled.");
        }
        String time = "Reload scheduled for " + TimeStamps.header(when) + " (in " + told(left()) + ")";
        return switch (router.state().quirks().get(Quirk.ShowReload.class)) {
            case TIME_AND_PERSON -> List.of(time + " by " + by, REASON);
            case TIME_ALONE, UNKNOWN_COMMAND -> List.of(time);
            case MINUTES_AND_PERSON ->
                List.of("Reload scheduled in " + left().toMinutes() + " minutes by " + by, REASON);
        };
    }

    private Duration left() {
        return Duration.between(router.state().clock().now(), when);
    }

    /** "12 hours and 12 minutes" in Cisco's reference; minutes and seconds are put likewise. */
    private static String told(Duration left) {
        return left.toHours() > 0
                ? left.toHours() + " hours and " + left.toMinutesPart() + " minutes"
                : left.toMinutes() + " minutes and " + left.toSecondsPart() + " seconds";
    }

    /** In front of the first prompt; nothing where nothing is scheduled, or where a login is not told. */
    String bannerAtLogin() {
        boolean told = router.state().quirks().get(Quirk.ReloadBanner.class) == Quirk.ReloadBanner.AT_THE_LOGIN_TOO;
        return told && isPending() ? shutdown() : "";
    }

    private void announce() {
        if (router.state().quirks().get(Quirk.ReloadBanner.class) != Quirk.ReloadBanner.NEVER) {
            tell("\n\n\n\u0007" + shutdown());
        }
    }

    private String shutdown() {
        Duration left = left();
        return banner(String.format(
                Locale.ROOT, "SHUTDOWN in %d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart()));
    }

    private static String banner(String text) {
        return "***\n*** --- " + text + " ---\n***\n";
    }

    /** In the middle of whatever is being typed, whether terminal monitor is on or not. */
    private void tell(String text) {
        router.shells().forEach(shell -> shell.announce(text));
    }
}
