package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An answer split into its output and the prompt or question at its end.
 *
 * @param prompt where it ended in one; else there is a question
 * @param announced what the device told by itself behind the prompt; the output has it too, in a line of its own
 */
record AnswerEnd(String output, Optional<String> prompt, String announced, Optional<Question> question) {

    /** Prompts and questions are shorter, with log lines behind them; only the end of a large answer has to be searched. */
    private static final int LONGEST_PROMPT = 4096;

    /** Nothing was asked yet. */
    static AnswerEnd none() {
        return new AnswerEnd("", Optional.empty(), "", Optional.empty());
    }

    /** Empty where it ends in neither. */
    static Optional<AnswerEnd> of(String text, AnswerEndings endings, DeviceOs os) {
        int from = Math.max(0, text.length() - LONGEST_PROMPT);
        Matcher found = endings.prompt().matcher(text).region(from, text.length());
        if (found.find()) {
            String announced = found.group("announced");
            return Optional.of(new AnswerEnd(
                    text.substring(0, found.start()) + apart(announced),
                    Optional.of(found.group("prompt")),
                    announced,
                    Optional.empty()));
        }
        found.usePattern(endings.question()).region(from, text.length());
        return found.find()
                ? Optional.of(new AnswerEnd(
                        text.substring(0, found.start()),
                        Optional.empty(),
                        "",
                        Optional.of(os.question(found.group(1)))))
                : Optional.empty();
    }

    private static String apart(String announced) {
        return "\n" + announced;
    }

    /** The output as the device printed it, for the case that its prompt was none: a line of a banner may look like one. */
    String withItsPrompt() {
        return prompt.map(shown ->
                        output.substring(0, output.length() - apart(announced).length()) + shown + announced)
                .orElse(output);
    }
}
