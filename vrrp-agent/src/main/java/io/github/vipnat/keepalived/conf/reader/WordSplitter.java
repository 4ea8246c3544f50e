package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts lines into words, by keepalived's two sets of rules. */
public final class WordSplitter {

    private static final String SPACE = " \t\f\n\r\u000b";

    private WordSplitter() {}

    /** The usual rule: white space separates, "…" is one word, a single quote means nothing. */
    static List<ConfWord> split(TracedText line) {
        List<ConfWord> words = new ArrayList<>();
        String chars = line.chars();
        int at = skipSpace(chars, 0);
        while (at < chars.length()) {
            boolean quoted = chars.charAt(at) == '"';
            int start = quoted ? at + 1 : at;
            int end = quoted ? chars.indexOf('"', start) : endOfWord(chars, start);
            if (end < 0) {
                return words;
            }
            words.add(new ConfWord(chars.substring(start, end), line.at(at)));
            at = skipSpace(chars, quoted ? end + 1 : end);
        }
        return words;
    }

    private static int skipSpace(String chars, int from) {
        int at = from;
        while (at < chars.length() && SPACE.indexOf(chars.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String chars, int from) {
        int at = from;
        while (at < chars.length() && chars.charAt(at) != '"' && SPACE.indexOf(chars.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /**
     * The rule for scripts: '…' and "…" both quote, a backslash escapes as in C ({@code \n}, {@code \x41}, {@code \101}, {@code
     * \cA}, {@code \E}); empty when a quote is not closed or the line ends in a backslash.
     */
    public static Optional<List<String>> ofScript(String line) {
        return new ScriptWords(line).split();
    }
}
