package io.github.vipnat.session;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;

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
    }
}
