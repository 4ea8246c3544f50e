package io.github.vipnat.ios.reply;

import io.github.vipnat.device.ReloadState;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What IOS answers to {@code show reload} (ios-facts 11.3). Two wordings are known, so the ways to say "none" are taken
 * generously; the reason of a planned reload is free text, so a plan is looked for first.
 */
public final class ReloadReplies {

    private static final Pattern SCHEDULED = Pattern.compile(
            "(?<!\\bno )\\breload (?:is |has been )?(?:scheduled|pending|planned|set) (?:in|for|at|on)\\b"
                    + "|(?<!\\bno )\\bshutdown (?:in|now)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NONE = Pattern.compile(
            "^[^A-Z]{0,8}(?:there (?:is|are) )?no (?:pending |scheduled |system )?(?:reload|shutdown)"
                    + "|\\bno (?:pending |system )?reload (?:is |has been )?(?:scheduled|pending|planned|set)\\b"
                    + "|\\breload (?:is )?not (?:scheduled|pending|planned|set)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT_RELOAD = Pattern.compile("\\breload", Pattern.CASE_INSENSITIVE);

    private ReloadReplies() {}

    /** An empty answer says that there is none: a router that is about to reload has something to say. */
    public static ReloadState state(String output) {
        List<String> lines = Replies.answering(output);
        String text = String.join(" | ", lines);
        if (SCHEDULED.matcher(text).find()) {
            return new ReloadState.Scheduled(text);
        }
        if (lines.isEmpty()
                || lines.stream().anyMatch(line -> NONE.matcher(line).find())) {
            return new ReloadState.None();
        }
        return isRefusal(output, text) ? new ReloadState.Refused(text) : new ReloadState.NotUnderstood(text);
    }

    /** Words behind a percent sign may be the answer itself, unless they are the catalogue's or speak of something else. */
    private static boolean isRefusal(String output, String text) {
        return Replies.reply(output) instanceof Reply.Refused no
                && (no.refusal() != Refusal.OTHER || !ABOUT_RELOAD.matcher(text).find());
    }
}
