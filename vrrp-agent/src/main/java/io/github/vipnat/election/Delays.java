package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.time.Duration;

/** How long a tracked thing may take to be counted. */
final class Delays {

    private Delays() {}

    static Duration of(Tracking tracked) {
        Tracker tracker = tracked.definition().orElse(null);
        if (tracker instanceof Tracker.ByProcess process) {
            return process.terminateDelay();
        }
        return tracker instanceof Tracker.ByScript script
                ? script.interval().multipliedBy(Math.max(script.rise(), script.fall()) + 1L)
                : Duration.ZERO;
    }
}
