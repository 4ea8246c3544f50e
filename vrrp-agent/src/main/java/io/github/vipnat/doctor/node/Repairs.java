package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to type to mend what was found; nothing of it is run. */
public final class Repairs {

    /**
     * In the order in which they are safe: what lets us in again before what could shut us out, the address before the services,
     * and keepalived last.
     */
    private static final List<Function<RepairCase, Optional<RepairStep>>> RECIPES = List.of(
            SudoersRecipe::step,
            MachineIdRecipe::step,
            HostKeyRecipe::step,
            AddressRecipe::atConsole,
            AddressRecipe::foreign,
            AddressRecipe::file,
            ServiceRecipe::services,
            ServiceRecipe::keepalived);

    /** The checks that a recipe answers whole; of the others the fix is told as it stands. */
    private static final Set<String> ANSWERED =
            Set.of(SudoersRecipe.CHECK, MachineIdCheck.CODE, HostKeyCheck.CODE, ServiceRecipe.ENABLED);

    /** A fix that leads here. */
    private static final String THIS = "vipnat doctor --fix";

    private Repairs() {}

    /**
     * Those of every node that has something to mend; the one that holds the VIP comes last, so that it serves while its peers are
     * mended.
     *
     * @param findings all lines of all checks
     * @param asked the questions that were put to the nodes
     */
    public static List<NodeRepair> of(SiteSight sight, List<Finding> findings, List<NodeQuestion> asked) {
        List<Finding> unwell = findings.stream()
                .filter(finding ->
                        finding.verdict() != Verdict.OK && !finding.fix().isEmpty())
                .toList();
        List<NodeRepair> repairs = new ArrayList<>();
        sight.nodes().stream()
                .sorted(Comparator.comparing(node -> holds(sight, node)))
                .map(node -> node(new RepairCase(sight, node, unwell, asked)))
                .filter(repair -> !repair.steps().isEmpty())
                .forEach(repairs::add);
        List<Finding> elsewhere = unwell.stream()
                .filter(finding -> sight.nodes().stream()
                        .noneMatch(
                                node -> RepairCase.isHere(finding, node.node().name())))
                .toList();
        told("what belongs to no single node", elsewhere)
                .ifPresent(step -> repairs.add(new NodeRepair(sight.site().cluster(), List.of(step))));
        return repairs;
    }

    private static boolean holds(SiteSight sight, NodeSight node) {
        return Links.of(node)
                .filter(links -> links.has(sight.site().vip().address()))
                .isPresent();
    }

    private static NodeRepair node(RepairCase one) {
        List<Finding> others = one.findings().stream()
                .filter(finding -> RepairCase.isHere(finding, one.name()))
                .filter(finding ->
                        !ANSWERED.contains(finding.check()) && !finding.fix().startsWith(THIS))
                .toList();
        Stream<RepairStep> steps = RECIPES.stream().flatMap(recipe -> recipe.apply(one).stream());
        return new NodeRepair(
                one.name(),
                Stream.concat(steps, told("what else was found here, and its fix", others).stream())
                        .toList());
    }

    /** Behind a {@code #} each: what a person has to decide upon is not to be pasted with the rest. */
    private static Optional<RepairStep> told(String title, List<Finding> findings) {
        List<String> lines = findings.stream()
                .map(finding -> "# " + finding.verdict().word() + " " + finding.check() + ": " + finding.what()
                        + "\n#     " + finding.fix().replace("\n", "\n#     "))
                .distinct()
                .collect(Collectors.toList());
        return lines.isEmpty() ? Optional.empty() : Optional.of(new RepairStep(title, false, lines));
    }
}
