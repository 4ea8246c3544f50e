package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.Comparator;
import java.util.List;

/** Looks at a plan through every rule. */
public final class Linter {

    private static final List<LintRule> RULES = List.of(
            new OwnAddress(),
            new OwnServiceOnGlobal(),
            new VpnOnGlobal(),
            new ForeignLocal(),
            new PublishedTwice(),
            new InterfaceAddressUnknown(),
            new InterfaceRuleTaken(),
            new NviOnGlobal(),
            new UnknownNatLines(),
            new DestinationOnGlobal(),
            new GlobalInPool(),
            new ServiceLost(),
            new LocalPortChanges(),
            new PortsMeet(),
            new OptionsLost(),
            new FilterShutsVipOut(),
            new RolesMissing(),
            new PublishedInterface(),
            new UndefinedReference(),
            new OtherRuleLeadsNowhere(),
            new ExposureNotAccepted(),
            new FullBesidePorts(),
            new OutsideRuleOnGlobal(),
            new NatTypedLater(),
            new CommandIntercepted(),
            new RetiredAddressElsewhere(),
            new RetiredAddressNamed(),
            new VipIsRouter(),
            new VipWithoutWay(),
            new VipIsBroadcast(),
            new VipArpIsStatic(),
            new VipInDhcpPool(),
            new VipSpokenFor(),
            new PairWithoutRedundancy(),
            new RedundancyWithoutPair(),
            new TwoOutsideInterfaces(),
            new FtpWithoutHelper());

    private Linter() {}

    /** Everything that was found, the worst first. */
    public static List<Problem> check(Topology topology, Router router, RouterView view, Plan plan) {
        LintRule.Subject subject = LintRule.Subject.of(topology, router, view, plan);
        return RULES.stream()
                .flatMap(rule -> rule.check(subject).stream())
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }
}
