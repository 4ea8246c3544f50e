package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Prompts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns a device's prompt. A banner may end in {@code #} too, so what looks like a prompt is believed only when it
 * stands in front of the echo of a harmless command and again behind its answer.
 */
final class PromptLearner {

    private final PromptReader reader;
    private final DeviceOs os;
    private final Duration deadline;
    private final Pattern anyPrompt;
    private final StringBuilder heard = new StringBuilder();
    private String answer = "";

    PromptLearner(PromptReader reader, DeviceOs os, Duration deadline) {
        this.reader = reader;
        this.os = os;
        this.deadline = deadline;
        this.anyPrompt = Pattern.compile(
                os.anyPromptAtEnd().pattern().replace("\\z", "") + Prompts.behind(os.announcement()) + "\\z");
    }

    String learn() {
        heard.append(reader.until(anyPrompt, deadline, "before the first prompt"));
        String probe = os.terminalSetup().get(0).line();
        reader.type(probe + "\r");
        String text = reader.until(promptAfterEchoOf(probe), deadline, "after typing \"" + probe + "\"");
        heard.append(text);
        answer = text;
        Matcher prompt = anyPrompt.matcher(text);
        if (!prompt.find()) {
            throw new SessionException(SessionException.Reason.GARBLED, "no prompt after the first command", text);
        }
        return prompt.group(1);
    }

    /** What it made of the command that the prompt was learnt with, its echo included. */
    String answer() {
        return answer;
    }

    /** All that the device said before the prompt was known. */
    String heard() {
        return heard.toString();
    }

    /** Reading goes on from the candidate, so the echo either opens the text or follows the true prompt. */
    private Pattern promptAfterEchoOf(String probe) {
        return Pattern.compile("(?s)(?:^|[>#] ?)" + Pattern.quote(probe) + "\\s.*" + anyPrompt.pattern());
    }
}
