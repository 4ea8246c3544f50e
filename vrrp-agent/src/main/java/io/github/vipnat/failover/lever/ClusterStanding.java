package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.util.List;

/**
 * How the nodes stand before a lever is pulled.
 *
 * @param candidates from the keepalived.conf that runs on each node
 * @param release of keepalived, as the nodes run it
 * @param holder the node that has the VIP now
 * @param standing what is out of the ordinary: a process that is down, a number in a tracked file, keepalived stopped; the
 *     times mean nothing
 */
public record ClusterStanding(
        List<Candidate> candidates, KeepalivedRelease release, String holder, List<ScenarioEvent> standing) {

    public ClusterStanding {
        candidates = List.copyOf(candidates);
        standing = List.copyOf(standing);
    }

    /** The node of this name. */
    public Candidate candidate(String node) {
        return candidates.stream()
                .filter(candidate -> candidate.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + node));
    }

    /** Everything a node's instance tracks, what its sync group tracks included. */
    List<Tracking> tracking(Candidate candidate) {
        return candidate.config().trackingOf(candidate.instance());
    }

    /** The number in a tracked file now. */
    int fileNow(String node, Tracker.ByFile file) {
        return standing.stream()
                .filter(event -> event.what() == Happening.FILE_SAYS
                        && event.node().equals(node)
                        && event.subject().equals(file.name()))
                .map(ScenarioEvent::value)
                .reduce((first, second) -> second)
                .orElse(file.initialValue());
    }

    /** Whether keepalived runs on the node. */
    boolean runs(String node) {
        return standing.stream()
                .noneMatch(
                        event -> event.what() == Happening.STOP && event.node().equals(node));
    }
}
