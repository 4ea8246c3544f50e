package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.Timeline.Remark.Topic;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays levers on the nodes as they stand: the holder is up first, so that it also holds where nobody would give it the VIP. */
final class Rehearsal {

    /** Moments between two adverts at which the pull may fall. */
    private static final int PHASES = 8;

    private static final Duration SOON = Duration.ofMillis(1);

    private final ClusterStanding situation;
    private final Simulation simulation;
    private final Duration othersStart;
    private final Duration pull;
    private final Duration settling;

    Rehearsal(ClusterStanding situation) {
        this.situation = situation;
        this.simulation = new Simulation(situation.candidates(), situation.release(), Map.of());
        this.settling = simulation.settlingTime();
        this.othersStart = settling;
        this.pull = settling.multipliedBy(2);
    }

    /** Who has the VIP before anything is pulled. */
    List<String> holders() {
        return play(List.of(), pull).holdersAt(pull.minusNanos(1));
    }

    /** A node's effective priority before anything is pulled. */
    int priority(String node) {
        return play(List.of(), pull).states().stream()
                .filter(span -> span.node().equals(node))
                .reduce((first, second) -> second)
                .map(Timeline.StateSpan::priority)
                .orElse(0);
    }

    /** What pulling all of these does; empty where the VIP does not end up on the target alone. */
    Optional<Forecast> of(List<Lever> levers, String target) {
        List<Duration> taken = new ArrayList<>();
        Duration gap = Duration.ZERO;
        Duration interval = situation.candidate(target).instance().advertInterval();
        Timeline last = play(List.of(), pull);
        for (int phase = 0; phase < PHASES; phase++) {
            Duration at = pull.plus(interval.multipliedBy(phase).dividedBy(PHASES));
            Duration end = at.plus(settling);
            last = play(pulled(levers, at), end);
            Optional<Duration> moved = moved(last, target, at);
            if (moved.isEmpty() || !isAlone(last, target, end)) {
                return Optional.empty();
            }
            taken.add(moved.get());
            gap = longer(gap, gap(last, at));
        }
        taken.sort(Duration::compareTo);
        return Optional.of(new Forecast(
                taken.get(0),
                taken.get(taken.size() - 1),
                gap,
                heirs(levers, target),
                afterwards(levers),
                Stream.concat(last.remarks(Topic.LEFT_OUT).stream(), last.remarks(Topic.CHANCE).stream())
                        .distinct()
                        .toList()));
    }

    private static Optional<Duration> moved(Timeline timeline, String target, Duration at) {
        return timeline.takenBy(target, at).map(taken -> taken.minus(at));
    }

    private static boolean isAlone(Timeline timeline, String target, Duration end) {
        return timeline.holdersAt(end.minusNanos(1)).equals(List.of(target));
    }

    private static Duration gap(Timeline timeline, Duration from) {
        return timeline.outages().stream()
                .filter(outage -> outage.to().compareTo(from) > 0)
                .map(outage -> outage.to().minus(longer(outage.from(), from)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private List<String> heirs(List<Lever> levers, String target) {
        Duration death = pull.plus(settling);
        List<ScenarioEvent> events = new ArrayList<>(pulled(levers, pull));
        events.add(new ScenarioEvent(death, Happening.CRASH, target, "", 0));
        Duration end = death.plus(settling);
        return play(events, end).holdersAt(end.minusNanos(1));
    }

    private List<String> afterwards(List<Lever> levers) {
        Duration back = pull.plus(settling);
        List<ScenarioEvent> events = new ArrayList<>(pulled(levers, pull));
        levers.forEach(lever -> events.addAll(putBack(lever, back)));
        Duration end = back.plus(settling);
        return play(events, end).holdersAt(end.minusNanos(1));
    }

    private Timeline play(List<ScenarioEvent> events, Duration end) {
        List<ScenarioEvent> all = new ArrayList<>();
        situation.standing().forEach(event -> all.add(event.at(SOON)));
        situation.candidates().stream()
                .map(Candidate::node)
                .filter(node -> !node.equals(situation.holder()))
                .forEach(node -> all.addAll(later(node)));
        all.addAll(events);
        return simulation.run(all, end);
    }

    private List<ScenarioEvent> later(String node) {
        ScenarioEvent stop = new ScenarioEvent(SOON, Happening.STOP, node, "", 0);
        return situation.runs(node)
                ? List.of(stop, new ScenarioEvent(othersStart, Happening.START, node, "", 0))
                : List.of(stop);
    }

    private static List<ScenarioEvent> pulled(List<Lever> levers, Duration at) {
        return levers.stream().flatMap(lever -> pulled(lever, at).stream()).toList();
    }

    private static List<ScenarioEvent> pulled(Lever lever, Duration at) {
        return lever.match(new Lever.Cases<>(
                (Lever.TrackFile file) ->
                        List.of(new ScenarioEvent(at, Happening.FILE_SAYS, file.node(), file.name(), file.value())),
                (Lever.StopKeepalived stop) -> List.of(new ScenarioEvent(at, Happening.STOP, stop.node(), "", 0)),
                (Lever.StopProcess stop) ->
                        List.of(new ScenarioEvent(at, Happening.PROCESS_DOWN, stop.node(), stop.process(), 0)),
                (Lever.OwnCommand own) -> List.of()));
    }

    private static List<ScenarioEvent> putBack(Lever lever, Duration at) {
        return lever.match(new Lever.Cases<>(
                (Lever.TrackFile file) ->
                        List.of(new ScenarioEvent(at, Happening.FILE_SAYS, file.node(), file.name(), file.before())),
                (Lever.StopKeepalived stop) -> List.of(new ScenarioEvent(at, Happening.START, stop.node(), "", 0)),
                (Lever.StopProcess stop) ->
                        List.of(new ScenarioEvent(at, Happening.PROCESS_UP, stop.node(), stop.process(), 0)),
                (Lever.OwnCommand own) -> List.of()));
    }
}
