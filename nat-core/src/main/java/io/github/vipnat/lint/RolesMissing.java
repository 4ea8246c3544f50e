package io.github.vipnat.lint;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Static rules translate only between an inside and an outside interface. */
final class RolesMissing implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        if (subject.plan().additions().isEmpty()) {
            return problems;
        }
        if (subject.view().withRole(NatRole.OUTSIDE).isEmpty()) {
            problems.add(missing(
                    subject, "outside", "towards the provider", new FacesWithoutRole(subject).towardsProvider()));
        }
        List<RouterInterface> inside = subject.view().withRole(NatRole.INSIDE);
        if (inside.isEmpty()) {
            problems.add(missing(subject, "inside", "towards the VIP", towardsVip(subject)));
        } else {
            vrfsWithout(subject, inside).forEach(vrf -> problems.add(missingInVrf(subject, vrf)));
        }
        return problems;
    }

    private static List<String> vrfsWithout(Subject subject, List<RouterInterface> inside) {
        List<Optional<String>> covered =
                inside.stream().map(RouterInterface::vrf).toList();
        return subject.added()
                .map(rule -> rule.options().vrf())
                .filter(vrf -> !covered.contains(vrf))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Rules that stand there today translate as little as theirs will. */
    private static Severity severity(Subject subject, List<StaticRule> added) {
        return added.stream().allMatch(subject::isServedToday) ? Severity.RISK : Severity.FATAL;
    }

    private static List<InterfaceName> towardsVip(Subject subject) {
        return subject.added()
                .map(rule -> rule.options().vrf())
                .distinct()
                .flatMap(vrf -> new FacesWithoutRole(subject).towardsVip(vrf).stream())
                .distinct()
                .toList();
    }

    private static Problem missing(Subject subject, String role, String which, List<InterfaceName> faces) {
        return new Problem(
                "no-" + role + "-interface",
                severity(subject, subject.added().toList()),
                subject.where(),
                "no interface carries \"ip nat " + role + "\"",
                "static rules would stand in the configuration and translate nothing",
                fix(role, which, faces));
    }

    private static Problem missingInVrf(Subject subject, String vrf) {
        List<StaticRule> ofVrf = subject.added()
                .filter(rule -> rule.options().vrf().equals(Optional.of(vrf)))
                .toList();
        return new Problem(
                "no-inside-interface-in-vrf",
                severity(subject, ofVrf),
                subject.where(),
                "no interface of vrf " + vrf + " carries \"ip nat inside\"",
                "rules of that VRF would stand in the configuration and translate nothing",
                fix(
                        "inside",
                        "of vrf " + vrf + " towards the VIP",
                        new FacesWithoutRole(subject).towardsVip(Optional.of(vrf))));
    }

    /** Where networks and routes do not tell the interface a person has to. */
    private static String fix(String role, String which, List<InterfaceName> faces) {
        return faces.isEmpty()
                ? Paste.onInterfaces(
                        "on the router, with the name of the interface " + which, List.of("NAME"), "ip nat " + role)
                : Paste.onInterfaces(
                        "on the router, if what is named is the interface " + which, faces, "ip nat " + role);
    }
}
