package io.github.vipnat.database.remedy;

import io.github.vipnat.database.remedy.GrantResult.Ending;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.report.JsonReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code vipnat database grant} did, or would do. */
public final class GrantReport {

    private final List<GrantResult> each;

    GrantReport(List<GrantResult> each) {
        this.each = List.copyOf(each);
    }

    public List<Problem> problems() {
        return each.stream().flatMap(granted -> granted.problems().stream()).toList();
    }

    /** Whether something is wrong that granting does not mend. */
    public boolean hasFaults() {
        return problems().stream().anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
    }

    /** Whether every server was reached and let us in. */
    public boolean isComplete() {
        return each.stream().noneMatch(granted -> granted.ending() == Ending.NOT_REACHED);
    }

    /** Whether a server refused, with nothing changed on it. */
    public boolean isRefused() {
        return each.stream().anyMatch(granted -> granted.ending() == Ending.REFUSED);
    }

    /** Whether a human has to go on where this stopped; the problems say with what. */
    public boolean isLeftOpen() {
        return each.stream().anyMatch(granted -> granted.ending() == Ending.LEFT_OPEN);
    }

    /** The SQL of each server, passwords as stars, and what became of it; without the problems. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (GrantResult granted : each) {
            text.append("-- ")
                    .append(granted.server())
                    .append(": ")
                    .append(told(granted))
                    .append('\n');
            if (granted.ending() != Ending.REPLICATED) {
                granted.statements().forEach(statement -> text.append(statement).append('\n'));
            }
        }
        return text.toString();
    }

    private static String told(GrantResult granted) {
        return switch (granted.ending()) {
            case NOTHING -> "nothing is missing that a grant could give";
            case SHOWN -> "would run";
            case GRANTED -> "granted, and seen in place";
            case REPLICATED -> "by replication from a server above";
            case REFUSED -> "refused, nothing was changed; it was to be";
            case NOT_REACHED -> "not reached";
            case LEFT_OPEN -> "not all of it is in place (" + granted.done() + " ran); it was to be";
        };
    }

    /** {@code vipnat database grant --json}. */
    public String toJson() {
        return Json.pretty(Json.object(
                Map.entry("schema", "vipnat/1"),
                Map.entry("servers", each.stream().map(GrantReport::server).toList()),
                Map.entry("problems", JsonReport.members(problems()))));
    }

    private static Map<String, Object> server(GrantResult granted) {
        return Json.object(
                Map.entry("name", granted.server().name()),
                Map.entry("address", granted.server().address().toString()),
                Map.entry("port", granted.server().port()),
                Map.entry(
                        "ending",
                        granted.ending().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                Map.entry(
                        "statements",
                        granted.statements().stream()
                                .map(SqlStatement::toString)
                                .toList()),
                Map.entry("done", granted.done()));
    }
}
