package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.Weight;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node's machine: its processes, files, scripts and interfaces, and what each does to the instance that tracks it. */
final class SimulatedHost {

    private final EventQueue queue;
    private final VirtualRouter router;
    private final List<Tracking> tracking;
    private final Set<String> processesDown = new HashSet<>();
    private final Set<String> interfacesDown = new HashSet<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Set<String> scriptsFailing = new HashSet<>();
    private final Map<Tracking, Boolean> counted = new HashMap<>();
    private final Map<Tracking, Integer> pending = new HashMap<>();
    private final Map<Tracking, ScriptCheck> checks = new HashMap<>();
    private boolean linkUp = true;
    private boolean keepalivedRuns;
    private int life;

    SimulatedHost(EventQueue queue, VirtualRouter router) {
        this.queue = queue;
        this.router = router;
        this.tracking = router.candidate().instance().tracking();
        tracking.stream().filter(SimulatedHost::alwaysFails).forEach(tracked -> scriptsFailing.add(tracked.name()));
        tracking.forEach(
                tracked -> definedFile(tracked).ifPresent(file -> files.put(tracked.name(), file.initialValue())));
    }

    /** The document's lesson: on Debian pidof is killall5, which fails on every name (keepalived-facts 1.6). */
    private static boolean alwaysFails(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByScript script
                && !script.command().isEmpty()
                && script.command().get(0).matches("(.*/)?pidof");
    }

    private static Optional<Tracker.ByFile> definedFile(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByFile file ? Optional.of(file) : Optional.empty();
    }

    boolean isProcessDown(String process) {
        return processesDown.contains(process);
    }

    // ---- keepalived

    void startKeepalived() {
        if (keepalivedRuns) {
            return;
        }
        keepalivedRuns = true;
        life++;
        counted.clear();
        pending.clear();
        int sum = router.candidate().instance().priority();
        int faults = linkUp || router.candidate().instance().ignoresOwnInterface() ? 0 : 1;
        int unanswered = 0;
        for (Tracking tracked : tracking) {
            if (tracked.kind() == Tracking.Kind.SCRIPT) {
                ScriptCheck check = new ScriptCheck(tracked, definedScript(tracked));
                checks.put(tracked, check);
                unanswered += check.mustAnswerFirst() ? 1 : 0;
                faults += check.startsAsFault() ? 1 : 0;
                sum += check.contributionAtStart();
            } else {
                counted.put(tracked, isUp(tracked));
                faults += isFault(tracked, isUp(tracked)) ? 1 : 0;
                sum += contribution(tracked, isUp(tracked));
            }
        }
        router.start(sum, faults, unanswered);
        checks.values().forEach(check -> runScript(check, life));
    }

    void endKeepalived() {
        keepalivedRuns = false;
        life++;
    }

    boolean runsKeepalived() {
        return keepalivedRuns;
    }

    // ---- what happens on the machine

    void process(String name, boolean up) {
        remember(processesDown, name, !up);
        tracking.stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.PROCESS)
                .filter(tracked ->
                        tracked.subject().equals(name) || tracked.name().equals(name))
                .forEach(this::recountAfterDelay);
    }

    void networkInterface(String name, boolean up) {
        remember(interfacesDown, name, !up);
        tracking.stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.INTERFACE
                        && tracked.name().equals(name))
                .forEach(this::recount);
    }

    void link(boolean up) {
        if (linkUp == up) {
            return;
        }
        linkUp = up;
        boolean counts = keepalivedRuns && !router.candidate().instance().ignoresOwnInterface();
        if (counts && up) {
            router.removeFault();
        } else if (counts) {
            router.addFault();
        }
    }

    void script(String name, boolean succeeds) {
        remember(scriptsFailing, name, !succeeds);
    }

    void file(String name, int value) {
        List<Tracking> readers = tracking.stream()
                .filter(tracked ->
                        tracked.kind() == Tracking.Kind.FILE && tracked.name().equals(name))
                .toList();
        Map<Tracking, Integer> before = new HashMap<>();
        readers.forEach(tracked -> before.put(tracked, FileStatus.of(tracked.weight(), fileValue(tracked))));
        files.put(name, value);
        readers.forEach(tracked -> applyFile(before.getOrDefault(tracked, 0), FileStatus.of(tracked.weight(), value)));
    }

    private static void remember(Set<String> set, String name, boolean present) {
        if (present) {
            set.add(name);
        } else {
            set.remove(name);
        }
    }

    // ---- what it does to the instance

    private boolean isUp(Tracking tracked) {
        return switch (tracked.kind()) {
            case PROCESS -> isProcessUp(tracked);
            case INTERFACE -> !interfacesDown.contains(tracked.name());
            case FILE -> !FileStatus.isFault(FileStatus.of(tracked.weight(), fileValue(tracked)));
            case SCRIPT -> !scriptsFailing.contains(tracked.name());
        };
    }

    /** With {@code quorum_max 0} the process must not run. */
    private boolean isProcessUp(Tracking tracked) {
        boolean runs = !processesDown.contains(tracked.subject()) && !processesDown.contains(tracked.name());
        boolean mustNotRun =
                tracked.definition().orElse(null) instanceof Tracker.ByProcess process && process.quorumMax() == 0;
        return runs != mustNotRun;
    }

    private int fileValue(Tracking tracked) {
        return files.getOrDefault(tracked.name(), 0);
    }

    private boolean isFault(Tracking tracked, boolean up) {
        return tracked.kind() == Tracking.Kind.FILE
                ? FileStatus.isFault(FileStatus.of(tracked.weight(), fileValue(tracked)))
                : tracked.weight().isFault() && up == tracked.weight().reverse();
    }

    private int contribution(Tracking tracked, boolean up) {
        if (tracked.kind() == Tracking.Kind.FILE) {
            return FileStatus.points(FileStatus.of(tracked.weight(), fileValue(tracked)));
        }
        return tracked.weight().isFault() ? 0 : tracked.weight().contribution(up);
    }

    private void recountAfterDelay(Tracking tracked) {
        int mine = pending.merge(tracked, 1, Integer::sum);
        long delay = isUp(tracked) ? 0 : terminateDelay(tracked);
        int now = life;
        if (delay == 0) {
            recount(tracked);
        } else {
            queue.schedule(queue.now() + delay, () -> {
                if (now == life && pending.getOrDefault(tracked, 0) == mine) {
                    recount(tracked);
                }
            });
        }
    }

    private static long terminateDelay(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByProcess process
                ? Timing.micros(process.terminateDelay())
                : 0;
    }

    private void recount(Tracking tracked) {
        boolean up = isUp(tracked);
        if (!keepalivedRuns || Boolean.valueOf(up).equals(counted.put(tracked, up))) {
            return;
        }
        change(tracked.weight(), up);
    }

    private void change(Weight weight, boolean up) {
        if (!weight.isFault()) {
            router.changeSum(weight.contribution(up) - weight.contribution(!up));
        } else if (up != weight.reverse()) {
            router.removeFault();
        } else {
            router.addFault();
        }
    }

    private void applyFile(int before, int after) {
        if (!keepalivedRuns || before == after) {
            return;
        }
        router.changeSum(FileStatus.points(after) - FileStatus.points(before));
        if (FileStatus.isFault(after) && !FileStatus.isFault(before)) {
            router.addFault();
        } else if (FileStatus.isFault(before) && !FileStatus.isFault(after)) {
            router.removeFault();
        }
    }

    // ---- scripts

    private static Tracker.ByScript definedScript(Tracking tracked) {
        return (Tracker.ByScript)
                tracked.definition().orElseThrow(() -> new IllegalStateException("a tracked script is always defined"));
    }

    private void runScript(ScriptCheck check, int mine) {
        if (mine != life) {
            return;
        }
        check.recordRun(!scriptsFailing.contains(check.name()), router, this::change);
        queue.schedule(queue.now() + check.intervalMicros(), () -> runScript(check, mine));
    }
}
