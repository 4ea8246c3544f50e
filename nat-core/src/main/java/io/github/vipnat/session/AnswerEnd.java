package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
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

    /** Empty where it ends in neither. */
    static Optional<AnswerEnd> of(String text, AnswerEndings endings, DeviceOs os) {
        int from = Math.max(0, text.length() - LONGEST_PROMPT);
        Matcher found = endings.prompt().matcher(text).region(from, text.length());
        if (found.find()) {
            String output = text.substring(0, found.start()) + "\n" + found.group("announced");
            return Optional.of(new AnswerEnd(output, Optional.of(found.group("prompt")), Optional.empty()));
        }
        found.usePattern(endings.question()).region(from, text.length());
        return found.find()
                ? Optional.of(new AnswerEnd(
                        text.substring(0, found.start()), Optional.empty(), Optional.of(os.question(found.group(1)))))
                : Optional.empty();
    }
}
