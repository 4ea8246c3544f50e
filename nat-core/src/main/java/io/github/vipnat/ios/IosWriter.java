package io.github.vipnat.ios;

import io.github.vipnat.ios.nat.NatLineCodec;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan as IOS lines, and its inverse. */
final class IosWriter {

    private IosWriter() {}

    static CommandScript render(Plan plan, NatTable spelling) {
        Map<StaticRule, String> printed = new HashMap<>();
        spelling.entries().forEach(entry -> printed.put(entry.rule(), entry.line()));
        return new CommandScript(
                steps(plan.changes(), printed), steps(Planner.inverse(plan).changes(), printed));
    }

    /** @param printed the router's own spelling of rules that are put back */
    private static List<Step> steps(List<Change> changes, Map<StaticRule, String> printed) {
        return changes.stream()
                .map(change -> new Step(change, line(change, printed)))
                .toList();
    }

    private static String line(Change change, Map<StaticRule, String> printed) {
        return change.match(new Change.Cases<>(
                (Change.Remove remove) -> removal(remove.entry()),
                (Change.Add add) -> addition(add.rule(), printed.getOrDefault(add.rule(), ""))));
    }

    private static String addition(StaticRule rule, String original) {
        return original.isEmpty() ? NatLineCodec.print(rule) : original;
    }

    /** {@code no} in front of exactly what the router prints is the safest removal (ios-facts 9.6). */
    private static String removal(NatEntry entry) {
        return "no " + (entry.line().isEmpty() ? NatLineCodec.print(entry.rule()) : entry.line());
    }
}
