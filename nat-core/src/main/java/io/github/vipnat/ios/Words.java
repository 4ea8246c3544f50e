package io.github.vipnat.ios;

import java.util.List;
import java.util.Optional;

/** The words of a line, taken one by one from the left. */
final class Words {

    private final List<String> words;
    private int next;

    Words(String line) {
        words = List.of(line.strip().split("\\s+", -1));
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
}
