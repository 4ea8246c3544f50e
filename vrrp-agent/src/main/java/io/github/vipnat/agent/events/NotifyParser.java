package io.github.vipnat.agent.events;

import io.github.vipnat.agent.events.VrrpEvent.State;
import io.github.vipnat.agent.events.VrrpEvent.Subject;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of keepalived's FIFO or of the hook, {@code INSTANCE "VI_1" MASTER 100} (keepalived-facts 1.2). The name
 * stands in quotes and nothing in it is escaped, so the last quote ends it.
 */
final class NotifyParser {

    /** In characters; keepalived's own lines are far shorter. */
    static final int LONGEST_LINE = 1024;

    private static final Pattern LINE = Pattern.compile("(INSTANCE|GROUP) \"(.*)\" ([A-Z_]{1,24})(?: ([0-9]{1,3}))? ?");

    private NotifyParser() {}

    /** The event, or empty for a line that is none: of virtual servers, of a keepalived yet to come, or garbage. */
    static Optional<VrrpEvent> parse(String line) {
        Matcher found = LINE.matcher(line.substring(Math.max(0, startOfEvent(line))));
        if (line.length() > LONGEST_LINE || !found.matches()) {
            return Optional.empty();
        }
        return state(found.group(3))
                .map(state -> new VrrpEvent(
                        Subject.valueOf(found.group(1)), found.group(2), state, priority(found.group(4))));
    }

    /** Half a line of somebody who died may stand before it. */
    private static int startOfEvent(String line) {
        return Math.max(line.lastIndexOf("INSTANCE \""), line.lastIndexOf("GROUP \""));
    }

    private static Optional<State> state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(word))
                .findFirst();
    }

    private static OptionalInt priority(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}
