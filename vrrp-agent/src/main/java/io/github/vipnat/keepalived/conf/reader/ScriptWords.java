package io.github.vipnat.keepalived.conf.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a script's command line into words: both kinds of quotes, escapes as in C. */
final class ScriptWords {

    private static final char NONE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private int at;

    ScriptWords(String line) {
        this.line = line;
    }

    Optional<List<String>> split() {
        skipSpace();
        while (at < line.length()) {
            Optional<String> word = word();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
            skipSpace();
        }
        return Optional.of(words);
    }

    private void skipSpace() {
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private Optional<String> word() {
        StringBuilder word = new StringBuilder();
        char quote = NONE;
        while (at < line.length() && (quote != NONE || !isSpace(line.charAt(at)))) {
            char c = line.charAt(at++);
            if (c == '\\') {
                if (at == line.length()) {
                    return Optional.empty();
                }
                word.append(escaped());
            } else if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        return quote == NONE ? Optional.of(word.toString()) : Optional.empty();
    }

    private char escaped() {
        char c = line.charAt(at++);
        if (c == 'x' && at < line.length() && Character.digit(line.charAt(at), 16) >= 0) {
            return digits(16, Integer.MAX_VALUE);
        }
        if (c == 'c' && at < line.length()) {
            return (char) (line.charAt(at++) & 0x1f);
        }
        if (c >= '0' && c <= '7') {
            at--;
            return digits(8, 3);
        }
        return named(c);
    }

    private char digits(int radix, int most) {
        int value = 0;
        for (int n = 0; n < most && at < line.length() && Character.digit(line.charAt(at), radix) >= 0; n++) {
            value = value * radix + Character.digit(line.charAt(at++), radix) & 0xff;
        }
        return (char) value;
    }

    private static char named(char c) {
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'E' -> 27;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> c;
        };
    }
}
