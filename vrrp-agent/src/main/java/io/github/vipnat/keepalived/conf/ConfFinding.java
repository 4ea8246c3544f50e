package io.github.vipnat.keepalived.conf;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;

/**
 * Something wrong at a place in a file.
 *
 * @param code short, stable, kebab-case
 * @param what what is wrong, one sentence without a full stop
 * @param why what happens if it stays so
 * @param fix something to type, or the one thing to change
 * @param heardFromKeepalived whether {@code keepalived -t} ends with another status than 0 because of it too
 */
public record ConfFinding(
        String code,
        Severity severity,
        ConfPosition at,
        String what,
        String why,
        String fix,
        boolean heardFromKeepalived) {

    /** The same, in the shape everything is told to a user. */
    public Problem toProblem() {
        return new Problem(code, severity, at.toString(), what, why, fix);
    }
}
