package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.Tracking.Kind;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.keepalived.vrrp.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that keepalived watches for an instance: what its file tracks, and the interfaces that it tracks unasked. */
final class Watch {

    private Watch() {}

    /** A {@code track_interface} of its own interface is ignored, and an interface tracked unasked is a fault whatever its weight. */
    static List<Tracking> of(Candidate candidate) {
        VrrpInstance instance = candidate.instance();
        Set<String> devices = new LinkedHashSet<>(instance.trackedDevices());
        if (!instance.ignoresOwnInterface()) {
            devices.add(candidate.device());
        }
        List<Tracking> watched = new ArrayList<>();
        candidate.config().trackingOf(instance).stream()
                .filter(tracked -> tracked.kind() != Kind.INTERFACE
                        || !(devices.contains(tracked.name()) || tracked.name().equals(candidate.device())))
                .forEach(watched::add);
        devices.forEach(device -> watched.add(new Tracking(
                Kind.INTERFACE,
                device,
                new Weight(0, false, instance.at("interface")),
                Optional.empty(),
                instance.at("interface"))));
        return List.copyOf(watched);
    }

    /** How long a tracked thing may take to be counted. */
    static Duration delay(Tracking tracked) {
        return tracked.definition().map(Watch::delay).orElse(Duration.ZERO);
    }

    private static Duration delay(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> process.terminateDelay(),
                (Tracker.ByScript script) ->
                        script.interval().multipliedBy(Math.max(script.rise(), script.fall()) + 1L),
                (Tracker.ByFile file) -> Duration.ZERO));
    }
}
