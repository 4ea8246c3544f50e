package io.github.vipnat.topology;

import java.time.Duration;

/**
 * What the post-failover agent may do, and how often it looks without being woken.
 *
 * @param warmSession whether it stays logged in to the routers between two looks: quicker, for one vty each
 */
public record AgentSettings(Policy policy, Duration interval, boolean warmSession) {

    /** Logging in anew each time. */
    public AgentSettings(Policy policy, Duration interval) {
        this(policy, interval, false);
    }

    /** Whether the agent may write to the router. */
    public enum Policy {
        AUDIT,
        REPAIR
    }

    /** Looks only, every fifteen minutes. */
    public static AgentSettings usual() {
        return new AgentSettings(Policy.AUDIT, Duration.ofMinutes(15));
    }
}
