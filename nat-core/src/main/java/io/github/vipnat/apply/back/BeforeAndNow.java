package io.github.vipnat.apply.back;

import io.github.vipnat.apply.send.SendEvidence;
import io.github.vipnat.apply.step.ConfigDifference;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole configuration after the way back, held against the one from before the run (docs/adr/0017). NAT lines about the
 * globals, locals and VIP of the run have to be the same ones; what differs elsewhere somebody else has changed, since no
 * line of ours could.
 */
record BeforeAndNow(SendEvidence evidence, String before, String now, String vip, DeviceOs os) {

    /**
     * What others changed meanwhile.
     *
     * @return each line with {@code -} or {@code +} in front, without what it holds secret
     * @throws NotAsBefore when any line differs that the run is about
     */
    List<String> othersWork(String router) {
        NatTable standing = os.read(now).nat();
        ConfigDifference difference = ConfigDifference.fromExpected(evidence.origin(), before, now, os);
        Set<String> nat = Stream.of(evidence.origin(), standing)
                .flatMap(table -> Stream.concat(
                        table.unknown().stream().map(UnknownLine::text),
                        table.others().stream().map(OtherLine::text)))
                .collect(Collectors.toSet());
        ConfigDifference ours = difference.only(line -> isOurs(line, nat));
        if (!ours.isEmpty()) {
            throw new NotAsBefore(problem(router, ours), linesBack(ours, standing));
        }
        return difference.toLines();
    }

    private boolean isOurs(MeaningfulLine line, Set<String> nat) {
        boolean isNat = line.isTopLevel()
                && (nat.contains(line.text()) || os.readRule(line.text()).isPresent());
        return isNat
                && Stream.of(line.text().split(" ", -1))
                        .anyMatch(word -> word.equals(vip) || evidence.names().contains(word));
    }

    /** What stands in the way goes first; what was there, as no static rule, comes last. */
    private List<String> linesBack(ConfigDifference ours, NatTable standing) {
        Plan back = Planner.plan(
                standing,
                evidence.origin().entries().stream().map(NatEntry::rule).toList());
        List<String> lines =
                new ArrayList<>(others(ours.added()).map(os::opposite).toList());
        lines.addAll(os.render(back, evidence.origin()).forwardLines());
        others(ours.missing()).forEach(lines::add);
        return lines;
    }

    private Stream<String> others(List<MeaningfulLine> lines) {
        return lines.stream()
                .map(MeaningfulLine::text)
                .filter(line -> os.readRule(line).isEmpty());
    }

    private Problem problem(String router, ConfigDifference ours) {
        return Problem.fatal(
                "not-as-before",
                "router " + router,
                "rules of the globals this run is about are not as they were before it: "
                        + String.join("; ", ours.toLines()),
                "this run has taken back what is proven to be its own; the rest is the work of somebody else, or of the router,"
                        + " and is neither undone nor saved",
                "ask who else is at work there; then plan again from what stands:  vipnat plan -r " + router);
    }
}
