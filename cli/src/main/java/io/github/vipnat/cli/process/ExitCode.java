package io.github.vipnat.cli.process;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterResult;

/** What scripts go by. Ordered from best to worst, so that several routers end with the worst. */
public enum ExitCode {
    DONE(0, "done, or nothing to do"),
    CHANGES(2, "plan --detailed-exitcode: there are changes to make"),
    DRIFT(3, "verify, lint, doctor, database: drift or faults were found"),
    USAGE(64, "wrong usage"),
    INPUT(65, "an input file is wrong"),
    REFUSED(4, "refused before anything was touched"),
    UNREACHABLE(7, "could not reach a router, node or server, or not log in"),
    INTERRUPTED(130, "interrupted, after a clean way back"),
    WENT_BACK(5, "failed and went back; the router is as it was, verified"),
    INTERNAL(70, "internal error, or what was done cannot be written down"),
    LEFT_FOR_HUMAN(6, "left for a human, with the commands to type");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    public ExitCode worse(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** How one router's part in an apply ended. */
    public static ExitCode ofApplied(RouterResult<Outcome> result) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<Outcome> finished) -> of(finished.result()),
                (RouterResult.Failed<Outcome> failed) -> ofFailed(failed)));
    }

    /** Why one router had no part; internal error where it is none of the router's. */
    public static ExitCode ofFailed(RouterResult.Failed<?> failed) {
        return failed.kind().map(ExitCode::of).orElse(INTERNAL);
    }

    public static ExitCode of(ProblemException.Kind kind) {
        return switch (kind) {
            case INPUT -> INPUT;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case INTERRUPTED -> INTERRUPTED;
        };
    }

    /** What became of the router counts first; only where that is well it counts that nobody will find it on record. */
    static ExitCode of(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> DONE,
                (Outcome.Done done) -> done.notes().isEmpty() ? DONE : INTERNAL,
                (Outcome.WentBack back) -> back.isInterrupted() ? INTERRUPTED : WENT_BACK,
                (Outcome.LeftForHuman left) -> LEFT_FOR_HUMAN,
                (Outcome.Stopped stopped) -> LEFT_FOR_HUMAN));
    }
}
