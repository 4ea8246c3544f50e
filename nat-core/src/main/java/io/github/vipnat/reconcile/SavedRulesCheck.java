package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publications;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a router's rules for what is published here would be the same after a reload. */
record SavedRulesCheck(Router router, Topology topology, DeviceOs os) {

    private static final int SHOWN = 4;

    /**
     * What a reload would undo; at most one problem.
     *
     * @param startup what the router answered when asked for its startup configuration
     */
    List<Problem> problems(PlanReview review, String startup) {
        if (!os.isComplete(startup) && os.reply(startup) instanceof Reply.Refused) {
            return List.of(); // AAA keeps it from us; that says nothing about what is in it
        }
        List<NatEntry> saved = ours(os.read(startup).nat());
        List<NatEntry> running = ours(review.view().nat());
        List<String> difference = Stream.concat(
                        without(running, saved).map(line -> "+ " + line),
                        without(saved, running).map(line -> "- " + line))
                .toList();
        return difference.isEmpty() ? List.of() : List.of(problem(difference));
    }

    /** The rules of a published global that lead to the VIP, or to an address that they are to leave. */
    private List<NatEntry> ours(NatTable table) {
        Set<GlobalSide> published = router.publish().stream()
                .map(publication -> table.addresses().resolve(Publications.globalSide(publication)))
                .collect(Collectors.toSet());
        return table.entries().stream()
                .filter(entry -> published.contains(table.addresses().side(entry.rule())))
                .filter(entry -> isOurs(entry.rule().mapping()))
                .toList();
    }

    private boolean isOurs(Mapping mapping) {
        return mapping.insideLocal().equals(topology.vip().address())
                || topology.retiredAddresses().contains(mapping.insideLocal());
    }

    private static Stream<String> without(List<NatEntry> entries, List<NatEntry> others) {
        Set<StaticRule> known =
                others.stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !known.contains(entry.rule().meaning()))
                .map(NatEntry::line);
    }

    private Problem problem(List<String> difference) {
        String shown = String.join("; ", difference.subList(0, Math.min(SHOWN, difference.size())));
        String more = difference.size() > SHOWN ? " … and " + (difference.size() - SHOWN) + " more" : "";
        return Problem.risk(
                PlanReview.NOT_SAVED,
                "router " + router.name(),
                "the running configuration has rules for what is published here that the saved one has not: " + shown
                        + more,
                "after a reload the router would be as it was saved",
                "save them on the router:  " + os.save());
    }
}
