package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision about one router depends on.
 *
 * @param holding empty when this host does not hold the VIP
 * @param fact the latest word of VRRP about the VIP's instance, if it has said any since the agent began
 * @param others whether another host answers for the VIP
 * @param cures how often the router has been told by ARP since it was last seen to be wrong
 * @param unsaved lines in which the router's startup and running configuration differ, where they were compared
 * @param repair what came of the last attempt of this round
 * @param repairsUnderWay of other routers, begun and not ended
 * @param repairsToday begun within the last 24 hours
 * @param continuationsToday how often a repair that had stopped was gone on with, within the last 24 hours
 * @param frozen why nothing may be written
 */
record Situation(
        Ipv4 vip,
        Policy policy,
        Optional<Holding> holding,
        Optional<VrrpEvent> fact,
        Others others,
        String router,
        View view,
        int cures,
        List<String> unsaved,
        Optional<Repair> repair,
        int repairsUnderWay,
        int repairsToday,
        int continuationsToday,
        Optional<String> frozen) {

    /** Who else answers for the VIP. */
    sealed interface Others {

        /** Nobody has asked. */
        record NotAsked() implements Others {}

        /** Nobody else. */
        record Nobody() implements Others {}

        /** Another host does. */
        record Somebody(String mac) implements Others {}
    }

    /** What is known of the router. */
    sealed interface View {

        /** cluster.yaml gives no account to log in with. */
        record NoAccount() implements View {}

        /** It was not reached, or did not let us in. */
        record Unknown(Problem problem) implements View {}

        record Seen(RouterObservation observation) implements View {}
    }

    /** VRRP says that the VIP has left, and it is here. */
    boolean isContradicted() {
        return holding.isPresent()
                && fact.filter(event -> !event.state().claimsVip()).isPresent();
    }

    /**
     * Whether the routers may be told that the VIP is here. Not where another host answers for it; and where VRRP has given it
     * up, not before it is known that nobody does.
     */
    boolean mayBeTold() {
        return holding.isPresent()
                && !(others instanceof Others.Somebody)
                && (!isContradicted() || others instanceof Others.Nobody);
    }
}
