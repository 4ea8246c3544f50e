package io.github.vipnat.keepalived.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays the loss of each tracked thing of the node that holds the VIP, and counts those that leave the VIP where it is. */
final class VipMove {

    private static final int MOST_PLAYED = 20;

    private VipMove() {}

    /** How many single losses do not move the VIP, over all groups of the site. */
    static long stuck(LintedSite site) {
        return site.groups().stream().mapToLong(VipMove::stuck).sum();
    }

    private static long stuck(LintedSite.Group group) {
        return group.preferred().instance().tracking().stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.PROCESS || tracked.kind() == Tracking.Kind.SCRIPT)
                .limit(MOST_PLAYED)
                .filter(tracked -> staysAfterLosing(group, tracked))
                .count();
    }

    private static boolean staysAfterLosing(LintedSite.Group group, Tracking tracked) {
        Simulation simulation = new Simulation(candidates(group));
        Duration lost = simulation.settlingTime();
        ScenarioEvent.Happening what = tracked.kind() == Tracking.Kind.PROCESS
                ? ScenarioEvent.Happening.PROCESS_DOWN
                : ScenarioEvent.Happening.SCRIPT_FAILS;
        String holder = group.preferred().name();
        ScenarioEvent loss = new ScenarioEvent(lost, what, holder, tracked.subject(), 0);
        Duration end = lost.plus(simulation.settlingTime());
        return simulation.run(List.of(loss), end).holdersAt(end.minusNanos(1)).contains(holder);
    }

    private static List<Candidate> candidates(LintedSite.Group group) {
        List<Candidate> candidates = new ArrayList<>();
        for (LintedSite.Member member : group.members()) {
            Ipv4 address =
                    member.instance().sourceAddress().flatMap(Ipv4::parse).orElse(new Ipv4(candidates.size() + 1));
            candidates.add(new Candidate(member.name(), address, member.node().config(), member.instance()));
        }
        return candidates;
    }
}
