package io.github.vipnat.election;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays the election of one VRRP instance, and of those that its sync groups tie it to.
 *
 * <pre>{@code
 * List<Candidate> pair = Candidates.of(configs, addresses, "VI_1");
 * Timeline timeline = new Simulation(pair).run(ScenarioParser.parse("nginx down on vm1 at 5s", names));
 * }</pre>
 */
public final class Simulation {

    private final List<Candidate> candidates;
    private final KeepalivedRelease release;
    private final Map<String, NodeConfig> reloads;

    /** The election as keepalived 2.2 holds it. */
    public Simulation(List<Candidate> candidates) {
        this(candidates, KeepalivedRelease.V2_2, Map.of());
    }

    /**
     * The same for a release, and for files that are reloaded.
     *
     * @param reloads what a {@link ScenarioEvent.Happening#RELOAD} reads, by its {@link #reloadKey}
     */
    public Simulation(List<Candidate> candidates, KeepalivedRelease release, Map<String, NodeConfig> reloads) {
        this.candidates = List.copyOf(candidates);
        this.release = release;
        this.reloads = Map.copyOf(reloads);
    }

    /** How a reload's file is found again: the same file may read otherwise on another node. */
    public static String reloadKey(ScenarioEvent reload) {
        return reload.node() + " " + reload.subject();
    }

    /** Every node starts at 0; ends when what the last event began is over. */
    public Timeline run(List<ScenarioEvent> events) {
        Duration last =
                events.stream().map(ScenarioEvent::at).max(Duration::compareTo).orElse(Duration.ZERO);
        return run(events, last.plus(settlingTime()).plus(restarts(events)));
    }

    /** The same with an end of its own. */
    public Timeline run(List<ScenarioEvent> events, Duration end) {
        return new Playing(candidates, release, reloads).play(events, end);
    }

    /** How long a VRRP process that was killed again and again may be kept waiting. */
    private static Duration restarts(List<ScenarioEvent> events) {
        long kills = events.stream()
                .filter(event -> event.what() == ScenarioEvent.Happening.CHILD_KILLED)
                .count();
        return kills < 2 ? Duration.ZERO : Duration.ofSeconds(kills > 7 ? 60 : 1L << (kills - 2));
    }

    /** Longer than any single event can keep this group busy. */
    public Duration settlingTime() {
        List<Candidate> played = new ArrayList<>(Played.of(candidates));
        candidates.forEach(candidate -> reloads.values().stream()
                .flatMap(config -> config.instance(candidate.instance().name()).stream()
                        .map(instance -> new Candidate(candidate.node(), candidate.address(), config, instance)))
                .forEach(played::add));
        Duration longest = longest(played.stream()
                .map(candidate -> takingOver(candidate.instance()))
                .toList());
        return longest.multipliedBy(2)
                .plus(longest(played.stream()
                        .flatMap(candidate -> Watch.of(candidate).stream())
                        .map(Watch::delay)
                        .toList()))
                .plus(longest(played.stream()
                        .map(candidate -> startup(candidate.instance()))
                        .toList()));
    }

    private static Duration takingOver(VrrpInstance instance) {
        return instance.advertInterval()
                .multipliedBy(instance.downTimerAdverts() + 1L)
                .plus(instance.preemptDelay())
                .plusSeconds(1);
    }

    /** Each advert that 2.2 discards during vrrp_startup_delay puts its own turn off by what is left of the delay. */
    private static Duration startup(VrrpInstance instance) {
        Duration delay = instance.startupDelay();
        long adverts = delay.toNanos() / instance.advertInterval().toNanos() + 2;
        return delay.plus(delay.multipliedBy(adverts).dividedBy(2));
    }

    private static Duration longest(List<Duration> all) {
        return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
