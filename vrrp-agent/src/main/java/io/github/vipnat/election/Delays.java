package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.time.Duration;

/** How long a tracked thing may take to be counted. */
final class Delays {

    private Delays() {}

    static Duration of(Tracking tracked) {
        return tracked.definition().map(Delays::of).orElse(Duration.ZERO);
    }

    private static Duration of(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> process.terminateDelay(),
                (Tracker.ByScript script) ->
                        script.interval().multipliedBy(Math.max(script.rise(), script.fall()) + 1L),
                (Tracker.ByFile file) -> Duration.ZERO));
    }
}
