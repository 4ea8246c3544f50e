package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.ios.text.WordCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind the addresses of an access list's line.
 *
 * @param when which packets they leave; where several narrow the line, only some
 */
record AccessEntryOptions(String words, When when) {

    private static final Set<String> WITH_VALUE = Set.of("time-range", "dscp", "precedence", "tos");

    private static final Set<String> SOME = Set.of("syn", "fin", "psh", "urg", "rst", "match-any", "match-all", "ttl");

    private static final Set<String> ICMP_OR_IGMP = Set.of("icmp", "igmp");

    /** Takes all words that are left; empty when one of them is not understood. */
    static Optional<AccessEntryOptions> parse(String protocol, WordCursor words) {
        List<String> taken = new ArrayList<>();
        When when = When.ALWAYS;
        while (!words.isEmpty()) {
            String word = words.take();
            Optional<When> means = meaning(protocol, word);
            if (means.isEmpty()) {
                return Optional.empty();
            }
            taken.add(word);
            if (WITH_VALUE.contains(word)) {
                taken.add(words.take());
            }
            when = narrower(when, means.get());
        }
        return Optional.of(new AccessEntryOptions(String.join(" ", taken), when));
    }

    private static Optional<When> meaning(String protocol, String word) {
        if (word.equals("log") || word.equals("log-input")) {
            return Optional.of(When.ALWAYS);
        }
        if (word.equals("established") || word.equals("ack")) {
            return Optional.of(When.ANSWERS);
        }
        if (word.equals("fragments")) {
            return Optional.of(When.LATER_FRAGMENTS);
        }
        boolean isSome = SOME.contains(word) || WITH_VALUE.contains(word) || ICMP_OR_IGMP.contains(protocol);
        return isSome ? Optional.of(When.SOMETIMES) : Optional.empty();
    }

    private static When narrower(When one, When other) {
        return one == When.ALWAYS || other == When.LATER_FRAGMENTS ? other : one;
    }
}
