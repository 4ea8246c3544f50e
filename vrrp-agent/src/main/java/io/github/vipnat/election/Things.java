package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a machine has that keepalived may watch: processes, files, scripts and interfaces, and how they are. */
final class Things {

    private final Set<String> processesDown = new HashSet<>();
    private final Set<String> interfacesDown = new HashSet<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Set<String> scriptsFailing = new HashSet<>();
    private final Set<String> scriptsKnown = new HashSet<>();

    /** keepalived reads its file: it writes the first values into tracked files, and new scripts are there. */
    void meet(List<Tracking> watched) {
        for (Tracking tracked : watched) {
            file(tracked).ifPresent(file -> {
                if (file.isOverwritten()) {
                    files.put(tracked.name(), file.initialValue());
                } else {
                    files.putIfAbsent(tracked.name(), file.initialValue());
                }
            });
            if (tracked.kind() == Tracking.Kind.SCRIPT && scriptsKnown.add(tracked.name()) && alwaysFails(tracked)) {
                scriptsFailing.add(tracked.name());
            }
        }
    }

    private static Optional<Tracker.ByFile> file(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByFile file ? Optional.of(file) : Optional.empty();
    }

    /** The document's lesson: on Debian pidof is killall5, which fails on every name (keepalived-facts 1.6). */
    private static boolean alwaysFails(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByScript script
                && !script.command().isEmpty()
                && script.command().get(0).matches("(.*/)?pidof");
    }

    void process(String name, boolean up) {
        remember(processesDown, name, !up);
    }

    void networkInterface(String name, boolean up) {
        remember(interfacesDown, name, !up);
    }

    void script(String name, boolean succeeds) {
        scriptsKnown.add(name);
        remember(scriptsFailing, name, !succeeds);
    }

    void file(String name, int value) {
        files.put(name, value);
    }

    private static void remember(Set<String> set, String name, boolean present) {
        if (present) {
            set.add(name);
        } else {
            set.remove(name);
        }
    }

    boolean isUp(Tracking tracked) {
        return switch (tracked.kind()) {
            case PROCESS -> isProcessUp(tracked);
            case INTERFACE -> !interfacesDown.contains(tracked.name());
            case FILE -> !FileStatus.isFault(fileStatus(tracked));
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

    /** What the number in a tracked file comes to. */
    int fileStatus(Tracking tracked) {
        return FileStatus.of(tracked.weight(), files.getOrDefault(tracked.name(), 0));
    }
}
