package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Done;
import io.github.vipnat.apply.Outcome.LeftForHuman;
import io.github.vipnat.apply.Outcome.NothingToDo;
import io.github.vipnat.apply.Outcome.Stopped;
import io.github.vipnat.apply.Outcome.WentBack;
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

    static Ending of(RouterResult<Outcome> result) {
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<Outcome> finished) -> of(finished.result()),
                (RouterResult.Failed<Outcome> failed) -> ofFailed(failed)));
    }

    static Ending ofFailed(RouterResult.Failed<?> failed) {
        return failed.kind().map(Ending::of).orElse(FAULT);
    }

    private static Ending of(ProblemException.Kind kind) {
        return switch (kind) {
            case INPUT -> WRONG_INPUT;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case INTERRUPTED -> NOT_BEGUN;
        };
    }

    private static Ending of(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (NothingToDo none) -> NOTHING_TO_DO,
                (Done done) -> DONE,
                (WentBack back) -> back.isInterrupted() ? INTERRUPTED : WENT_BACK,
                (LeftForHuman left) -> LEFT_FOR_HUMAN,
                (Stopped stopped) -> STOPPED));
    }
}
