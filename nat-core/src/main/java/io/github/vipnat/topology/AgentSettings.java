package io.github.vipnat.topology;

import java.time.Duration;

/** What the post-failover agent may do, and how often it looks without being woken. */
public record AgentSettings(Policy policy, Duration interval) {

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
