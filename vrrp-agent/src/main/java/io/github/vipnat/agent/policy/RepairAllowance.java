package io.github.vipnat.agent.policy;

import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.Optional;

/**
 * What decides whether the agent may write to routers.
 *
 * @param underWay repairs of other routers, begun and not ended
 * @param repairsToday begun within the last 24 hours
 * @param continuationsToday how often a repair that had stopped was gone on with, within the last 24 hours
 * @param frozen why nothing may be written
 */
public record RepairAllowance(
        Policy policy, int underWay, int repairsToday, int continuationsToday, Optional<String> frozen) {}
