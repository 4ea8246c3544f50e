package io.github.vipnat.database.report;

import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.LoginTrial;
import io.github.vipnat.database.inspect.Reachability;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.report.JsonReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code vipnat database check} found. */
public final class CheckReport {

    private final List<Inspection> inspections;
    private final List<LoginTrial> trials;
    private final List<Problem> problems;

    public CheckReport(List<Inspection> inspections, List<LoginTrial> trials, List<Problem> problems) {
        this.inspections = List.copyOf(inspections);
        this.trials = List.copyOf(trials);
        this.problems = List.copyOf(problems);
    }

    /** The same, with what is known besides. */
    public CheckReport with(List<Problem> more) {
        return new CheckReport(
                inspections,
                trials,
                Stream.concat(problems.stream(), more.stream()).toList());
    }

    /** What was seen of each server. */
    public List<Inspection> inspections() {
        return inspections;
    }

    /** Everything at once, server by server. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether anything is wrong that matters. */
    public boolean hasFaults() {
        return problems.stream().anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
    }

    /** Whether every server was reached and looked into, or it is known why it cannot be. */
    public boolean isComplete() {
        return inspections.stream()
                .allMatch(inspection ->
                        inspection.reachability().state().isFound() || (isReached(inspection) && isRead(inspection)));
    }

    private static boolean isReached(Inspection inspection) {
        return inspection.reachability().state() == Reachability.State.REACHED;
    }

    private static boolean isRead(Inspection inspection) {
        return inspection.failure().isEmpty();
    }

    /** Each server, who gets which account there, and what was tried; without the problems. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        inspections.forEach(inspection -> text.append(CheckText.server(inspection)));
        if (!trials.isEmpty()) {
            text.append("Tried from this host\n");
            trials.forEach(trial -> text.append(CheckText.trial(trial)));
        }
        return text.toString();
    }

    /** {@code vipnat database check --json}. */
    public String toJson() {
        return Json.pretty(Json.object(
                Map.entry("schema", "vipnat/1"),
                Map.entry(
                        "servers",
                        inspections.stream().map(InspectionJson::server).toList()),
                Map.entry("trials", trials.stream().map(InspectionJson::trial).toList()),
                Map.entry("problems", JsonReport.members(problems))));
    }
}
