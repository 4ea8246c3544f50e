package io.github.vipnat.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plays the election of one VRRP instance.
 *
 * <pre>{@code
 * List<Candidate> pair = Candidates.of(configs, addresses, "VI_1");
 * Timeline timeline = new Simulation(pair).run(ScenarioParser.parse("nginx down on vm1 at 5s", names));
 * }</pre>
 */
public final class Simulation {

    /** Things that may happen in one simulation; a pair needs a few an hour and interval. */
    private static final int MOST_STEPS = 2_000_000;

    private final List<Candidate> candidates;

    public Simulation(List<Candidate> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Every node starts at 0; ends when what the last event began is over. */
    public Timeline run(List<ScenarioEvent> events) {
        Duration last =
                events.stream().map(ScenarioEvent::at).max(Duration::compareTo).orElse(Duration.ZERO);
        return run(events, last.plus(settlingTime()));
    }

    /** The same with an end of its own. */
    public Timeline run(List<ScenarioEvent> events, Duration end) {
        return new Run().play(events, end);
    }

    /** Longer than any single event can keep this group busy. */
    public Duration settlingTime() {
        Duration longest = candidates.stream()
                .map(candidate -> candidate
                        .instance()
                        .advertInterval()
                        .multipliedBy(candidate.instance().downTimerAdverts() + 1L)
                        .plus(candidate.instance().preemptDelay())
                        .plusSeconds(1))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return longest.multipliedBy(2).plus(trackingDelay());
    }

    private Duration trackingDelay() {
        return candidates.stream()
                .flatMap(candidate -> candidate.instance().tracking().stream())
                .map(Delays::of)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** One playing: machines, network, and who writes it down. */
    private final class Run {

        private final EventQueue queue = new EventQueue();
        private final AdvertNetwork network = new AdvertNetwork(queue);
        private final Recorder recorder = new Recorder(queue);
        private final Map<String, VirtualRouter> routers = new LinkedHashMap<>();
        private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
        private final Services services = new Services();

        Run() {
            recorder.watch(this::router);
            for (Candidate candidate : candidates) {
                VirtualRouter router = new VirtualRouter(candidate, queue, network, recorder);
                network.join(router);
                routers.put(candidate.node(), router);
                hosts.put(candidate.node(), new SimulatedHost(queue, router));
            }
        }

        private VirtualRouter router(String node) {
            return Objects.requireNonNull(routers.get(node), node);
        }

        private SimulatedHost host(String node) {
            return Objects.requireNonNull(hosts.get(node), node);
        }

        Timeline play(List<ScenarioEvent> events, Duration end) {
            hosts.values().forEach(host -> queue.scheduleSoon(host::startKeepalived));
            events.forEach(event -> queue.schedule(Timing.micros(event.at()), () -> happen(event)));
            queue.runUntil(Timing.micros(end), MOST_STEPS);
            List<Timeline.Holding> holdings = recorder.holdingsUntilNow();
            return new Timeline(
                    candidates.get(0).instance().name(),
                    new ArrayList<>(routers.keySet()),
                    recorder.entries(),
                    recorder.statesUntilNow(),
                    holdings,
                    Intervals.outages(holdings, services, end),
                    Intervals.dualMasters(holdings),
                    end);
        }

        private void happen(ScenarioEvent event) {
            recorder.recordEvent(event);
            services.apply(event);
            switch (event.what()) {
                case PROCESS_DOWN -> host(event.node()).process(event.subject(), false);
                case PROCESS_UP -> host(event.node()).process(event.subject(), true);
                case SCRIPT_FAILS -> host(event.node()).script(event.subject(), false);
                case SCRIPT_SUCCEEDS -> host(event.node()).script(event.subject(), true);
                case FILE_SAYS -> host(event.node()).file(event.subject(), event.value());
                case INTERFACE_DOWN -> host(event.node()).networkInterface(event.subject(), false);
                case INTERFACE_UP -> host(event.node()).networkInterface(event.subject(), true);
                case LINK_DOWN -> link(event.node(), false);
                case LINK_UP -> link(event.node(), true);
                case CRASH -> crash(event.node());
                case KILL -> kill(event.node());
                case STOP -> stop(event.node());
                case START -> host(event.node()).startKeepalived();
                case PARTITION -> network.partition(event.node());
                case HEAL -> network.heal();
            }
        }

        private void link(String node, boolean up) {
            network.link(node, up);
            host(node).link(up);
        }

        private void crash(String node) {
            kill(node);
            recorder.recordReleased(node);
        }

        private void kill(String node) {
            host(node).endKeepalived();
            router(node).vanish();
        }

        private void stop(String node) {
            if (host(node).runsKeepalived()) {
                host(node).endKeepalived();
                router(node).stop();
            }
        }
    }
}
