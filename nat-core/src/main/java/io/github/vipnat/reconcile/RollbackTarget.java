package io.github.vipnat.reconcile;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a router should have once a run is taken back. */
final class RollbackTarget {

    private RollbackTarget() {}

    /** Today's rules, without those the run added and with those it removed; what others did since stays. */
    static List<StaticRule> of(RunRecord run, NatTable today, DeviceOs os) {
        Set<StaticRule> added =
                rules(run, run.added(), os).stream().map(StaticRule::meaning).collect(Collectors.toSet());
        List<StaticRule> target = new ArrayList<>();
        today.entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !added.contains(rule.meaning()))
                .forEach(target::add);
        target.addAll(rules(run, run.removed(), os));
        return target;
    }

    private static List<StaticRule> rules(RunRecord run, List<String> lines, DeviceOs os) {
        return lines.stream()
                .map(line -> os.readRule(line).orElseThrow(() -> unreadable(run, line)))
                .toList();
    }

    private static ProblemException unreadable(RunRecord run, String line) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "run-not-readable",
                        "run " + run.id(),
                        "its record holds a line that is no rule: " + line,
                        "only rules that are understood are put back",
                        "type the way back by hand:  vipnat runs " + run.id()));
    }
}
