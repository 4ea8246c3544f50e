package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.session.SendWindow.Entry;
import java.util.regex.Pattern;

/** What an answer of one device can end with. */
final class AnswerEndings {

    private final Pattern prompt;
    private final String somePrompt;
    private final Pattern inner;
    private final Pattern promptOrQuestion;
    private final String question;
    private final Pattern questionAtEnd;

    AnswerEndings(Prompts prompts, DeviceOs os) {
        this.prompt = prompts.atEnd(os.announcement());
        this.somePrompt = prompts.anywhere(os.announcement());
        this.inner = Pattern.compile(prompts.alone());
        this.question = os.questionAtEnd().pattern().replace("\\z", "");
        this.questionAtEnd = Pattern.compile(question + Prompts.behind(os.announcement()) + "\\z");
        this.promptOrQuestion = Pattern.compile(prompt.pattern() + "|" + questionAtEnd.pattern());
    }

    /** A prompt at the end; groups {@code prompt} and {@code announced}. */
    Pattern prompt() {
        return prompt;
    }

    /** A question at the end; its first group is what is asked. */
    Pattern question() {
        return questionAtEnd;
    }

    Pattern promptOrQuestion() {
        return promptOrQuestion;
    }

    /** The prompt that the echo of the next line in flight follows at once. */
    Pattern before(Entry next) {
        return Pattern.compile(somePrompt + "(?=" + Pattern.quote(next.line()) + "[\\r\\n])");
    }

    /**
     * The end of the last answer in flight. The empty line behind a line that may ask gives a second prompt, or takes the
     * question's default.
     */
    Pattern last(Entry entry) {
        String end = entry.mayAsk()
                ? "(?s)(?:" + somePrompt + "\\s*" + somePrompt + "|\\A(?>.*?" + question + ").*" + somePrompt + ")"
                : somePrompt;
        return Pattern.compile(end + "\\z");
    }

    /** The prompt with the beginning of a line behind it: what a device shows again after telling what may follow. */
    Pattern again(String line) {
        return Pattern.compile(somePrompt + " ?" + Pattern.quote(line.stripTrailing()) + " *\\z");
    }

    /** The text without what {@link #again} found. */
    String withoutLast(String line, String text) {
        return again(line).matcher(text).replaceFirst("");
    }

    /** The text without the prompts in it, which the empty lines of a window leave between answers. */
    String withoutPrompts(String text) {
        return inner.matcher(text).replaceAll("\n");
    }
}
