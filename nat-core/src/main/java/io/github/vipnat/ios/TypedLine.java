package io.github.vipnat.ios;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt in a terminal's log and what was typed behind it.
 *
 * @param isConfiguring whether it was typed in configuration mode
 */
record TypedLine(String prompt, boolean isConfiguring, String command) {

    /** A prompt ends within this, in characters. */
    private static final int LONGEST_PROMPT = 110;

    private static final Pattern PROMPT =
            Pattern.compile("([\\w.\\-@/:+]{1,63})(\\([\\w.\\-]{1,40}\\))?[#>] {0,3}(?=(.*))");

    /** {@code show tech-support} prints this above the answer to each of its commands. */
    private static final Pattern HEADING = Pattern.compile("-{6,40} (show [\\w -]{1,60}?) -{6,40}");

    /** Whom a heading is of. */
    private static final String NO_PROMPT = "";

    /** What only looks or leaves, where configuration is typed. */
    private static final Pattern HARMLESS = Pattern.compile("en|end|ex|exi|exit|\\^Z|(?:do |sh|\\?|!).*");

    static Optional<TypedLine> of(String line) {
        boolean mayBePrompt = indexIn(line, '#') || indexIn(line, '>');
        if (mayBePrompt) {
            Matcher found = PROMPT.matcher(line);
            return found.lookingAt()
                    ? Optional.of(new TypedLine(found.group(1), found.group(2) != null, corrected(found.group(3))))
                    : Optional.empty();
        }
        Matcher heading = HEADING.matcher(line);
        return line.startsWith("------") && heading.matches()
                ? Optional.of(new TypedLine(NO_PROMPT, false, heading.group(1)))
                : Optional.empty();
    }

    private static boolean indexIn(String line, char character) {
        int at = line.indexOf(character);
        return at > 0 && at < LONGEST_PROMPT;
    }

    /** As it stood there in the end: a backspace goes back by one, and what comes then stands over what was there. */
    private static String corrected(String typed) {
        StringBuilder shown = new StringBuilder();
        int cursor = 0;
        for (int i = 0; i < typed.length(); i++) {
            char character = typed.charAt(i);
            if (character == '\b') {
                cursor = Math.max(0, cursor - 1);
            } else {
                shown.replace(cursor, Math.min(cursor + 1, shown.length()), Character.toString(character));
                cursor++;
            }
        }
        return shown.toString().strip();
    }

    boolean isNothing() {
        return command.isEmpty();
    }

    /** Whether it may have changed the router. */
    boolean changes() {
        return isConfiguring && !isNothing() && !HARMLESS.matcher(command).matches();
    }
}
