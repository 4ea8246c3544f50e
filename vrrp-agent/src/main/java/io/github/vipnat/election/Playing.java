package io.github.vipnat.election;

import io.github.vipnat.election.left.LeftOut;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One playing: machines, network, and who writes it down. */
final class Playing {

    /** Things that may happen in one simulation; a pair needs a few an hour and interval. */
    private static final int MOST_STEPS = 2_000_000;

    private final List<Candidate> candidates;
    private final List<Candidate> played;
    private final Map<String, NodeConfig> reloads;
    private final EventQueue queue = new EventQueue();
    private final AdvertNetwork network;
    private final Recorder recorder = new Recorder(queue);
    private final Map<String, VirtualRouter> routers = new LinkedHashMap<>();
    private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
    private final Services services = new Services();
    private final Set<String> heldInPause = new HashSet<>();

    Playing(List<Candidate> candidates, KeepalivedRelease release, Map<String, NodeConfig> reloads) {
        this.candidates = candidates;
        this.reloads = reloads;
        this.played = Played.of(candidates);
        this.network = new AdvertNetwork(queue, new Reach(played));
        recorder.watch(this::router);
        candidates.forEach(candidate -> hosts.put(candidate.node(), new SimulatedHost(queue, candidate.config())));
        played.forEach(candidate -> join(candidate, release));
    }

    private void join(Candidate candidate, KeepalivedRelease release) {
        boolean shown = candidates.contains(candidate);
        VirtualRouter router =
                new VirtualRouter(candidate, queue, network, shown ? recorder : Recorder.ofNothing(queue), release);
        network.join(router);
        host(candidate.node()).add(router);
        if (shown) {
            routers.put(candidate.node(), router);
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
                remarks(events),
                end);
    }

    private List<Timeline.Remark> remarks(List<ScenarioEvent> events) {
        List<Timeline.Remark> remarks = new ArrayList<>(leftOut());
        remarks.addAll(recorder.remarks());
        remarks.addAll(EventCheck.unnoticed(events, candidates));
        return remarks;
    }

    private List<Timeline.Remark> leftOut() {
        List<Timeline.Remark> remarks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Set<ConfLine> heads = Played.heads(played, candidate.node());
            LeftOut.of(candidate.node(), candidate.config().conf(), block -> heads.contains(block.line()))
                    .forEach(text ->
                            remarks.add(new Timeline.Remark(Timeline.Remark.Topic.LEFT_OUT, Optional.empty(), text)));
        }
        return remarks;
    }

    private void happen(ScenarioEvent event) {
        recorder.recordEvent(event);
        services.apply(event);
        switch (event.what()) {
            case PROCESS_DOWN, PROCESS_UP, SCRIPT_FAILS, SCRIPT_SUCCEEDS, FILE_SAYS -> happenToThing(event);
            case INTERFACE_DOWN -> carrier(event.node(), event.subject(), false);
            case INTERFACE_UP -> carrier(event.node(), event.subject(), true);
            case LINK_DOWN ->
                carrier(event.node(), router(event.node()).candidate().device(), false);
            case LINK_UP ->
                carrier(event.node(), router(event.node()).candidate().device(), true);
            case PARTITION -> network.partition(event.node());
            case LOSS -> network.lose(event.node(), event.subject());
            case HEAL -> network.heal();
            case CRASH, KILL, STOP, START, RELOAD, VIP_DELETED, CHILD_KILLED -> happenToKeepalived(event);
            case FREEZE -> host(event.node()).fallAsleep(SimulatedHost.Sleep.FROZEN);
            case PAUSE -> pause(event.node());
            case THAW, RESUME -> resume(event.node());
        }
    }

    private void happenToThing(ScenarioEvent event) {
        SimulatedHost host = host(event.node());
        switch (event.what()) {
            case PROCESS_DOWN -> host.process(event.subject(), false);
            case PROCESS_UP -> host.process(event.subject(), true);
            case SCRIPT_FAILS -> host.script(event.subject(), false);
            case SCRIPT_SUCCEEDS -> host.script(event.subject(), true);
            case FILE_SAYS -> host.file(event.subject(), event.value());
            default -> throw new IllegalArgumentException(event.describe());
        }
    }

    private void happenToKeepalived(ScenarioEvent event) {
        SimulatedHost host = host(event.node());
        switch (event.what()) {
            case CRASH -> crash(event.node());
            case KILL -> host.kill();
            case STOP -> host.stop();
            case START -> host.startKeepalived();
            case RELOAD -> host.reload(reloads.getOrDefault(Simulation.reloadKey(event), host.config()));
            case VIP_DELETED -> router(event.node()).loseAddress();
            case CHILD_KILLED -> host.killChild();
            default -> throw new IllegalArgumentException(event.describe());
        }
    }

    private void carrier(String node, String device, boolean up) {
        network.link(node, device, up);
        host(node).networkInterface(device, up);
    }

    private void crash(String node) {
        heldInPause.remove(node);
        host(node).kill();
        recorder.recordReleased(node);
    }

    /** Nobody answers for the VIP while the machine stands still. */
    private void pause(String node) {
        if (recorder.isHeldBy(node)) {
            heldInPause.add(node);
        }
        host(node).fallAsleep(SimulatedHost.Sleep.PAUSED);
        recorder.recordReleased(node);
    }

    private void resume(String node) {
        if (heldInPause.remove(node)) {
            recorder.recordTaken(node);
        }
        host(node).wake();
    }
}
