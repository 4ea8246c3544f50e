package io.github.vipnat.matrix;

import io.github.vipnat.apply.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario played to its end.
 *
 * @param outcome what vipnat says; empty when it refused, could not begin, or failed
 * @param detail the same in words
 * @param complaints what the judge has against it
 */
record Trial(Scenario scenario, Ending ending, Optional<Outcome> outcome, String detail, List<String> complaints) {

    /** How it ended, by what vipnat says. */
    enum Ending {
        DONE,
        NOTHING_TO_DO,
        WENT_BACK,
        REFUSED,
        UNREACHABLE,
        LEFT_FOR_HUMAN,
        CRASHED;

        static Ending of(Outcome outcome) {
            return outcome.match(new Outcome.Cases<>(
                    (Outcome.NothingToDo none) -> NOTHING_TO_DO,
                    (Outcome.Done done) -> DONE,
                    (Outcome.WentBack back) -> WENT_BACK,
                    (Outcome.LeftForHuman left) -> LEFT_FOR_HUMAN,
                    (Outcome.Stopped stopped) -> NOTHING_TO_DO));
        }
    }

    boolean isGood() {
        return complaints.isEmpty();
    }

    Trial judged(List<String> found) {
        return new Trial(scenario, ending, outcome, detail, List.copyOf(found));
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(ending + " (" + detail + ") in " + scenario));
        lines.addAll(complaints);
        Optional.of(scenario.again())
                .filter(again -> !again.isEmpty())
                .ifPresent(again -> lines.add("again:  " + again));
        return String.join("\n    ", lines);
    }
}
