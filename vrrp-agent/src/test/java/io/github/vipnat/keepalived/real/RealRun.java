package io.github.vipnat.keepalived.real;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.vrrp.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Plays one list of events for real and compares every step with what the simulator says of it. */
final class RealRun {

    /** What the real thing may be late by and still be waited for; agreement ends the wait at once. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private static final int PHASES = 24;

    private final RealSite site;
    private final List<ScenarioEvent> events;
    private final SplittableRandom random;
    private final Path directory;
    private final List<Candidate> candidates;
    private final Duration spacing;
    private final Stalls stalls;
    private final List<Step> steps = new ArrayList<>();

    RealRun(RealSite site, List<ScenarioEvent> events, long seed, Path directory, Stalls stalls) {
        this.site = site;
        this.stalls = stalls;
        this.events = events;
        this.random = new SplittableRandom(seed);
        this.directory = directory;
        this.candidates = site.candidates(directory);
        this.spacing = new Simulation(candidates).settlingTime();
    }

    /**
     * One event and what came of it.
     *
     * @param takeover from before the event to the first MASTER line of a node that did not hold the VIP
     * @param happening how long it took to make the event happen: at some moment of that it did
     * @param least and {@code most}: the same by the simulator, over all phases of the advert interval
     * @param stall how long the machine kept us from watching meanwhile, at the most
     * @param differences what the real thing did that no phase of the simulation does; empty when all is well
     */
    record Step(
            ScenarioEvent event,
            Optional<Duration> takeover,
            Duration happening,
            Optional<Duration> least,
            Optional<Duration> most,
            boolean moved,
            Duration stall,
            List<String> differences) {

        /** By how much it was taken over too early or too late, for which neither the event nor the machine is an excuse. */
        Optional<Duration> outside() {
            if (takeover.isEmpty() || least.isEmpty() || most.isEmpty()) {
                return Optional.empty();
            }
            Duration early = least.get().minus(takeover.get());
            Duration late = takeover.get().minus(happening).minus(most.get());
            Duration outside = (early.compareTo(late) > 0 ? early : late).minus(stall);
            return Optional.of(outside.isNegative() ? Duration.ZERO : outside);
        }
    }

    /**
     * The simulator's view of one more event, in every phase.
     *
     * @param wakes a paused machine goes on: its timer is overdue, but where the scheduler lets it wait until an advert is there, it
     *     reads that first and writes nothing. Which of the two comes is chance; who holds the VIP is not
     */
    private record Expected(List<Timeline> phases, boolean wakes) {

        /** What a node writes because of the last event, in each phase. */
        Set<List<String>> notifications(String node) {
            Set<List<String>> all = new HashSet<>();
            phases.forEach(timeline -> all.add(once(sinceLastEvent(timeline).stream()
                    .filter(entry ->
                            entry.kind() == Timeline.Kind.NOTIFY && entry.node().equals(node))
                    .map(entry -> entry.event() + " " + entry.priority())
                    .toList())));
            if (wakes) {
                all.add(List.of());
            }
            return all;
        }

        boolean changesAnything() {
            return phases.stream()
                    .anyMatch(timeline -> !sinceLastEvent(timeline).isEmpty());
        }

        private static List<Timeline.Entry> sinceLastEvent(Timeline timeline) {
            int last = 0;
            for (int i = 0; i < timeline.entries().size(); i++) {
                last = timeline.entries().get(i).kind() == Timeline.Kind.EVENT ? i + 1 : last;
            }
            return timeline.entries().subList(last, timeline.entries().size());
        }

        Set<List<String>> holders() {
            Set<List<String>> all = new HashSet<>();
            phases.forEach(timeline -> all.add(timeline.holdersAt(timeline.end().minusNanos(1)).stream()
                    .sorted()
                    .toList()));
            return all;
        }

        List<Duration> takeovers() {
            List<Duration> all = new ArrayList<>();
            for (Timeline timeline : phases) {
                int before = (int) timeline.entries().stream()
                        .filter(entry -> entry.kind() == Timeline.Kind.EVENT)
                        .count();
                Duration event = timeline.entries().stream()
                        .filter(entry -> entry.kind() == Timeline.Kind.EVENT)
                        .skip(before - 1L)
                        .findFirst()
                        .map(Timeline.Entry::at)
                        .orElse(Duration.ZERO);
                timeline.holdings().stream()
                        .filter(held -> held.from().compareTo(event) > 0)
                        .findFirst()
                        .ifPresent(held -> all.add(held.from().minus(event)));
            }
            return all;
        }
    }

    /** Earlier events are shifted too: when one node's adverts come relative to another's is part of the phase. */
    private Expected expect(int count) {
        Duration interval = longestPhase();
        List<Timeline> phases = new ArrayList<>();
        for (int phase = 0; phase < PHASES; phase++) {
            List<ScenarioEvent> timed = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int part = i == count - 1 ? phase : new SplittableRandom(phase * 1009L + i).nextInt(PHASES);
                Duration shift = interval.multipliedBy(part).dividedBy(PHASES).plusMillis(1);
                timed.add(events.get(i).at(spacing.multipliedBy(i + 1L).plus(shift)));
            }
            phases.add(new Simulation(candidates)
                    .run(timed, spacing.multipliedBy(count + 1L).plus(interval)));
        }
        boolean wakes = count > 0 && events.get(count - 1).what() == ScenarioEvent.Happening.RESUME;
        return new Expected(phases, wakes);
    }

    /** Events come at any time between two adverts, and, where a script checks, between two of its runs. */
    private Duration longestPhase() {
        return candidates.stream()
                .flatMap(candidate -> candidate.instance().tracking().stream())
                .flatMap(tracked -> tracked.definition().stream())
                .map(definition -> definition instanceof Tracker.ByScript script ? script.interval() : Duration.ZERO)
                .reduce(
                        candidates.get(0).instance().advertInterval(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    List<Step> play(String prefix) throws IOException {
        try (RealLan lan = new RealLan(prefix, directory)) {
            lan.lay();
            for (RealSite.NodeSpec node : site.nodes()) {
                Path home = directory.resolve(node.name());
                lan.addNode(node.name(), RealSite.address(lan.names().size()), site.conf(node, home));
                node.processes()
                        .keySet()
                        .forEach(logical -> lan.node(node.name()).startProcess(site.processName(node.name(), logical)));
            }
            lan.introduceNeighbours();
            lan.names().forEach(name -> lan.node(name).tryConfiguration());
            lan.names().forEach(name -> startInTurn(lan.node(name)));
            settle(lan, expect(0), "start");
            for (int i = 0; i < events.size(); i++) {
                step(lan, i);
            }
        }
        return steps;
    }

    /** One after the other: the document's timers are 39 ms apart, less than a busy machine may take to start one more daemon. */
    private static void startInTurn(RealNode node) {
        node.startKeepalived();
        await(() -> node.lines().stream().anyMatch(line -> line.text().startsWith("BACKUP ")), Machine.PATIENCE);
    }

    private void settle(RealLan lan, Expected expected, String what) {
        Map<String, Integer> before = new HashMap<>();
        await(() -> agreesEverywhere(lan, before, expected), spacing.plus(LATE));
        List<String> differences = differences(lan, before, expected);
        if (!differences.isEmpty()) {
            throw new AssertionError(site.name() + ", " + what + ", " + Machine.load() + ": " + differences);
        }
    }

    /** The lines a node wrote after those that were there before. */
    private static List<RealNode.Line> written(RealLan lan, String node, Map<String, Integer> before) {
        List<RealNode.Line> lines = lan.node(node).lines();
        return lines.subList(before.getOrDefault(node, 0), lines.size());
    }

    private static boolean agrees(RealLan lan, String node, Map<String, Integer> before, Expected expected) {
        return expected.notifications(node).contains(texts(written(lan, node, before)));
    }

    private static List<String> texts(List<RealNode.Line> lines) {
        return once(lines.stream().map(RealNode.Line::text).toList());
    }

    /** As long as a lower advert comes each interval, one line after the other says so: how many is a matter of when we look. */
    private static List<String> once(List<String> lines) {
        List<String> told = new ArrayList<>();
        for (String line : lines) {
            boolean again = !told.isEmpty() && told.get(told.size() - 1).equals(line);
            if (!(again && line.startsWith("MASTER_RX_LOWER_PRI"))) {
                told.add(line);
            }
        }
        return told;
    }

    private void step(RealLan lan, int index) {
        ScenarioEvent event = events.get(index);
        Expected expected = expect(index + 1);
        Map<String, Integer> before = new HashMap<>();
        lan.names().forEach(name -> before.put(name, lan.node(name).lines().size()));
        List<String> holding = lan.holders(RealSite.VIP);
        Duration interval = candidates.get(0).instance().advertInterval();
        letPass(Duration.ofNanos(random.nextLong(longestPhase().toNanos())));
        long at = System.nanoTime();
        lan.happen(event);
        long happened = System.nanoTime();
        await(() -> !expected.changesAnything() || agreesEverywhere(lan, before, expected), spacing.plus(LATE));
        letPass(interval.multipliedBy(5));
        boolean starts = event.what() == ScenarioEvent.Happening.START;
        long counted = starts ? firstLine(lan, before, event.node(), at) : at;
        List<Duration> window = expected.takeovers();
        steps.add(new Step(
                event,
                expected.wakes() ? Optional.empty() : takeover(lan, before, holding, counted),
                Duration.ofNanos(starts ? 0 : happened - at),
                window.stream().min(Duration::compareTo),
                window.stream().max(Duration::compareTo),
                !holding.equals(lan.holders(RealSite.VIP)),
                stalls.worstSince(at),
                differences(lan, before, expected)));
    }

    private static boolean agreesEverywhere(RealLan lan, Map<String, Integer> before, Expected expected) {
        return lan.names().stream().allMatch(name -> agrees(lan, name, before, expected))
                && expected.holders()
                        .contains(lan.holders(RealSite.VIP).stream().sorted().toList());
    }

    /** A daemon's own start-up is not part of the election: it begins with the node's first line. */
    private static long firstLine(RealLan lan, Map<String, Integer> before, String node, long otherwise) {
        return written(lan, node, before).stream()
                .findFirst()
                .map(RealNode.Line::nanoTime)
                .orElse(otherwise);
    }

    private static Optional<Duration> takeover(
            RealLan lan, Map<String, Integer> before, List<String> holding, long at) {
        return lan.names().stream()
                .filter(name -> !holding.contains(name))
                .flatMap(name -> written(lan, name, before).stream())
                .filter(line -> line.text().startsWith("MASTER "))
                .map(line -> Duration.ofNanos(line.nanoTime() - at))
                .min(Duration::compareTo);
    }

    private static List<String> differences(RealLan lan, Map<String, Integer> before, Expected expected) {
        List<String> differences = new ArrayList<>();
        for (String name : lan.names()) {
            if (!agrees(lan, name, before, expected)) {
                differences.add(name + " wrote " + texts(written(lan, name, before)) + ", simulated "
                        + expected.notifications(name) + "\n"
                        + tail(lan.node(name).log()));
            }
        }
        List<String> holders = lan.holders(RealSite.VIP).stream().sorted().toList();
        if (!expected.holders().contains(holders)) {
            differences.add("VIP on " + holders + ", simulated " + expected.holders());
        }
        return differences;
    }

    private static String tail(String log) {
        return log.substring(Math.max(0, log.length() - 1500));
    }

    /** Waits for the condition, or for the deadline: whether it was met is for the comparison to say. */
    private static void await(BooleanSupplier condition, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Lets protocol time pass: adverts must flow between two events, and events must come in any phase of them. */
    private static void letPass(Duration time) {
        await(() -> false, time);
    }
}
