package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a router as it stands and a plan would mend: no news in a plan, the first news in a look for faults. */
public final class FaultsOfToday {

    private FaultsOfToday() {}

    /** Published globals that lead to a node's own address, which is the fault that vipnat is there for. */
    public static List<Problem> of(Topology topology, String router, Plan plan) {
        Map<GlobalSide, List<Remove>> byGlobal = plan.removals().stream()
                .filter(removal -> topology.retiredAddresses()
                        .contains(removal.rule().mapping().insideLocal()))
                .collect(Collectors.groupingBy(
                        removal -> plan.before().addresses().side(removal.rule()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byGlobal.entrySet().stream()
                .map(entry -> problem(topology, router, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Problem problem(Topology topology, String router, GlobalSide global, List<Remove> removals) {
        String nodes = removals.stream()
                .map(removal -> removal.rule().mapping().insideLocal())
                .distinct()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(" and "));
        return Problem.risk(
                "node-address-published",
                "router " + router,
                ports(removals) + " of " + global + " leads to a node's own address, " + nodes + ", and not to the VIP "
                        + topology.vip().address(),
                "after a failover the outside is led to a dead host: "
                        + removals.stream()
                                .map(Remove::entry)
                                .map(NatEntry::line)
                                .collect(Collectors.joining("; ")),
                "look at the change, then make it:  vipnat plan -f " + ShellText.of(topology.source()) + " -r "
                        + router);
    }

    private static String ports(List<Remove> removals) {
        return removals.stream()
                .map(removal -> removal.rule()
                        .mapping()
                        .globalTransportPort()
                        .map(Object::toString)
                        .orElse("every port"))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
