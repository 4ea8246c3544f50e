package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
import io.github.vipnat.session.SessionException.Reason;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An answer split into its output and the prompt or question at its end.
 *
 * @param prompt where it ended in one; else there is a question
 */
record AnswerEnd(String output, Optional<String> prompt, Optional<Question> question) {

    /** Prompts and questions are shorter, with log lines behind them; only the end of a large answer has to be searched. */
    private static final int LONGEST_PROMPT = 4096;

    /** @throws SessionException when it ends in neither */
    static AnswerEnd of(String text, AnswerEndings endings, DeviceOs os) {
        int from = Math.max(0, text.length() - LONGEST_PROMPT);
        Matcher found = endings.prompt().matcher(text).region(from, text.length());
        if (found.find()) {
            String output = text.substring(0, found.start()) + "\n" + found.group("announced");
            return new AnswerEnd(output, Optional.of(found.group("prompt")), Optional.empty());
        }
        found.usePattern(endings.question()).region(from, text.length());
        if (!found.find()) {
            throw new SessionException(Reason.GARBLED, "the answer ends in neither prompt nor question", text);
        }
        return new AnswerEnd(
                text.substring(0, found.start()), Optional.empty(), Optional.of(os.question(found.group(1))));
    }
}
