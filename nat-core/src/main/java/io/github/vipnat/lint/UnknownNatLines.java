package io.github.vipnat.lint;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;

/** Lines vipnat cannot read may touch the same globals; they are kept, and said aloud. */
final class UnknownNatLines implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.view().nat().unknown().stream()
                .map(line -> new Problem(
                        "nat-line-not-understood",
                        Severity.NOT_UNDERSTOOD,
                        subject.where(),
                        line.reason() + ": " + line.text(),
                        "vipnat leaves it alone and cannot say whether it meets the plan",
                        "look at the line; nothing to type"))
                .toList();
    }
}
