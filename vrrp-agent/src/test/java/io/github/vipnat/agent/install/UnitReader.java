package io.github.vipnat.agent.install;

import java.util.ArrayList;
import java.util.List;

/** Reads a unit as systemd.syntax(7) and systemd.service(5) say; shares nothing with what writes one. */
final class UnitReader {

    private final String text;

    UnitReader(String text) {
        this.text = text;
    }

    /** The words of a command line: the first without variables, all with their specifiers put in. */
    List<String> command(String key) {
        String line = text.replace("\\\n", " ")
                .lines()
                .filter(each -> each.startsWith(key + "="))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>();
        for (String word : new Words(line.substring(key.length() + 1)).read()) {
            String plain = single(word, '%');
            command.add(command.isEmpty() ? plain : single(plain, '$'));
        }
        return command;
    }

    /** A doubled sign is one; a single one would be replaced by something else. */
    private static String single(String word, char sign) {
        String doubled = String.valueOf(sign) + sign;
        if (word.replace(doubled, "").indexOf(sign) >= 0) {
            throw new AssertionError("systemd would put something in for " + sign + " of " + word);
        }
        return word.replace(doubled, String.valueOf(sign));
    }

    /** Cuts a line into words: quotes of both kinds, and escapes as in C. */
    private static final class Words {

        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean isWord;
        private char quote;
        private int at;

        Words(String line) {
            this.line = line;
        }

        List<String> read() {
            for (at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (c == '\\') {
                    escape();
                } else if (c == quote) {
                    quote = 0;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                    isWord = true;
                } else if (quote == 0 && (c == ' ' || c == '\t')) {
                    end();
                } else {
                    word.append(c);
                    isWord = true;
                }
            }
            end();
            return words;
        }

        private void escape() {
            at++;
            boolean isHex = line.charAt(at) == 'x';
            word.append(isHex ? (char) Integer.parseInt(line.substring(at + 1, at + 3), 16) : line.charAt(at));
            at += isHex ? 2 : 0;
            isWord = true;
        }

        private void end() {
            if (isWord) {
                words.add(word.toString());
            }
            word.setLength(0);
            isWord = false;
        }
    }
}
