package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.ios.text.WordCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind the addresses of an access list's line (Cisco, "IOS Security Command Reference", {@code permit}): {@code log}
 * and {@code log-input} may be followed by a word that stands in the log ("ACL Syslog Correlation"); {@code reflect} permits and
 * opens the way for answers besides ("Configuring IP Session Filtering").
 *
 * @param when which packets they leave; where several narrow the line, only some
 */
record AccessEntryOptions(String words, When when) {

    private static final Set<String> LOG = Set.of("log", "log-input");

    private static final Set<String> WITH_VALUE = Set.of("time-range", "dscp", "precedence", "tos", "option");

    private static final Set<String> SOME = Set.of("syn", "fin", "psh", "urg", "rst", "match-any", "match-all");

    private static final Set<String> ICMP_OR_IGMP = Set.of("icmp", "igmp");

    /** Takes all words that are left; empty when one of them is not understood. */
    static Optional<AccessEntryOptions> parse(String protocol, WordCursor words) {
        List<String> taken = new ArrayList<>();
        When when = When.ALWAYS;
        while (!words.isEmpty()) {
            String word = words.take();
            Optional<When> means = meaning(protocol, word);
            taken.add(word);
            if (means.isEmpty() || !takeValue(word, words, taken)) {
                return Optional.empty();
            }
            when = narrower(when, means.get());
        }
        return Optional.of(new AccessEntryOptions(String.join(" ", taken), when));
    }

    private static Optional<When> meaning(String protocol, String word) {
        if (LOG.contains(word) || word.equals("reflect")) {
            return Optional.of(When.ALWAYS);
        }
        if (word.equals("established") || word.equals("ack")) {
            return Optional.of(When.ANSWERS);
        }
        if (word.equals("fragments")) {
            return Optional.of(When.LATER_FRAGMENTS);
        }
        boolean isSome = SOME.contains(word)
                || WITH_VALUE.contains(word)
                || word.equals("ttl")
                || ICMP_OR_IGMP.contains(protocol);
        return isSome ? Optional.of(When.SOMETIMES) : Optional.empty();
    }

    /** Takes what belongs to the word; false where that is missing. */
    private static boolean takeValue(String word, WordCursor words, List<String> taken) {
        if (LOG.contains(word)) {
            take(words, taken, isOption(words.peek()) ? 0 : 1);
            return true;
        }
        if (word.startsWith("match-")) {
            return takeFlags(words, taken);
        }
        int wanted = word.equals("ttl") ? ttlWords(words.peek()) : word.equals("reflect") ? 1 : values(word);
        return take(words, taken, wanted) && (!word.equals("reflect") || takeTimeout(words, taken));
    }

    private static int values(String word) {
        return WITH_VALUE.contains(word) ? 1 : 0;
    }

    private static int ttlWords(String operator) {
        return operator.equals("range") ? 3 : 2;
    }

    private static boolean takeTimeout(WordCursor words, List<String> taken) {
        return !words.peek().equals("timeout") || take(words, taken, 2);
    }

    /** {@code match-all +syn -ack}. */
    private static boolean takeFlags(WordCursor words, List<String> taken) {
        int before = taken.size();
        while (words.peek().startsWith("+") || words.peek().startsWith("-")) {
            taken.add(words.take());
        }
        return taken.size() > before;
    }

    private static boolean take(WordCursor words, List<String> taken, int wanted) {
        int got = 0;
        while (got < wanted && !words.isEmpty()) {
            taken.add(words.take());
            got++;
        }
        return got == wanted;
    }

    /** Whether it is no word for the log. */
    private static boolean isOption(String word) {
        return meaning("ip", word).isPresent();
    }

    private static When narrower(When one, When other) {
        return one == When.ALWAYS || other == When.LATER_FRAGMENTS ? other : one;
    }
}
