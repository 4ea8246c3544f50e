package io.github.vipnat.agent.policy;

import io.github.vipnat.reconcile.Repair;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one router, and what may be done about it.
 *
 * @param name the router's, as in cluster.yaml
 * @param cures what was tried about its ARP entry
 * @param unsaved lines in which the router's startup and running configuration differ, where they were compared
 * @param repair what came of the last attempt to make the rules as wished, if one was made since it was time to
 * @param saving what came of the last attempt to save, likewise
 */
public record RouterSituation(
        String name,
        RouterKnowledge view,
        CureAttempts cures,
        List<String> unsaved,
        Optional<Repair> repair,
        Optional<Repair> saving,
        RepairAllowance allowance) {}
