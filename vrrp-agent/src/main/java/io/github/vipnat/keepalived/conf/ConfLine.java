package io.github.vipnat.keepalived.conf;

import java.util.List;

/**
 * A line as keepalived acts on it: comments gone, definitions put in, one brace at most and that alone.
 *
 * @param words at least one
 * @param text the line before it was cut into words; a script is cut again from it, by other rules
 */
public record ConfLine(List<ConfWord> words, String text) {

    public ConfLine {
        words = List.copyOf(words);
    }

    /** The first word. */
    public String keyword() {
        return words.get(0).text();
    }

    /** Where the line starts. */
    public ConfPosition at() {
        return words.get(0).at();
    }

    /** Whether the line has a word at this place; 0 is the keyword. */
    public boolean has(int index) {
        return index < words.size();
    }

    /** The word at this place, or empty text. */
    public String word(int index) {
        return has(index) ? words.get(index).text() : "";
    }

    /** Where the word at this place is, or the last word when there is none. */
    public ConfPosition at(int index) {
        return words.get(Math.min(index, words.size() - 1)).at();
    }

    public boolean isOpeningBrace() {
        return keyword().equals("{");
    }

    public boolean isClosingBrace() {
        return keyword().equals("}");
    }
}
