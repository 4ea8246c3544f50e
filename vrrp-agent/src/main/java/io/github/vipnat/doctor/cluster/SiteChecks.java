package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import java.util.List;

/** What is asked of the site as one: who answers, VRRP, routers, database, agent. */
public final class SiteChecks {

    private SiteChecks() {}

    /** In the order of the table. */
    public static List<Check> all() {
        return List.of(
                new AskedCheck(),
                new VipHolderCheck(),
                new VipArpCheck(),
                new ConfCheck(),
                new ElectionCheck(),
                new JournalCheck(),
                new AdvertsCheck(),
                new RouterAnswersCheck(),
                new NatRulesCheck(),
                new NatSavedCheck(),
                new RouterNeighbourCheck(),
                new DatabaseCheck(),
                new ReplicaCheck(),
                new AgentCheck());
    }
}
