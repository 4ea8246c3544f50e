package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.Weight;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an instance watches, how it last found it, and what a change does to it. */
final class Observer {

    private final EventQueue queue;
    private final Things things;
    private final VirtualRouter router;
    private final Map<Tracking, Boolean> counted = new HashMap<>();
    private final Map<Tracking, Integer> statuses = new HashMap<>();
    private final Map<Tracking, Integer> pending = new HashMap<>();
    private Map<Tracking, ScriptCheck> checks = new LinkedHashMap<>();
    private List<Tracking> watched = List.of();
    private boolean isLooking;

    Observer(EventQueue queue, Things things, VirtualRouter router) {
        this.queue = queue;
        this.things = things;
        this.router = router;
    }

    /** What it found: base priority and everything tracked, the faults, and the scripts that must answer first. */
    record Found(int sum, int faults, int unanswered) {}

    VirtualRouter router() {
        return router;
    }

    List<Tracking> watched() {
        return watched;
    }

    /** keepalived starts or, where {@code again}, reads its file again: scripts then keep their past. */
    Found look(boolean again) {
        watched = Watch.of(router.candidate());
        things.meet(watched);
        isLooking = true;
        counted.clear();
        statuses.clear();
        pending.clear();
        Map<Tracking, ScriptCheck> before = again ? checks : Map.of();
        checks = new LinkedHashMap<>();
        int sum = router.candidate().instance().priority();
        int faults = 0;
        int unanswered = 0;
        for (Tracking tracked : watched) {
            if (tracked.kind() == Tracking.Kind.SCRIPT) {
                ScriptCheck check = check(tracked, before, again);
                checks.put(tracked, check);
                unanswered += check.mustAnswerFirst() ? 1 : 0;
                faults += check.startsAsFault() ? 1 : 0;
                sum += check.contributionAtStart();
            } else {
                counted.put(tracked, things.isUp(tracked));
                statuses.put(tracked, status(tracked));
                faults += isFault(tracked) ? 1 : 0;
                sum += contribution(tracked);
            }
        }
        return new Found(sum, faults, unanswered);
    }

    private static ScriptCheck check(Tracking tracked, Map<Tracking, ScriptCheck> before, boolean again) {
        Tracker.ByScript script = (Tracker.ByScript)
                tracked.definition().orElseThrow(() -> new IllegalStateException("a tracked script is always defined"));
        Optional<ScriptCheck> past = before.values().stream()
                .filter(check -> check.name().equals(tracked.name()))
                .findFirst();
        if (past.isPresent()) {
            return new ScriptCheck(tracked, script, past.get());
        }
        return again ? ScriptCheck.broughtByReload(tracked, script) : new ScriptCheck(tracked, script);
    }

    void lookAway() {
        isLooking = false;
    }

    Iterable<ScriptCheck> checks() {
        return List.copyOf(checks.values());
    }

    private int status(Tracking tracked) {
        return tracked.kind() == Tracking.Kind.FILE ? things.fileStatus(tracked) : 0;
    }

    private boolean isFault(Tracking tracked) {
        return tracked.kind() == Tracking.Kind.FILE
                ? FileStatus.isFault(things.fileStatus(tracked))
                : tracked.weight().isFault()
                        && things.isUp(tracked) == tracked.weight().reverse();
    }

    private int contribution(Tracking tracked) {
        if (tracked.kind() == Tracking.Kind.FILE) {
            return FileStatus.points(things.fileStatus(tracked));
        }
        return tracked.weight().isFault() ? 0 : tracked.weight().contribution(things.isUp(tracked));
    }

    /** Something of that name is not as it was. */
    void notice(Tracking.Kind kind, String name) {
        watched.stream()
                .filter(tracked -> tracked.kind() == kind)
                .filter(tracked ->
                        tracked.name().equals(name) || tracked.subject().equals(name))
                .forEach(this::notice);
    }

    private void notice(Tracking tracked) {
        switch (tracked.kind()) {
            case PROCESS -> recountAfterDelay(tracked);
            case INTERFACE -> recount(tracked);
            case FILE -> readFile(tracked);
            case SCRIPT -> {}
        }
    }

    private void recountAfterDelay(Tracking tracked) {
        int mine = pending.merge(tracked, 1, Integer::sum);
        long delay = things.isUp(tracked) ? 0 : Timing.micros(Watch.delay(tracked));
        if (delay == 0) {
            recount(tracked);
        } else {
            queue.schedule(queue.now() + delay, () -> {
                if (pending.getOrDefault(tracked, 0) == mine) {
                    recount(tracked);
                }
            });
        }
    }

    private void recount(Tracking tracked) {
        boolean up = things.isUp(tracked);
        if (isLooking && !Boolean.valueOf(up).equals(counted.put(tracked, up))) {
            change(tracked.weight(), up);
        }
    }

    private void change(Weight weight, boolean up) {
        if (!weight.isFault()) {
            router.priorityCount().change(weight.contribution(up) - weight.contribution(!up));
        } else if (up != weight.reverse()) {
            router.faults().remove();
        } else {
            router.faults().add();
        }
    }

    /** On the way into a fault and out of it the priority changes without a word (track_file.c of 2.2.7; measured). */
    private void readFile(Tracking tracked) {
        int after = things.fileStatus(tracked);
        int before = statuses.getOrDefault(tracked, 0);
        if (!isLooking || before == after) {
            return;
        }
        statuses.put(tracked, after);
        if (FileStatus.isFault(after)) {
            router.priorityCount().changeSilently(-FileStatus.points(before), false);
            router.faults().add();
        } else if (FileStatus.isFault(before)) {
            router.priorityCount()
                    .changeSilently(FileStatus.points(after), !tracked.weight().isFault());
            router.faults().remove();
        } else {
            router.priorityCount().change(after - before);
        }
    }

    void run(ScriptCheck check) {
        check.recordRun(things.isUp(check.tracked()), router, this::change);
    }
}
