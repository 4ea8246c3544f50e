package io.github.vipnat.cli.node;

import io.github.vipnat.failover.FailoverOutcome;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.report.JsonReport;
import java.util.List;
import java.util.Map;

/** A failover as a script reads it. */
final class FailoverJson {

    private FailoverJson() {}

    static String nothingToDo(String target) {
        return document("nothing-to-do", target, "", List.of(), List.of());
    }

    static String nothingPulled() {
        return document("nothing-pulled", "", "", List.of(), List.of());
    }

    static String of(FailoverOutcome outcome, String run) {
        return outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) -> document("moved", moved.node(), run, moved.notes(), List.of()),
                (FailoverOutcome.WentBack back) ->
                        document("went-back", back.node(), run, List.of(back.cause()), List.of()),
                (FailoverOutcome.LeftForHuman left) ->
                        document("left-for-human", "", run, List.of(left.cause()), left.commands())));
    }

    private static String document(
            String result, String holder, String run, List<Problem> problems, List<String> commands) {
        return Json.pretty(Json.object(
                Map.entry("schema", "vipnat/1"),
                Map.entry("result", result),
                Map.entry("holder", holder),
                Map.entry("run", run),
                Map.entry("problems", JsonReport.members(problems)),
                Map.entry("commands", commands)));
    }
}
