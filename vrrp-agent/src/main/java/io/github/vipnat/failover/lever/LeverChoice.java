package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Timing;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which lever moves the VIP to a node, by simulation of the files that run on the nodes; pure. The softest that does it is
 * taken; a harder one only where a person named it.
 */
public final class LeverChoice {

    private final ClusterStanding situation;
    private final String target;
    private final Rehearsal rehearsal;
    private final int targetsPriority;

    /** @param target the node that shall have the VIP; not the holder */
    public LeverChoice(ClusterStanding situation, String target) {
        this.situation = situation;
        this.target = target;
        this.rehearsal = new Rehearsal(situation);
        this.targetsPriority = rehearsal.priority(target);
    }

    /**
     * The lever.
     *
     * @param named the kind that a person asked for
     * @param process which process to stop, where one was named
     * @throws ProblemException of kind REFUSED when no lever of the kind does it, with those that would
     */
    public LeverPlan choose(Optional<LeverKind> named, Optional<String> process) {
        if (named.equals(Optional.of(LeverKind.OWN_COMMAND))) {
            return ownCommand();
        }
        requireForeseen();
        LeverKind kind = named.orElse(LeverKind.TRACK_FILE);
        return plan(kind, process).orElseThrow(() -> refused(kind, process));
    }

    /** A simulation that does not even know the present says nothing of what comes. */
    private void requireForeseen() {
        List<String> foreseen = rehearsal.holders();
        if (!foreseen.equals(List.of(situation.holder()))) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "present-not-foreseen",
                            "node " + situation.holder(),
                            situation.holder() + " has the VIP, and by the keepalived.conf files "
                                    + (foreseen.isEmpty() ? "no node" : String.join(" and ", foreseen)) + " should",
                            "something decides the election that is not in the files, and it would decide this failover too",
                            "look for it:  vipnat doctor ; or, if you know what it is, name the site's own lever:  --lever command"));
        }
    }

    private Optional<LeverPlan> plan(LeverKind kind, Optional<String> process) {
        return candidates(kind, process)
                .flatMap(levers -> rehearsal.of(levers, target).map(forecast -> plan(kind, levers, forecast)).stream())
                .findFirst();
    }

    private LeverPlan plan(LeverKind kind, List<Lever> levers, Forecast forecast) {
        return new LeverPlan(
                situation.holder(),
                target,
                kind,
                levers,
                Optional.of(forecast),
                new SideEffects(situation).of(levers),
                reason(kind, forecast),
                masterDown());
    }

    private LeverPlan ownCommand() {
        List<Lever> levers = List.of(new Lever.OwnCommand(situation.holder()));
        return new LeverPlan(
                situation.holder(),
                target,
                LeverKind.OWN_COMMAND,
                levers,
                Optional.empty(),
                new SideEffects(situation).of(levers),
                "it was asked for by name; what it does cannot be foreseen",
                masterDown());
    }

    private Duration masterDown() {
        VrrpInstance instance = situation.candidate(target).instance();
        return Timing.masterDownInterval(
                instance.version(),
                Math.max(1, targetsPriority),
                instance.advertInterval(),
                instance.downTimerAdverts());
    }

    // ---- what could be pulled

    private Stream<List<Lever>> candidates(LeverKind kind, Optional<String> process) {
        Stream<Optional<Lever>> first = switch (kind) {
            case TRACK_FILE -> Stream.of(file(situation.candidate(situation.holder())));
            case STOP_KEEPALIVED -> Stream.of(Optional.of(new Lever.StopKeepalived(situation.holder())));
            case STOP_PROCESS ->
                processes(process).map(name -> Optional.of(new Lever.StopProcess(situation.holder(), name)));
            case OWN_COMMAND -> Stream.of();
        };
        return first.flatMap(Optional::stream).flatMap(lever -> withRivals(lever, kind).stream());
    }

    private Optional<Lever> file(Candidate candidate) {
        return new FileValue(situation, candidate).below(targetsPriority);
    }

    /** Those that would hold against the target once the holder gives way get a lever too, a file where they have one. */
    private Optional<List<Lever>> withRivals(Lever first, LeverKind kind) {
        List<Lever> levers = new ArrayList<>(List.of(first));
        for (Candidate rival : rivals()) {
            Optional<Lever> lever = file(rival)
                    .or(() -> kind == LeverKind.TRACK_FILE
                            ? Optional.empty()
                            : Optional.of(new Lever.StopKeepalived(rival.node())));
            if (lever.isEmpty()) {
                return Optional.empty();
            }
            levers.add(lever.get());
        }
        return Optional.of(levers);
    }

    /** A tie counts: of two equal ones chance or the address decides. */
    private List<Candidate> rivals() {
        return situation.candidates().stream()
                .filter(candidate -> !candidate.node().equals(situation.holder())
                        && !candidate.node().equals(target)
                        && situation.runs(candidate.node())
                        && new FileValue(situation, candidate).priorityWithAllUp() >= targetsPriority)
                .toList();
    }

    /** The one that was named, or each that the holder tracks, the heaviest first. */
    private Stream<String> processes(Optional<String> named) {
        return situation.tracking(situation.candidate(situation.holder())).stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.PROCESS)
                .sorted(Comparator.comparingInt(
                        tracked -> -Math.abs(tracked.weight().points())))
                .map(Tracking::subject)
                .distinct()
                .filter(name -> named.isEmpty() || named.get().equals(name));
    }

    // ---- why

    private String reason(LeverKind kind, Forecast forecast) {
        String heir = forecast.heirs().equals(List.of(situation.holder()))
                ? situation.holder() + " takes the VIP back by itself if " + target + " dies meanwhile"
                : "if " + target + " dies meanwhile, "
                        + (forecast.heirs().isEmpty()
                                ? "no node has the VIP"
                                : String.join(" and ", forecast.heirs()) + " has it");
        return switch (kind) {
            case TRACK_FILE -> "the softest one: no process ends, and " + heir;
            case STOP_KEEPALIVED, STOP_PROCESS, OWN_COMMAND -> "it was asked for by name; " + heir;
        };
    }

    private ProblemException refused(LeverKind kind, Optional<String> process) {
        return new ProblemException(
                ProblemException.Kind.REFUSED,
                Problem.fatal(
                        "no-lever",
                        "node " + situation.holder(),
                        "no lever " + kind.word()
                                + process.map(name -> ":" + name).orElse("") + " moves the VIP to " + target + ": "
                                + new LeverObstacle(situation, target, targetsPriority).of(kind, process),
                        "the VIP would stay where it is, or move to another node",
                        others(kind)));
    }

    private String others(LeverKind refused) {
        List<String> fixes = Stream.of(LeverKind.TRACK_FILE, LeverKind.STOP_KEEPALIVED, LeverKind.STOP_PROCESS)
                .filter(kind -> kind != refused)
                .flatMap(kind -> plan(kind, Optional.empty()).stream())
                .map(LeverChoice::offer)
                .toList();
        return fixes.isEmpty()
                ? "no lever that can be simulated does it; let each node track the file that  vipnat keepalived render"
                        + "  writes, or name the site's own:  --lever command"
                : "one that does:  " + String.join(" ; or  ", fixes);
    }

    private static String offer(LeverPlan plan) {
        String gap = plan.forecast()
                .map(forecast ->
                        String.format(Locale.ROOT, "%.2f", forecast.gap().toNanos() / 1e9))
                .orElse("?");
        return "--lever " + plan.kind().word() + " (" + plan.levers().get(0).pulling() + "; no node serves for up to "
                + gap + " s)";
    }
}
