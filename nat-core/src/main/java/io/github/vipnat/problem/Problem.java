package io.github.vipnat.problem;

/**
 * One thing that is wrong, as a user reads it. No text of others in it moves a cursor or rings a bell.
 *
 * @param code short, stable, kebab-case: {@code vip-not-alive}; scripts may match it
 * @param where the place: a router, {@code file:line:column}, or a configuration line
 * @param what what is wrong, one sentence without a full stop
 * @param why what happens if it stays so
 * @param fix something to type, or the one thing to change
 */
public record Problem(String code, Severity severity, String where, String what, String why, String fix) {

    public Problem {
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("code is not kebab-case: " + code);
        }
        where = VisibleText.ofLine(where);
        what = VisibleText.of(what);
        why = VisibleText.of(why);
        fix = VisibleText.of(fix);
    }

    /** A problem that stops the work. */
    public static Problem fatal(String code, String where, String what, String why, String fix) {
        return new Problem(code, Severity.FATAL, where, what, why, fix);
    }

    /** A problem that a human may accept. */
    public static Problem risk(String code, String where, String what, String why, String fix) {
        return new Problem(code, Severity.RISK, where, what, why, fix);
    }

    public boolean isFatal() {
        return severity == Severity.FATAL;
    }

    /** One line for a log; the report packages print the whole. */
    @Override
    public String toString() {
        return severity + " " + code + " at " + where + ": " + what;
    }
}
