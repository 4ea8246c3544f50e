package io.github.vipnat.secret;

import java.util.ArrayList;
import java.util.List;

/** Finds the place in one line where its secret begins. */
final class SecretPlace {

    /** A word, and where it begins. */
    private record Word(String text, int start) {

        int end() {
            return start + text.length();
        }
    }

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final SecretGrammar grammar;

    SecretPlace(String line) {
        this.line = line;
        int at = 0;
        for (String text : line.strip().split("[ \\t]+", -1)) {
            at = line.indexOf(text, at);
            words.add(new Word(text, at));
            at += text.length();
        }
        this.grammar = new SecretGrammar(words.stream().map(Word::text).toList());
    }

    /** Counted from 0; the line's length where it holds none. */
    int find() {
        for (int i = grammar.first(); i < words.size(); i++) {
            int end = endOfAnnouncement(i);
            if (end >= 0) {
                return end;
            }
        }
        return line.length();
    }

    private int endOfAnnouncement(int index) {
        Word word = words.get(index);
        if (grammar.isSecret(index)) {
            return index == 0 ? 0 : words.get(index - 1).end();
        }
        if (grammar.announces(index)) {
            return word.end();
        }
        int named = grammar.isHarmless(index) ? -1 : SecretNames.end(word.text());
        return named < 0 ? -1 : word.start() + named;
    }
}
