package io.github.vipnat.agent;

import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.agent.visits.RouterReport;
import io.github.vipnat.agent.visits.StandingFinding;
import java.time.Instant;
import java.util.List;

/** What stands about a router, as status file and metrics have it. */
final class ReportEntries {

    private ReportEntries() {}

    static List<AgentMetrics.Judged> metrics(RouterReport report) {
        return report.findings().stream().map(ReportEntries::judged).toList();
    }

    private static AgentMetrics.Judged judged(StandingFinding finding) {
        return new AgentMetrics.Judged(finding.decision().code(), outcome(finding.decision()), finding.since());
    }

    /** For the status file. */
    static AgentStatus.RouterLine status(String router, RouterReport report, Instant now) {
        return new AgentStatus.RouterLine(
                router,
                report.worst().code(),
                report.worst().sentence(),
                report.isGood(),
                now,
                report.findings().stream().map(ReportEntries::finding).toList());
    }

    private static AgentStatus.Finding finding(StandingFinding finding) {
        return new AgentStatus.Finding(
                finding.decision().code(),
                finding.decision().sentence(),
                finding.decision().isGood(),
                finding.since(),
                finding.tried().entrySet().stream()
                        .map(tried -> new AgentStatus.Tried(tried.getKey(), tried.getValue()))
                        .toList(),
                finding.nextTry());
    }

    private static AgentMetrics.Outcome outcome(Decision decision) {
        if (decision instanceof Decision.NotHolder) {
            return AgentMetrics.Outcome.ELSEWHERE;
        }
        return decision.isGood() ? AgentMetrics.Outcome.WELL : AgentMetrics.Outcome.FAILED;
    }
}
