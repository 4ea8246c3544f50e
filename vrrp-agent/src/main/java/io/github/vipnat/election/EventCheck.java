package io.github.vipnat.election;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.Tracking.Kind;
import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds events against what the nodes watch: one that no keepalived could notice is refused, with what could have been meant. */
public final class EventCheck {

    private final List<Candidate> played;
    private final Problems problems = new Problems();

    private EventCheck(List<Candidate> played) {
        this.played = played;
    }

    /**
     * Refuses events about things that nothing watches. A process may be one that only another node watches: clients miss it all
     * the same, and {@link #unnoticed} says so.
     *
     * @param reloads what nodes run from later on
     * @throws ProblemException of kind INPUT, naming every such event
     */
    public static void check(List<ScenarioEvent> events, List<Candidate> candidates, Collection<NodeConfig> reloads) {
        List<Candidate> played = new ArrayList<>(Played.of(candidates));
        for (NodeConfig reloaded : reloads) {
            played.addAll(Played.of(candidates.stream()
                    .filter(candidate -> candidate.node().equals(reloaded.node()))
                    .flatMap(candidate -> reloaded.instance(candidate.instance().name()).stream()
                            .map(instance -> new Candidate(candidate.node(), candidate.address(), reloaded, instance)))
                    .toList()));
        }
        EventCheck check = new EventCheck(played);
        events.stream().distinct().forEach(check::check);
        check.problems.throwIfFatal(ProblemException.Kind.INPUT);
    }

    /** The processes that go and come where nothing watches them. */
    static List<Timeline.Remark> unnoticed(List<ScenarioEvent> events, List<Candidate> candidates) {
        EventCheck check = new EventCheck(Played.of(candidates));
        Set<String> found = new LinkedHashSet<>();
        for (ScenarioEvent event : events) {
            if (kind(event).equals(Optional.of(Kind.PROCESS))
                    && !check.names(event.node(), Kind.PROCESS).contains(event.subject())) {
                found.add("nothing on " + event.node() + " tracks " + event.subject()
                        + ": keepalived does not see it go or come there");
            }
        }
        return found.stream()
                .map(text -> new Timeline.Remark(Timeline.Remark.Topic.UNNOTICED, Optional.empty(), text))
                .toList();
    }

    private static Optional<Kind> kind(ScenarioEvent event) {
        return switch (event.what()) {
            case PROCESS_DOWN, PROCESS_UP -> Optional.of(Kind.PROCESS);
            case SCRIPT_FAILS, SCRIPT_SUCCEEDS -> Optional.of(Kind.SCRIPT);
            case FILE_SAYS -> Optional.of(Kind.FILE);
            case INTERFACE_DOWN, INTERFACE_UP -> Optional.of(Kind.INTERFACE);
            default -> Optional.empty();
        };
    }

    private void check(ScenarioEvent event) {
        kind(event).filter(kind -> !isWatched(event, kind)).ifPresent(kind -> refuse(event, kind));
    }

    private boolean isWatched(ScenarioEvent event, Kind kind) {
        return played.stream()
                .map(Candidate::node)
                .filter(node -> kind == Kind.PROCESS || node.equals(event.node()))
                .anyMatch(node -> names(node, kind).contains(event.subject()));
    }

    private Stream<Tracking> watched(String node, Kind kind) {
        return played.stream()
                .filter(candidate -> candidate.node().equals(node))
                .flatMap(candidate -> Watch.of(candidate).stream())
                .filter(tracked -> tracked.kind() == kind && !tracked.name().isEmpty());
    }

    private Set<String> names(String node, Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        watched(node, kind).forEach(tracked -> names.addAll(List.of(tracked.subject(), tracked.name())));
        return names;
    }

    private void refuse(ScenarioEvent event, Kind kind) {
        problems.add(Problem.fatal(
                "event-of-nothing-tracked",
                "event '" + event.describe() + " on " + event.node() + "'",
                "no keepalived there watches " + noun(kind) + " " + event.subject(),
                "it would change nothing, and the simulation would not be the one you meant",
                meant(event, kind)));
    }

    private static String noun(Kind kind) {
        return switch (kind) {
            case PROCESS -> "a process";
            case SCRIPT -> "a script";
            case FILE -> "a file";
            case INTERFACE -> "an interface";
        };
    }

    /** The same name among things of another kind, a name like it, or all there is. */
    private String meant(ScenarioEvent event, Kind kind) {
        for (Kind other : Kind.values()) {
            if (other != kind && names(event.node(), other).contains(event.subject())) {
                return "write: " + example(other, event.subject(), event.node());
            }
        }
        Optional<String> near = nearest(event, kind);
        return near.map(line -> "did you mean: " + line).orElseGet(() -> whatThereIs(event.node()));
    }

    private Optional<String> nearest(ScenarioEvent event, Kind kind) {
        List<Kind> order = new ArrayList<>(List.of(kind));
        List.of(Kind.values()).stream().filter(other -> other != kind).forEach(order::add);
        return order.stream()
                .flatMap(other -> near(event.subject(), names(event.node(), other)).stream()
                        .map(name -> example(other, name, event.node())))
                .findFirst();
    }

    private static Optional<String> near(String word, Collection<String> known) {
        return DidYouMean.nearest(word, known);
    }

    private String whatThereIs(String node) {
        List<String> examples = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            watched(node, kind)
                    .map(Tracking::subject)
                    .distinct()
                    .map(name -> example(kind, name, node))
                    .forEach(examples::add);
        }
        String rest = "link down on " + node + ", stop " + node + ", crash " + node;
        return "what can happen on " + node + ": " + String.join(", ", examples) + (examples.isEmpty() ? "" : ", ")
                + rest;
    }

    private static String example(Kind kind, String name, String node) {
        return switch (kind) {
            case PROCESS -> name + " down on " + node;
            case SCRIPT -> "script " + name + " fails on " + node;
            case FILE -> "file " + name + " = 1 on " + node;
            case INTERFACE -> "interface " + name + " down on " + node;
        };
    }
}
