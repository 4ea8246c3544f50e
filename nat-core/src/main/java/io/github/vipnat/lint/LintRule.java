package io.github.vipnat.lint;

import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publications;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing to look for. Pure. */
interface LintRule {

    List<Problem> check(Subject subject);

    /**
     * What is looked at.
     *
     * @param publications what the router is to publish
     * @param successors the VIP's rules once the plan is carried out
     */
    record Subject(
            Topology topology,
            Router router,
            RouterView view,
            Plan plan,
            Publications publications,
            SuccessorRules successors) {

        static Subject of(Topology topology, Router router, RouterView view, Plan plan) {
            return new Subject(
                    topology,
                    router,
                    view,
                    plan,
                    Publications.of(router, view.nat().addresses()),
                    SuccessorRules.in(plan, topology.vip().address()));
        }

        /** The VRFs that cluster.yaml publishes from. */
        Set<Optional<String>> vrfs() {
            return router.publish().stream()
                    .map(publication -> publication.options().vrf())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** How a problem names the router. */
        String where() {
            return "router " + router.name();
        }

        /** How a problem names the wish that a rule comes from. */
        String where(StaticRule rule) {
            return publications.about(rule).map(Publication::where).orElseGet(this::where);
        }

        /** What rules of an interface answer on. */
        InterfaceAddresses addresses() {
            return view.nat().addresses();
        }

        /** The pools of the router. */
        List<NatPool> pools() {
            return view.nat().pools();
        }

        /** The rules that the plan adds. */
        Stream<StaticRule> added() {
            return plan.additions().stream().map(Change.Add::rule);
        }

        /** Whether a rule of a node or of the VIP answers there today already: what stays so is no reason to stop. */
        boolean isServedToday(StaticRule added) {
            return plan.before().entries().stream()
                    .map(NatEntry::rule)
                    .filter(rule -> isVip(rule) || isRetired(rule))
                    .filter(rule -> addresses().key(rule).equals(addresses().key(added)))
                    .map(StaticRule::mapping)
                    .anyMatch(mapping -> mapping.takesEverything()
                            || (!added.mapping().takesEverything() && mapping.isSameService(added.mapping())));
        }

        /** RISK where the router answers there today already, else FATAL. */
        Severity fatalUnlessSoToday(StaticRule added) {
            return isServedToday(added) ? Severity.RISK : Severity.FATAL;
        }

        boolean isVip(StaticRule rule) {
            return rule.mapping().insideLocal().equals(topology.vip().address());
        }

        boolean isRetired(StaticRule rule) {
            return topology.retiredAddresses().contains(rule.mapping().insideLocal());
        }
    }
}
