package io.github.vipnat.node;

import java.util.ArrayList;
import java.util.List;

/** The words of a simple command, as sh takes them: blanks part them, quotes and backslashes hold them together. */
final class ShellWords {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isOpen;

    private ShellWords() {}

    static List<String> of(String command) {
        ShellWords all = new ShellWords();
        int at = 0;
        while (at < command.length()) {
            at = all.take(command, at);
        }
        all.end();
        return List.copyOf(all.words);
    }

    /** Reads what starts here and answers where the next starts. */
    private int take(String command, int at) {
        char here = command.charAt(at);
        if (here == ' ') {
            end();
            return at + 1;
        }
        isOpen = true;
        if (here == '\'' || here == '"') {
            int close = command.indexOf(here, at + 1);
            word.append(command, at + 1, close < 0 ? command.length() : close);
            return close < 0 ? command.length() : close + 1;
        }
        boolean isEscape = here == '\\' && at + 1 < command.length();
        word.append(isEscape ? command.charAt(at + 1) : here);
        return isEscape ? at + 2 : at + 1;
    }

    private void end() {
        if (isOpen) {
            words.add(word.toString());
        }
        word.setLength(0);
        isOpen = false;
    }
}
