package io.github.vipnat.lint;

import io.github.vipnat.problem.Problem;
import java.util.List;

/** Something of the router's configuration speaks for the VIP already, or gives it to another host. */
final class VipSpokenFor implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return new VipClaims(subject)
                .all()
                .map(claim -> Problem.risk(
                        "vip-spoken-for",
                        subject.where(),
                        "the VIP " + subject.topology().vip().address() + " " + claim.what(),
                        claim.why(),
                        claim.fix()))
                .toList();
    }
}
