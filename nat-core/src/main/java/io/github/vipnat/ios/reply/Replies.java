package io.github.vipnat.ios.reply;

import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.device.SaveReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What IOS says, as data. A new refusal or question is one line here. Wordings vary by train, so blanks and case may too. */
public final class Replies {

    /** Log lines and banners that may stand anywhere and answer nothing (ios-facts 6, "log lines"; 5.1; 5.4). */
    private static final Pattern ASYNCHRONOUS =
            Pattern.compile("(?:[0-9A-Za-z*.][0-9A-Za-z.: ]{0,60}: )?%[A-Z0-9_]+-[0-7]-[A-Z0-9_]+: .*"
                    + "|Load for five secs: .*|Time source is .*"
                    + "|Rollback Confirmed Change: Rollback will begin in one minute\\.|Enter \"configure confirm\" if you wish .*"
                    + "|\\*{3}|\\*{3} --- SHUTDOWN .* ---");

    /**
     * The banners that no {@code terminal no monitor} stops (ios-facts 6, "direct-to-terminal text"), as they stand on the
     * terminal; each ends its line.
     */
    public static final Pattern ANNOUNCEMENT = Pattern.compile(
            "\\s*Rollback Confirmed Change: Rollback will begin in one minute\\.\\s+Enter \"configure confirm\"[^\\r\\n]*\\s*"
                    + "|[\\s\\x07]*\\*{3}\\s+\\*{3} --- SHUTDOWN [^\\r\\n]* ---\\s+\\*{3}\\s*"
                    + "|\\s*[*.]?[A-Z][a-z]{2} +[0-9]{1,2} [^\\r\\n]*%[A-Z0-9_]+-[0-7]-[A-Z0-9_]+: [^\\r\\n]*\\s*");

    /** The same where they stand between the lines of a configuration, whose blanks mean something. */
    private static final Pattern ANNOUNCEMENT_LINES = Pattern.compile(
            "(?m)(?:Rollback Confirmed Change: Rollback will begin in one minute\\.\\REnter \"configure confirm\"[^\\r\\n]*"
                    + "|\\x07?\\*{3}\\R\\*{3} --- SHUTDOWN [^\\r\\n]* ---\\R\\*{3}"
                    + "|[*.]?[A-Z][a-z]{2} +[0-9]{1,2} [^\\r\\n]*%[A-Z0-9_]+-[0-7]-[A-Z0-9_]+: [^\\r\\n]*)$");

    /** ios-facts 5.4. Spelled out, because a literal is found in megabytes of text without looking at every character. */
    private static final Pattern RELOAD = Pattern.compile("\\*\\*\\* --- SHUTDOWN (?:(in) |ABORTED )");

    /** ios-facts 2; the error rule at its end: any other line that begins with % is a refusal too. */
    private static final Map<Pattern, Refusal> REFUSALS = refusals();

    /** ios-facts 2 (questions) and 4 (saving). */
    private static final Map<Pattern, Question.Kind> QUESTIONS = questions();

    /**
     * The shapes a question can have: a default in brackets with a colon or question mark behind it, or
     * {@code [confirm]}.
     */
    public static final Pattern QUESTION_AT_END =
            Pattern.compile("(?:^|[\\r\\n])([^\\r\\n]{0,200}(?:\\[[^\\]\\r\\n]{0,80}\\] ?[:?]|\\[confirm\\])) ?\\z");

    private Replies() {}

    public static Reply reply(String output) {
        List<String> lines = answering(output);
        if (lines.isEmpty()) {
            return new Reply.Accepted();
        }
        String text = String.join(" | ", lines);
        return REFUSALS.entrySet().stream()
                .filter(entry -> lines.stream()
                        .anyMatch(line -> entry.getKey().matcher(line).find()))
                .findFirst()
                .<Reply>map(entry -> new Reply.Refused(entry.getValue(), text))
                .orElseGet(() -> new Reply.NotUnderstood(text));
    }

    /** Looks only where a line begins as announcements do: a pattern of several lines is slow in megabytes of text. */
    public static String withoutAnnouncements(String configuration) {
        Matcher announcement = ANNOUNCEMENT_LINES.matcher(configuration).useAnchoringBounds(false);
        StringBuilder rest = new StringBuilder();
        int kept = 0;
        int line = 0;
        while (line < configuration.length()) {
            boolean found = beginsAsAnnouncement(configuration.charAt(line))
                    && announcement.region(line, configuration.length()).lookingAt();
            if (found) {
                rest.append(configuration, kept, line);
                kept = announcement.end();
            }
            line = startOfLineAfter(configuration, found ? kept : line);
        }
        return kept == 0
                ? configuration
                : rest.append(configuration, kept, configuration.length()).toString();
    }

    private static boolean beginsAsAnnouncement(char first) {
        return first == '\u0007' || first == '*' || first == '.' || (first >= 'A' && first <= 'Z');
    }

    private static int startOfLineAfter(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + 1;
    }

    public static Optional<Boolean> announcesReload(String text) {
        return RELOAD.matcher(text)
                .results()
                .map(found -> found.group(1) != null)
                .reduce((first, last) -> last);
    }

    /** ios-facts 5.1, {@code show archive config rollback timer}. */
    public static GuardState guardState(String output) {
        String text = String.join(" | ", answering(output));
        if (text.toLowerCase(Locale.ROOT).contains("no rollback confirmed change pending")) {
            return new GuardState.None();
        }
        return text.contains("Timer value:") ? new GuardState.Pending(text) : new GuardState.NotUnderstood(text);
    }

    public static Question question(String text) {
        String last = text.strip();
        return QUESTIONS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(last).find())
                .findFirst()
                .map(entry -> new Question(entry.getValue(), last))
                .orElseGet(() -> new Question(Question.Kind.UNKNOWN, last));
    }

    /** Success is the text {@code [OK]} and nothing that speaks of failure (ios-facts 4, "Rule"). */
    public static SaveReply saveReply(String output) {
        String text = String.join(" | ", answering(output));
        if (text.contains("Device or resource busy")) {
            return new SaveReply.Busy(text);
        }
        boolean failure = text.contains("%") || text.toLowerCase(Locale.ROOT).contains("failed");
        // A log line may swallow the word: "…: Configured from consoleCompressed configuration from … bytes[OK]"
        return output.contains("[OK]") && !failure ? new SaveReply.Saved() : new SaveReply.Failed(text);
    }

    /** The lines that answer what was typed. */
    private static List<String> answering(String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !ASYNCHRONOUS.matcher(line).matches())
                .toList();
    }

    private static Map<Pattern, Refusal> refusals() {
        Map<Pattern, Refusal> map = new LinkedHashMap<>();
        map.put(words("static entry in use, cannot (?:remove|change)"), Refusal.IN_USE);
        map.put(words("dynamic mapping in use, cannot (?:remove|change)"), Refusal.IN_USE);
        map.put(words("translation not found"), Refusal.NOT_FOUND);
        map.put(words("already mapped \\("), Refusal.ALREADY_MAPPED);
        map.put(words("similar static entry"), Refusal.SIMILAR_ENTRY);
        map.put(words("non-static entry already exists"), Refusal.SIMILAR_ENTRY);
        map.put(words("port [0-9]+ is being used by system"), Refusal.PORT_IN_USE_BY_SYSTEM);
        map.put(words("system busy\\. try later"), Refusal.BUSY);
        map.put(words("pool \\S+ in use, cannot destroy"), Refusal.IN_USE);
        map.put(words("vrf \\S+ not configured"), Refusal.UNDEFINED_NAME);
        map.put(words("routing table \\S+ does not exist"), Refusal.UNDEFINED_NAME);
        map.put(words("invalid input detected at"), Refusal.SYNTAX);
        map.put(words("ambiguous command:"), Refusal.SYNTAX);
        map.put(words("incomplete command\\."), Refusal.SYNTAX);
        map.put(words("command authorization failed"), Refusal.NOT_AUTHORIZED);
        map.put(words("configuration mode (?:is )?locked"), Refusal.LOCKED);
        map.put(words("configuration locked\\."), Refusal.LOCKED);
        map.put(words("turn config archive on"), Refusal.NO_ARCHIVE);
        map.put(words("rollback confirmed change: rolling to"), Refusal.GUARD_FIRED);
        map.put(words("^% ?|command rejected|command cannot be executed"), Refusal.OTHER);
        return map;
    }

    private static Map<Pattern, Question.Kind> questions() {
        Map<Pattern, Question.Kind> map = new LinkedHashMap<>();
        map.put(
                words("static entry in use, do you want to delete child entries\\? \\[no\\]:"),
                Question.Kind.DELETE_CHILD_ENTRIES);
        map.put(
                words("dynamic mapping in use, do you want to delete all ent(?:ries|ires)\\? \\[no\\]:"),
                Question.Kind.DELETE_DYNAMIC_ENTRIES);
        map.put(words("overwrite the previous nvram configuration\\?\\[confirm\\]"), Question.Kind.OVERWRITE_NVRAM);
        map.put(words("truncate config\\?\\? \\[no\\]:"), Question.Kind.TRUNCATE_CONFIGURATION);
        map.put(words("source filename \\[running-config\\]\\?"), Question.Kind.SOURCE_FILENAME);
        map.put(words("destination filename \\[startup-config\\]\\?"), Question.Kind.DESTINATION_FILENAME);
        return map;
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
