package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterResult;
import java.util.Locale;

/** What became of one router, in the words of a report. */
enum Ending {
    DONE("done"),
    NOTHING_TO_DO("nothing to do"),
    WENT_BACK("went back"),
    INTERRUPTED("interrupted and went back"),
    LEFT_FOR_HUMAN("left for a human"),
    STOPPED("stopped on the way"),
    REFUSED("refused"),
    UNREACHABLE("not reached"),
    WRONG_INPUT("wrong input"),
    NOT_BEGUN("not begun"),
    FAULT("internal error");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** For a person. */
    String words() {
        return words;
    }

    /** For a script; stays. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Ending of(RouterResult<?> result) {
        return result.missed()
                .map(missed -> missed.kind().map(Ending::of).orElse(FAULT))
                .orElseGet(() -> result.taken().map(Ending::ofResult).orElse(DONE));
    }

    private static Ending of(ProblemException.Kind kind) {
        return switch (kind) {
            case INPUT -> WRONG_INPUT;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case INTERRUPTED -> NOT_BEGUN;
        };
    }

    private static Ending ofResult(Object result) {
        if (result instanceof Outcome.NothingToDo) {
            return NOTHING_TO_DO;
        }
        if (result instanceof Outcome.WentBack back) {
            return back.isInterrupted() ? INTERRUPTED : WENT_BACK;
        }
        if (result instanceof Outcome.Stopped) {
            return STOPPED;
        }
        return result instanceof Outcome.LeftForHuman ? LEFT_FOR_HUMAN : DONE;
    }
}
