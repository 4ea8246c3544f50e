package io.github.vipnat.lab.device;

import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text between delimiters, which may look like configuration and is none (ios-facts 11.4). */
final class FreeText {

    /** Commands that end in a delimiter of the writer's own choice; Easy VPN's banner stands inside its group. */
    private static final Pattern DELIMITED =
            Pattern.compile(" *(?:banner (?:motd|login|exec|incoming|slip-ppp|prompt-timeout) | banner "
                    + "|aaa authentication (?:banner|fail-message) |menu \\S+ (?:title|prompt) )(\\S.*)");

    private static final String CONTROL_C = "^C";
    private static final String END_OF_MACRO = "@";

    private FreeText() {}

    /**
     * The whole block with its line feeds, where the line opens one.
     *
     * @param following the lines behind it, of which it takes its own
     */
    static Optional<String> openedBy(String line, Iterator<String> following) {
        if (line.startsWith("macro name ")) {
            return Optional.of(upTo(line, following, END_OF_MACRO, true));
        }
        Matcher opening = DELIMITED.matcher(line);
        if (!opening.matches()) {
            return Optional.empty();
        }
        String body = opening.group(1);
        String delimiter = body.startsWith(CONTROL_C) ? CONTROL_C : body.substring(0, 1);
        return body.indexOf(delimiter, delimiter.length()) >= 0
                ? Optional.of(line)
                : Optional.of(upTo(line, following, delimiter, false));
    }

    private static String upTo(String first, Iterator<String> following, String end, boolean alone) {
        StringBuilder block = new StringBuilder(first);
        boolean closed = false;
        while (!closed && following.hasNext()) {
            String line = following.next();
            block.append('\n').append(line);
            closed = alone ? line.equals(end) : line.contains(end);
        }
        return block.toString();
    }
}
