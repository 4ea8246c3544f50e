package io.github.vipnat.site.table;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.render.RenderedFile;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the simulator says of events, from the very files keepalived runs with, over all phases of the advert interval. */
public final class Prediction {

    private static final int PHASES = 24;

    private final Simulation simulation;
    private final Duration interval;

    public Prediction(List<RenderedFile> files, Topology topology) {
        List<NodeConfig> configs = new ArrayList<>();
        files.forEach(file -> configs.add(
                new NodeConfig(file.node(), new ConfParser(ConfFiles.none()).parse(file.node(), file.text()))));
        Map<String, Ipv4> addresses = new HashMap<>();
        topology.nodes().forEach(node -> addresses.put(node.name(), node.address()));
        List<Candidate> candidates = Candidates.of(configs, addresses, Optional.empty());
        this.simulation = new Simulation(candidates);
        this.interval = candidates.get(0).instance().advertInterval();
    }

    /** The least and the most. */
    record Window(Duration least, Duration most) {

        static Window of(List<Duration> all) {
            return new Window(
                    all.stream().min(Duration::compareTo).orElse(Duration.ZERO),
                    all.stream().max(Duration::compareTo).orElse(Duration.ZERO));
        }
    }

    /**
     * What the last of some events leads to.
     *
     * @param holder who has the VIP in the end
     * @param outage how long clients are not served
     * @param move how long until another node has the VIP
     */
    public record Expected(String holder, Window outage, Window move) {}

    /** Each event comes when what the one before began is over; without one there is but the start. */
    public Expected of(ScenarioEvent... events) {
        List<Duration> outages = new ArrayList<>();
        List<Duration> moves = new ArrayList<>();
        Set<String> holders = new TreeSet<>();
        for (int phase = 0; phase < PHASES; phase++) {
            List<ScenarioEvent> timed = timed(List.of(events), phase);
            Timeline timeline = simulation.run(timed);
            Duration last = timed.isEmpty()
                    ? Duration.ZERO
                    : timed.get(timed.size() - 1).at();
            outages.add(outage(timeline, last));
            move(timeline, last).ifPresent(moves::add);
            holders.add(String.join(" and ", timeline.holdersAt(timeline.end().minusNanos(1))));
        }
        return new Expected(String.join(" or ", holders), Window.of(outages), Window.of(moves));
    }

    private List<ScenarioEvent> timed(List<ScenarioEvent> events, int phase) {
        Duration shift = Duration.ofMillis(interval.toMillis() * phase / PHASES);
        List<ScenarioEvent> timed = new ArrayList<>();
        for (ScenarioEvent event : events) {
            timed.add(event.at(
                    simulation.settlingTime().multipliedBy(timed.size() + 1L).plus(shift)));
        }
        return timed;
    }

    private static Duration outage(Timeline timeline, Duration since) {
        return timeline.outages().stream()
                .filter(outage -> outage.to().compareTo(since) > 0)
                .map(outage -> outage.to().minus(outage.from().compareTo(since) > 0 ? outage.from() : since))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<Duration> move(Timeline timeline, Duration since) {
        List<String> before = timeline.holdersAt(since.minusNanos(1));
        return timeline.holdings().stream()
                .filter(held -> held.from().compareTo(since) > 0 && !before.contains(held.node()))
                .map(held -> held.from().minus(since))
                .findFirst();
    }
}
