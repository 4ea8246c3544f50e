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

    /** The same between the lines of a configuration, whose blanks mean something. */
    private static final Pattern BETWEEN_LINES = Pattern.compile("(?:" + ROLLBACK + "\\R" + CONFIRM + "|\\x07?" + STARS
            + "\\R" + SHUTDOWN + "\\R" + STARS + "|" + STAMP + MNEMONIC + "[^\\r\\n]*+)(?=[\\r\\n]|\\z)");

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

    /** Whether a reload is announced, by the last word about it; empty where there is none. */
    public static Optional<Boolean> ofReload(String text) {
        return RELOAD.matcher(text)
                .results()
                .map(found -> found.group(1) != null)
                .reduce((first, last) -> last);
    }

    /** Looks only where a line begins as announcements do: a pattern of several lines is slow in megabytes of text. */
    public static String removedFrom(String configuration) {
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
            }
            line = startOfLineAfter(configuration, found ? kept : line);
        }
        return kept == 0
                ? configuration
                : rest.append(configuration, kept, configuration.length()).toString();
    }

    /** What configures begins with a small letter or a blank, and neither begins a stamp. */
    private static boolean mayBegin(char first) {
        return first == '\u0007'
                || first == '*'
                || first == '.'
                || first == '%'
                || first == '<'
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
