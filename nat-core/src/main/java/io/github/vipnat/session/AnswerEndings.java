package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.session.SendWindow.Entry;
import java.util.regex.Pattern;

/** What an answer of one device can end with. */
final class AnswerEndings {

    private static final String AT_LINE_START = "(?<![^\\r\\n])";

    /** Text that asks, in whatever shape, if an echo stands right behind it. */
    private static final String ASKING = AT_LINE_START + "(?<asked>[^\\r\\n]{0,200}?[?:\\])>] ?)";

    private final Pattern prompt;
    private final String somePrompt;
    private final Pattern promptOrQuestion;
    private final Pattern questionAtEnd;
    private final Pattern stop;
    private final Pattern lastStop;

    AnswerEndings(Prompts prompts, DeviceOs os) {
        String behind = Prompts.behind(os.announcement());
        this.prompt = prompts.atEnd(os.announcement());
        this.somePrompt = prompts.anywhere(os.announcement());
        String question = os.questionAtEnd().pattern().replace("\\z", "");
        this.questionAtEnd = Pattern.compile(question + behind + "\\z");
        this.promptOrQuestion = Pattern.compile(prompt.pattern() + "|" + questionAtEnd.pattern());
        String key = os.keyQuestionEnd().pattern();
        String no = os.decline();
        String behindKey = "(?<=" + key + "|" + key + "[ " + no.charAt(0) + "])";
        String stopped = "(?:" + AT_LINE_START + "|" + behindKey + ")(?<prompt>" + prompts.shown() + ")(?<announced>"
                + behind + ")";
        this.stop = Pattern.compile(stopped + "|" + ASKING + "(?=" + echo(no) + ")");
        this.lastStop = Pattern.compile(stopped + "\\z|" + questionAtEnd.pattern());
    }

    private static String echo(String line) {
        return Pattern.quote(line) + " *[\\r\\n]";
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

    /**
     * What the echo of the next line in flight follows at once: a prompt, or a question that has taken that line for its answer.
     */
    Pattern before(Entry next) {
        return Pattern.compile("(?:" + somePrompt + "|" + ASKING + ")(?=" + Pattern.quote(next.line()) + "[\\r\\n])");
    }

    /** A prompt with the echo of this line behind it: where the answer to the line before it ends. */
    Pattern promptBefore(String line) {
        return Pattern.compile(somePrompt + "(?=" + Pattern.quote(line) + " *[\\r\\n])");
    }

    /**
     * Where the device waited while more had been typed ahead: a prompt (groups {@code prompt} and {@code announced}), or a
     * question with the no behind it (group {@code asked}). Each return leads to one of them; a question that takes a key is none,
     * because the prompt that its key leads to is.
     */
    Pattern stop() {
        return stop;
    }

    /** Where the device waits when all that was typed ahead is used up. */
    Pattern lastStop() {
        return lastStop;
    }

    /** The prompt with the beginning of a line behind it: what a device shows again after telling what may follow. */
    Pattern again(String line) {
        return Pattern.compile(somePrompt + " ?" + Pattern.quote(line.stripTrailing()) + " *\\z");
    }

    /** The text without what {@link #again} found. */
    String withoutLast(String line, String text) {
        return again(line).matcher(text).replaceFirst("");
    }
}
