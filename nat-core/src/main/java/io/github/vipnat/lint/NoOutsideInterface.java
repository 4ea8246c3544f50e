package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Static rules translate only between an inside and an outside interface. */
final class NoOutsideInterface implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        if (subject.plan().additions().isEmpty()) {
            return problems;
        }
        if (subject.view().withRole(NatRole.OUTSIDE).isEmpty()) {
            problems.add(missing(subject, "outside", "the interface towards the provider"));
        }
        if (subject.view().withRole(NatRole.INSIDE).isEmpty()) {
            problems.add(missing(subject, "inside", "the interface towards the VIP"));
        }
        return problems;
    }

    private static Problem missing(Subject subject, String role, String which) {
        return Problem.fatal(
                "no-" + role + "-interface",
                subject.where(),
                "no interface carries \"ip nat " + role + "\"",
                "static rules would stand in the configuration and translate nothing",
                "on " + which + ":  interface NAME ; ip nat " + role);
    }
}
