package io.github.vipnat.keepalived.conf;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.Set;

/**
 * Something wrong at a place in a file.
 *
 * @param code short, stable, kebab-case
 * @param what what is wrong, one sentence without a full stop
 * @param why what happens if it stays so
 * @param fix something to type, or the one thing to change
 * @param heardBy the releases whose {@code keepalived -t} ends with another status than 0 because of it too
 * @param holdsFor the releases in which it is wrong at all
 */
public record ConfFinding(
        String code,
        Severity severity,
        ConfPosition at,
        String what,
        String why,
        String fix,
        Set<KeepalivedRelease> heardBy,
        Set<KeepalivedRelease> holdsFor) {

    public ConfFinding {
        heardBy = Set.copyOf(heardBy);
        holdsFor = Set.copyOf(holdsFor);
    }

    /** Wrong in every release, and heard from each of them or from none. */
    public ConfFinding(
            String code, Severity severity, ConfPosition at, String what, String why, String fix, boolean heard) {
        this(code, severity, at, what, why, fix, heard ? KeepalivedRelease.all() : Set.of(), KeepalivedRelease.all());
    }

    /** Whether any release's {@code keepalived -t} says so too. */
    public boolean heardFromKeepalived() {
        return !heardBy.isEmpty();
    }

    /** The same with another fix. */
    public ConfFinding withFix(String other) {
        return new ConfFinding(code, severity, at, what, why, other, heardBy, holdsFor);
    }

    /** The same of another weight. */
    public ConfFinding withSeverity(Severity other) {
        return new ConfFinding(code, other, at, what, why, fix, heardBy, holdsFor);
    }

    /** The same, in the shape everything is told to a user. */
    public Problem toProblem() {
        return new Problem(code, severity, at.toString(), what, why, fix);
    }
}
