package io.github.vipnat.ios;

import io.github.vipnat.nat.Extras;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a line, taken one by one from the left. */
final class Words {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<String> words;
    private int next;

    Words(String line) {
        words = List.of(BLANKS.split(line.strip(), -1));
    }

    boolean isEmpty() {
        return next == words.size();
    }

    String peek() {
        return isEmpty() ? "" : words.get(next);
    }

    /** The next word, or the empty string at the end. */
    String take() {
        String word = peek();
        if (!isEmpty()) {
            next++;
        }
        return word;
    }

    /** Takes the words if they are the next ones. */
    boolean takeIf(String... expected) {
        if (words.size() - next < expected.length
                || !words.subList(next, next + expected.length).equals(List.of(expected))) {
            return false;
        }
        next += expected.length;
        return true;
    }

    /** Takes the next word after the given one, if that is what follows. */
    Optional<String> takeAfter(String keyword) {
        return takeIf(keyword) && !isEmpty() ? Optional.of(take()) : Optional.empty();
    }

    /** The next word, if there is one. */
    Optional<String> takeName() {
        return isEmpty() ? Optional.empty() : Optional.of(take());
    }

    /** Everything that is left, with one blank between two words. */
    String rest() {
        String rest = String.join(" ", words.subList(next, words.size()));
        next = words.size();
        return rest;
    }

    /**
     * Takes everything that is left as optional words, in whatever order they stand.
     *
     * @param alone words without a value
     * @param withValue words that another one follows
     * @return empty when one of them is unknown, stands twice or lacks its value
     */
    Optional<Extras> takeExtras(Set<String> alone, Set<String> withValue) {
        Map<String, String> extras = new LinkedHashMap<>();
        while (!isEmpty()) {
            String word = take();
            boolean isKnown = alone.contains(word) || (withValue.contains(word) && !isEmpty());
            if (!isKnown || extras.containsKey(word)) {
                return Optional.empty();
            }
            extras.put(word, alone.contains(word) ? "" : take());
        }
        return Optional.of(new Extras(extras));
    }
}
