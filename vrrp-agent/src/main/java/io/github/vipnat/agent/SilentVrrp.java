package io.github.vipnat.agent;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.layout.NodePaths;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says once that the VIP came or went and VRRP said nothing of it. keepalived writes into a FIFO without a reader too, so a wrong
 * path shows in neither program.
 */
final class SilentVrrp {

    /** keepalived tells it some milliseconds after the VIP is on the interface (keepalived-facts 1.4); the rest is for the machine. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final AgentLog log;
    private boolean warned;

    SilentVrrp(AgentLog log) {
        this.log = log;
    }

    void check(Heard heard, Instant now) {
        if (!heard.isVrrpSilent()) {
            warned = false;
            return;
        }
        Optional<Instant> seen = heard.at(Heard.Source.LOOK);
        if (!warned && seen.filter(at -> at.plus(LATE).isBefore(now)).isPresent()) {
            warned = true;
            log.warning("the VIP came or went after " + seen.get() + ", and VRRP said nothing of it, neither by "
                    + NodePaths.fifo() + " nor by the hook; to do: vipnat agent status");
        }
    }
}
