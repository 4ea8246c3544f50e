package io.github.vipnat.lint;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.problem.Problem;
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
            problems.add(missing(subject, "outside", "the interface towards the provider"));
        }
        List<RouterInterface> inside = subject.view().withRole(NatRole.INSIDE);
        if (inside.isEmpty()) {
            problems.add(missing(subject, "inside", "the interface towards the VIP"));
        } else {
            vrfsWithout(subject, inside).forEach(vrf -> problems.add(missingInVrf(subject, vrf)));
        }
        subject.added()
                .map(rule -> rule.mapping().globalSide())
                .distinct()
                .forEach(global -> published(subject, global).ifPresent(problems::add));
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

    /** An interface that a rule names must be there, and be an outside one. */
    private static Optional<Problem> published(Subject subject, GlobalSide global) {
        if (!(global instanceof GlobalSide.OfInterface named)) {
            return Optional.empty();
        }
        boolean isThere = subject.view().interfaces().stream()
                .anyMatch(face -> face.name().equals(named.name()));
        if (!isThere) {
            return Optional.of(Problem.fatal(
                    "interface-not-found",
                    subject.where(),
                    "there is no interface " + named,
                    "a rule for it would translate nothing, or be refused",
                    "spell it in full, as in:  show ip interface brief"));
        }
        boolean isOutside = subject.view().withRole(NatRole.OUTSIDE).stream()
                .anyMatch(face -> face.name().equals(named.name()));
        return isOutside
                ? Optional.empty()
                : Optional.of(Problem.fatal(
                        "interface-not-outside",
                        subject.where(),
                        "interface " + named + " does not carry \"ip nat outside\"",
                        "the rule would stand in the configuration and translate nothing",
                        "interface " + named + " ; ip nat outside"));
    }

    private static Problem missing(Subject subject, String role, String which) {
        return Problem.fatal(
                "no-" + role + "-interface",
                subject.where(),
                "no interface carries \"ip nat " + role + "\"",
                "static rules would stand in the configuration and translate nothing",
                "on " + which + ":  interface NAME ; ip nat " + role);
    }

    private static Problem missingInVrf(Subject subject, String vrf) {
        return Problem.risk(
                "no-inside-interface-in-vrf",
                subject.where(),
                "no interface of vrf " + vrf + " carries \"ip nat inside\"",
                "rules of that VRF would stand in the configuration and translate nothing",
                "on the interface towards the VIP:  interface NAME ; vrf forwarding " + vrf + " ; ip nat inside");
    }
}
