package io.github.vipnat.ios.reply;

import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.device.SaveReply;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What IOS says, as data. A new refusal or question is one line here. Wordings vary by train, so blanks and case may too. */
public final class Replies {

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

    /** One key answers it, and no line end is echoed (ios-facts 4). */
    public static final Pattern KEY_QUESTION_END = Pattern.compile("\\[confirm\\]");

    /** What a line that is no command is told; as an answer to such a line it says nothing about another one. */
    private static final Set<Refusal> OF_ANY_LINE = EnumSet.of(Refusal.SYNTAX, Refusal.NOT_AUTHORIZED, Refusal.OTHER);

    /** {@code …: Configured from consoleCompressed configuration from … bytes[OK]}, as a router printed it. */
    private static final Pattern SWALLOWED_SAVE =
            Pattern.compile("Compressed configuration from [0-9]{1,10} bytes to [0-9]{1,10} bytes\\[OK\\]\\s*+$");

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

    /** The lines that refuse an earlier one: in words that only NAT has, or behind a stamp as a log line has it (ios-facts 2). */
    public static String toldLate(String output) {
        return answering(output).stream()
                .filter(line -> Announcements.isStamped(line)
                        || (reply(line) instanceof Reply.Refused no && !OF_ANY_LINE.contains(no.refusal())))
                .collect(Collectors.joining("\n"));
    }

    /** ios-facts 5.1, {@code show archive config rollback timer}. */
    public static GuardState guardState(String output) {
        return GuardReplies.state(output);
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
        return output.lines().anyMatch(Replies::saysSaved) && !failure
                ? new SaveReply.Saved()
                : new SaveReply.Failed(text);
    }

    /** The word inside a log line saves nothing, unless the log line has swallowed the answer's beginning. */
    private static boolean saysSaved(String line) {
        return line.contains("[OK]")
                && (!Announcements.isLogLine(line.strip())
                        || SWALLOWED_SAVE.matcher(line).find());
    }

    /** The lines that answer what was typed. */
    static List<String> answering(String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !Announcements.isOne(line))
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
