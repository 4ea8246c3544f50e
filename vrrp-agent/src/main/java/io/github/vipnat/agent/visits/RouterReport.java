package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.policy.Decision;
import java.util.List;

/**
 * What there is to tell of a router after its turn.
 *
 * @param findings all that stands, the worst first
 * @param news what of it the log has not heard yet
 */
public record RouterReport(List<StandingFinding> findings, List<News> news) {

    /**
     * A line for the log.
     *
     * @param good whether nobody need do anything about it
     */
    public record News(String line, boolean good) {}

    public RouterReport {
        findings = List.copyOf(findings);
        news = List.copyOf(news);
    }

    /** What the router's state as a whole is called. */
    public Decision worst() {
        return findings.get(0).decision();
    }

    /** Whether nothing stands that somebody should know. */
    public boolean isGood() {
        return findings.stream().allMatch(finding -> finding.decision().isGood());
    }
}
