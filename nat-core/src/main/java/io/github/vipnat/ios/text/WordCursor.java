package io.github.vipnat.ios.text;

import io.github.vipnat.nat.TrailingOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The words of a line, taken one by one from the left; what is not asked for is not looked at. */
public final class WordCursor {

    private final String line;

    /** Where the next word starts; the line's length at the end. */
    private int next;

    public WordCursor(String line) {
        this.line = line;
        this.next = skipBlanks(0);
    }

    public boolean isEmpty() {
        return next == line.length();
    }

    /** Where in the line the next word begins, counted from 0; the line's length at its end. */
    int position() {
        return next;
    }

    public String peek() {
        return line.substring(next, endOfWord(next));
    }

    /** The next word, or the empty string at the end. */
    public String take() {
        int end = endOfWord(next);
        String word = line.substring(next, end);
        next = skipBlanks(end);
        return word;
    }

    /** Takes the words if they are the next ones. */
    public boolean takeIf(String... expected) {
        int start = next;
        for (String word : expected) {
            if (!isNext(word)) {
                next = start;
                return false;
            }
            next = skipBlanks(next + word.length());
        }
        return true;
    }

    private boolean isNext(String word) {
        int end = next + word.length();
        return !word.isEmpty() && line.startsWith(word, next) && (end == line.length() || isBlank(line.charAt(end)));
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < line.length() && !isBlank(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private int skipBlanks(int from) {
        int start = from;
        while (start < line.length() && isBlank(line.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Asked for every character there is, and nearly all of them are ASCII that can be seen. */
    private static boolean isBlank(char character) {
        return (character <= ' ' || character > '~') && Character.isWhitespace(character);
    }

    /** Takes the next word after the given one, if that is what follows. */
    public Optional<String> takeAfter(String keyword) {
        return takeIf(keyword) && !isEmpty() ? Optional.of(take()) : Optional.empty();
    }

    /** The next word, if there is one. */
    public Optional<String> takeName() {
        return isEmpty() ? Optional.empty() : Optional.of(take());
    }

    /** Everything that is left, with one blank between two words. */
    public String rest() {
        if (line.indexOf("  ", next) < 0 && line.indexOf('\t', next) < 0) {
            String asItStands = line.substring(next).stripTrailing();
            next = line.length();
            return asItStands;
        }
        StringJoiner rest = new StringJoiner(" ");
        while (!isEmpty()) {
            rest.add(take());
        }
        return rest.toString();
    }

    /**
     * Takes everything that is left as optional words, in whatever order they stand.
     *
     * @param alone words without a value
     * @param withValue words that another one follows
     * @return empty when one of them is unknown, stands twice or lacks its value
     */
    public Optional<TrailingOptions> takeExtras(Set<String> alone, Set<String> withValue) {
        Map<String, String> extras = new LinkedHashMap<>();
        while (!isEmpty()) {
            String word = take();
            boolean isKnown = alone.contains(word) || (withValue.contains(word) && !isEmpty());
            if (!isKnown || extras.containsKey(word)) {
                return Optional.empty();
            }
            extras.put(word, alone.contains(word) ? "" : take());
        }
        return Optional.of(new TrailingOptions(extras));
    }
}
