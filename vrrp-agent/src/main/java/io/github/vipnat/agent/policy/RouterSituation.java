package io.github.vipnat.agent.policy;

import io.github.vipnat.reconcile.Repair;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one router, and what may be done about it.
 *
 * @param name the router's, as in cluster.yaml
 * @param cures how often the router has been told by ARP since it was last seen to be wrong
 * @param unsaved lines in which the router's startup and running configuration differ, where they were compared
 * @param repair what came of the last attempt of this visit
 */
public record RouterSituation(
        String name,
        RouterKnowledge view,
        int cures,
        List<String> unsaved,
        Optional<Repair> repair,
        RepairAllowance allowance) {}
