package io.github.vipnat.lab.parser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words IOS knows at one place of a line, each with its help text. */
public final class Keywords {

    private final Map<String, String> help;

    private Keywords(Map<String, String> help) {
        this.help = help;
    }

    /** No words yet. */
    public static Keywords none() {
        return new Keywords(Map.of());
    }

    /** Words without help texts of their own, separated by blanks. */
    public static Keywords of(String words) {
        Map<String, String> help = new LinkedHashMap<>();
        for (String word : words.split(" ", -1)) {
            help.put(word, "");
        }
        return new Keywords(help);
    }

    /** The same words and one more. */
    public Keywords and(String word, String text) {
        Map<String, String> all = new LinkedHashMap<>(help);
        all.put(word, text);
        return new Keywords(all);
    }

    /** The same words and several more without help. */
    public Keywords and(Keywords others) {
        Map<String, String> all = new LinkedHashMap<>(help);
        all.putAll(others.help);
        return new Keywords(all);
    }

    /** Whether this is one of the words, in full. */
    public boolean has(String word) {
        return help.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** The words a typed one may stand for: itself alone when it is one of them, else all that begin with it. */
    List<String> matching(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (help.containsKey(word)) {
            return List.of(word);
        }
        List<String> beginning = new ArrayList<>();
        for (String known : help.keySet()) {
            if (known.startsWith(word)) {
                beginning.add(known);
            }
        }
        return beginning;
    }

    /** How many characters of the typed word at least one known word begins with: the caret stands behind them. */
    int longestMatch(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        int longest = 0;
        for (String known : help.keySet()) {
            int same = 0;
            while (same < Math.min(word.length(), known.length()) && word.charAt(same) == known.charAt(same)) {
                same++;
            }
            longest = Math.max(longest, same);
        }
        return longest;
    }

    /** One line of help for each word, IOS fashion: two blanks, the word in a column, two blanks, its text. */
    List<String> helpLines() {
        int width = help.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        help.forEach((word, text) ->
                lines.add(("  " + word + " ".repeat(width - word.length()) + "  " + text).stripTrailing()));
        return lines;
    }
}
