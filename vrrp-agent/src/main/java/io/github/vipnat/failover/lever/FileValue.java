package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.layout.NodePaths;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which number in which of its files puts a node below a priority. Number times weight is added; from -254 down it would be a
 * fault, and below 1 keepalived brings the sum up again (keepalived-facts 2.2), so neither is used: the node stays one that
 * takes over when nobody else is left.
 */
final class FileValue {

    private static final int LEAST_PRODUCT = -253;

    private final ClusterStanding situation;
    private final Candidate candidate;

    FileValue(ClusterStanding situation, Candidate candidate) {
        this.situation = situation;
        this.candidate = candidate;
    }

    /** Its priority with all that it tracks up: what it may come back to while the lever is pulled. */
    int priorityWithAllUp() {
        return candidate.instance().effective(sum());
    }

    private int sum() {
        return candidate.instance().priority()
                + situation.tracking(candidate).stream()
                        .mapToInt(this::contribution)
                        .sum();
    }

    private int contribution(Tracking tracked) {
        return tracked.kind() == Tracking.Kind.FILE
                ? file(tracked).map(file -> points(tracked, file)).orElse(0)
                : tracked.weight().contribution(true);
    }

    private int points(Tracking tracked, Tracker.ByFile file) {
        long product = (long) tracked.weight().signed() * situation.fileNow(candidate.node(), file);
        return product < LEAST_PRODUCT ? 0 : (int) Math.min(253, product);
    }

    private static Optional<Tracker.ByFile> file(Tracking tracked) {
        return tracked.definition().orElse(null) instanceof Tracker.ByFile file ? Optional.of(file) : Optional.empty();
    }

    /** Whether it tracks any file by weight. */
    boolean hasFile() {
        return !files().isEmpty();
    }

    /** Vipnat's own first. */
    private List<Tracking> files() {
        return situation.tracking(candidate).stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.FILE
                        && !tracked.weight().isFault()
                        && file(tracked)
                                .filter(file -> file.path().startsWith("/"))
                                .isPresent())
                .sorted(Comparator.comparing((Tracking tracked) -> !isOwn(tracked)))
                .toList();
    }

    private static boolean isOwn(Tracking tracked) {
        return file(tracked)
                .filter(file -> file.path().equals(NodePaths.STANDBY))
                .isPresent();
    }

    /** The lever with the smallest change that does it; empty where no file can. */
    Optional<Lever> below(int priority) {
        return files().stream()
                .flatMap(tracked -> below(priority, tracked).stream())
                .findFirst();
    }

    private Optional<Lever> below(int priority, Tracking tracked) {
        Tracker.ByFile file = file(tracked).orElseThrow();
        int rest = sum() - points(tracked, file);
        int weight = tracked.weight().signed();
        int steps = Math.floorDiv(priority - 1 - rest, Math.abs(weight));
        int product = steps * Math.abs(weight);
        boolean fits = product < 0 && product >= LEAST_PRODUCT && rest + product >= 1;
        return fits
                ? Optional.of(new Lever.TrackFile(
                        candidate.node(),
                        file.name(),
                        file.path(),
                        weight > 0 ? steps : -steps,
                        situation.fileNow(candidate.node(), file)))
                : Optional.empty();
    }
}
