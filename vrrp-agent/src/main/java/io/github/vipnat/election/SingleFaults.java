package io.github.vipnat.election;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays every single fault of every node, one at a time, from a settled group. */
public final class SingleFaults {

    private final Simulation simulation;
    private final List<Candidate> candidates;
    private final Duration faultAt;
    private final Duration end;

    public SingleFaults(List<Candidate> candidates) {
        this.simulation = new Simulation(candidates);
        this.candidates = List.copyOf(candidates);
        this.faultAt = simulation.settlingTime();
        this.end = faultAt.plus(simulation.settlingTime());
    }

    /**
     * What one fault did.
     *
     * @param fault without its time
     * @param before who held the VIP when the fault came
     * @param after who holds it in the end; several when a partition leaves two
     * @param movedAfter the time until another node held it; empty when none did
     */
    public record Result(ScenarioEvent fault, String before, List<String> after, Optional<Duration> movedAfter) {

        /** Whether the fault struck the node that held the VIP, and left the VIP where it was. */
        public boolean leavesVipOnFaultyNode() {
            return fault.node().equals(before) && after.contains(before);
        }

        /** One sentence. */
        public String sentence() {
            String what = fault.describe() + " on " + fault.node() + ": ";
            if (after.isEmpty()) {
                return what + "the VIP is nowhere";
            }
            if (after.size() > 1) {
                return what + "the VIP is on " + String.join(" and ", after) + " at once";
            }
            return movedAfter
                    .map(time -> what + "the VIP moves to " + after.get(0) + " after "
                            + String.format(java.util.Locale.ROOT, "%.3f s", Timeline.seconds(time)))
                    .orElse(what + "the VIP stays on " + after.get(0));
        }

        /** As a map of strings, numbers and lists. */
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("fault", fault.describe());
            json.put("node", fault.node());
            json.put("before", before);
            json.put("after", after);
            movedAfter.ifPresent(time -> json.put("movedAfter", Timeline.seconds(time)));
            json.put("leavesVipOnFaultyNode", leavesVipOnFaultyNode());
            return json;
        }
    }

    /** Every tracked thing, the link, keepalived and the host itself, of every node. */
    public List<Result> walk() {
        List<Result> results = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (ScenarioEvent fault : faultsOf(candidate)) {
                results.add(play(fault));
            }
        }
        return List.copyOf(results);
    }

    private List<ScenarioEvent> faultsOf(Candidate candidate) {
        List<ScenarioEvent> faults = new ArrayList<>();
        Played.of(candidates).stream()
                .filter(played -> played.node().equals(candidate.node()))
                .flatMap(played -> Watch.of(played).stream())
                .filter(tracked -> tracked.kind() != Tracking.Kind.INTERFACE
                        || !tracked.name().equals(candidate.device()))
                .filter(tracked -> !isRaised(tracked))
                .map(tracked -> faultOf(candidate.node(), tracked))
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        for (ScenarioEvent.Happening whole : List.of(
                ScenarioEvent.Happening.LINK_DOWN,
                ScenarioEvent.Happening.PARTITION,
                ScenarioEvent.Happening.STOP,
                ScenarioEvent.Happening.KILL,
                ScenarioEvent.Happening.CRASH)) {
            faults.add(new ScenarioEvent(Duration.ZERO, whole, candidate.node(), "", 0));
        }
        return faults;
    }

    /** A number above 0 in such a file is no fault: it raises the priority. */
    private static boolean isRaised(Tracking tracked) {
        return tracked.kind() == Tracking.Kind.FILE && tracked.weight().signed() > 0;
    }

    private static ScenarioEvent faultOf(String node, Tracking tracked) {
        ScenarioEvent.Happening what = switch (tracked.kind()) {
            case PROCESS -> ScenarioEvent.Happening.PROCESS_DOWN;
            case SCRIPT -> ScenarioEvent.Happening.SCRIPT_FAILS;
            case FILE -> ScenarioEvent.Happening.FILE_SAYS;
            case INTERFACE -> ScenarioEvent.Happening.INTERFACE_DOWN;
        };
        return new ScenarioEvent(Duration.ZERO, what, node, tracked.subject(), 1);
    }

    private Result play(ScenarioEvent fault) {
        Timeline timeline = simulation.run(List.of(fault.at(faultAt)), end);
        List<String> before = timeline.holdersAt(faultAt.minusNanos(1));
        String holder = String.join(" and ", before);
        Optional<Duration> moved = timeline.holdings().stream()
                .filter(held -> !before.contains(held.node()) && held.from().compareTo(faultAt) >= 0)
                .map(held -> held.from().minus(faultAt))
                .findFirst();
        return new Result(fault, holder, timeline.holdersAt(end.minusNanos(1)), moved);
    }
}
