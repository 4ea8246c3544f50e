package io.github.vipnat.session;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import java.util.Optional;

/**
 * One typed line and everything the device said until it waited again.
 *
 * @param output without the echo and without the prompt or question at its end
 */
public record Exchange(String line, String output, Ending ending) {

    /** What the device waits for now. */
    public sealed interface Ending {

        /** The next command. */
        record AtPrompt(Mode mode) implements Ending {}

        /** An answer. */
        record AtQuestion(Question question) implements Ending {}

        /** The next command, after a no that was typed ahead; of several questions the first that is not known. */
        record Declined(Question question) implements Ending {}
    }

    /** What the device asked before it came to this end. */
    public Optional<Question> asked() {
        if (ending instanceof Ending.AtQuestion open) {
            return Optional.of(open.question());
        }
        return ending instanceof Ending.Declined declined ? Optional.of(declined.question()) : Optional.empty();
    }
}
