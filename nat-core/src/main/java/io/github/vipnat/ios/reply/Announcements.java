package io.github.vipnat.ios.reply;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a router prints by itself, whatever is being typed: log lines, and banners that no command stops. */
public final class Announcements {

    /**
     * What stands in front of a message: nothing, sequence numbers, a clock or an uptime in any form, a zone; it ends in a
     * colon and a blank (ios-facts 11.3).
     */
    private static final String STAMPED = "[0-9A-Za-z*.<][0-9A-Za-z*.:+\\-<>/ ]{0,80}: ";

    private static final String STAMP = "(?:" + STAMPED + ")?";

    /** The constant part of a log line (ios-facts 11.3); a percent sign without it begins an answer. */
    private static final String MNEMONIC = "%[A-Z0-9_]{1,60}(?:-[A-Z0-9_]{1,60}){0,2}-[0-7]-[A-Z0-9_]{1,60}: ";

    private static final String ROLLBACK = "Rollback Confirmed Change: Rollback will begin in one minute\\.";
    private static final String CONFIRM = "Enter \"configure confirm\"[^\\r\\n]*+";
    private static final String SHUTDOWN = "\\*{3} --- SHUTDOWN [^\\r\\n]*+";
    private static final String STARS = "\\*{3}";

    private static final Pattern MESSAGE = Pattern.compile(MNEMONIC);

    private static final Pattern LOG_LINE = Pattern.compile(STAMP + MNEMONIC + "[^\\r\\n]*+");

    private static final Pattern BEHIND_STAMP = Pattern.compile(STAMPED + "%[^\\r\\n]*+");

    private static final Pattern BY_ITSELF = Pattern.compile(STAMP + MNEMONIC + "[^\\r\\n]*+"
            + "|Load for five secs: [^\\r\\n]*+|Time source is [^\\r\\n]*+"
            + "|" + ROLLBACK + "|" + CONFIRM + "|" + SHUTDOWN + "|" + STARS);

    /**
     * One line of them behind a prompt, with the line break in front of it; also a message with a percent sign that is no log
     * line, since IOS tells one refusal that way (ios-facts 2). It counts only once its line has ended. No repetition stands in
     * another one but those that never give back.
     */
    public static final Pattern BEHIND_PROMPT = Pattern.compile("[\\s\\x07]++(?:" + STAMP + "%[^\\r\\n]*+|" + ROLLBACK
            + "|" + CONFIRM + "|" + SHUTDOWN + "|" + STARS + ")(?=[\\r\\n])");

    /**
     * A clock or an uptime that nothing but the router's own words can stand behind: what {@code debug} prints has no
     * mnemonic (ios-facts 11.3).
     */
    private static final String CLOCK = "(?:[0-9]{1,10}: )?(?:"
            + "[*.]?[A-Z][a-z]{2} {1,2}[0-9]{1,2} (?:[0-9]{4} )?[0-9]{2}:[0-9]{2}:[0-9]{2}[.0-9]{0,8}(?: [A-Z0-9+:-]{1,9})?"
            + "|[0-9]{1,3}:[0-9]{2}:[0-9]{2}|[0-9]{1,3}[ywd][0-9]{1,3}[wdh]): ";

    /** Further lines of one message. */
    private static final String TRACE = "-(?:Traceback|Process)= ";

    /** The same between the lines of a configuration, whose blanks mean something. */
    private static final Pattern BETWEEN_LINES = Pattern.compile("(?:" + ROLLBACK + "\\R" + CONFIRM + "|\\x07?" + STARS
            + "\\R" + SHUTDOWN + "\\R" + STARS + "|(?:" + STAMP + MNEMONIC + "|" + CLOCK + "|" + TRACE
            + ")[^\\r\\n]*+)(?=[\\r\\n]|\\z)");

    /** ios-facts 5.4. Spelled out, because a literal is found in megabytes of text without looking at every character. */
    private static final Pattern RELOAD = Pattern.compile("\\*\\*\\* --- SHUTDOWN (?:(in|NOW) |ABORTED )");

    private Announcements() {}

    /** Whether the line answers nothing that was typed. */
    static boolean isOne(String line) {
        return BY_ITSELF.matcher(line).matches();
    }

    /** Whether a stamp stands in front of a message with a percent sign. */
    static boolean isStamped(String line) {
        return BEHIND_STAMP.matcher(line).matches();
    }

    static boolean isLogLine(String line) {
        return LOG_LINE.matcher(line).matches();
    }

    /** Where in a line a message begins that came while it was printed; 0 or less where there is none. */
    public static int indexOfMessageIn(String line) {
        Matcher message = MESSAGE.matcher(line);
        int at = line.indexOf('%');
        while (at >= 0 && !message.region(at, line.length()).lookingAt()) {
            at = line.indexOf('%', at + 1);
        }
        return at;
    }

    /** Whether a reload is announced, by the last word about it; empty where there is none. */
    public static Optional<Boolean> ofReload(String text) {
        return RELOAD.matcher(text)
                .results()
                .map(found -> found.group(1) != null)
                .reduce((first, last) -> last);
    }

    /** The configuration without them; the break behind the last line of each stays. */
    public static String removedFrom(String configuration) {
        return without(configuration, false);
    }

    /** The same with an empty line for each of theirs, so that the lines of the rest keep their numbers. */
    public static String blankedIn(String configuration) {
        return without(configuration, true);
    }

    /** Looks only where a line begins as announcements do: a pattern of several lines is slow in megabytes of text. */
    private static String without(String configuration, boolean keepsLines) {
        Matcher announcement = BETWEEN_LINES.matcher(configuration).useAnchoringBounds(false);
        StringBuilder rest = new StringBuilder();
        int kept = 0;
        int line = 0;
        while (line < configuration.length()) {
            boolean found = mayBegin(configuration.charAt(line))
                    && announcement.region(line, configuration.length()).lookingAt();
            if (found) {
                rest.append(configuration, kept, line);
                kept = announcement.end();
                rest.append(keepsLines ? breaksIn(announcement.group()) : "");
            }
            line = startOfLineAfter(configuration, found ? kept : line);
        }
        return kept == 0
                ? configuration
                : rest.append(configuration, kept, configuration.length()).toString();
    }

    private static String breaksIn(String announcement) {
        return "\n".repeat((int) announcement.chars().filter(one -> one == '\n').count());
    }

    /** What configures begins with a small letter or a blank, and neither begins a stamp. */
    private static boolean mayBegin(char first) {
        return first == '\u0007'
                || first == '*'
                || first == '.'
                || first == '%'
                || first == '<'
                || first == '-'
                || (first >= '0' && first <= '9')
                || (first >= 'A' && first <= 'Z');
    }

    private static int startOfLineAfter(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + 1;
    }
}
