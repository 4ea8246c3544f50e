package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The VIP is an address of the router itself. A rule to it would lead what comes from outside to the router, its SSH and
 * whatever else it listens on, and no node could ever hold the VIP beside it.
 */
final class VipIsRouter implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Ipv4 vip = subject.topology().vip().address();
        return whose(subject, vip).map(whose -> problem(subject, vip, whose)).stream()
                .toList();
    }

    private static Optional<String> whose(Subject subject, Ipv4 vip) {
        return subject.view().interfaces().stream()
                .filter(face -> face.owns(vip) && isOfRules(subject, face))
                .map(face -> "the router's own, on " + face.name())
                .findFirst()
                .or(() -> Optional.of("the address vipnat logs in to the router by")
                        .filter(text -> vip.toString().equals(subject.router().host())));
    }

    /** The same address in another VRF is another one. */
    private static boolean isOfRules(Subject subject, RouterInterface face) {
        return subject.vrfs().contains(face.vrf());
    }

    private static Problem problem(Subject subject, Ipv4 vip, String whose) {
        return Problem.fatal(
                "vip-is-router",
                subject.where(),
                "the VIP " + vip + " is " + whose,
                "the published ports would lead to the router itself, and the nodes would fight with it for the address",
                "correct vip: in " + subject.topology().source() + " to the address that keepalived holds");
    }
}
