package io.github.vipnat.lab.shell.config;

import java.util.function.Consumer;

/** Where a command's words go and its questions are answered: a terminal, or nobody at all during a rollback. */
public interface Console {

    /** Prints text as it is, line feeds included. */
    void print(CharSequence text);

    default void println(String line) {
        print(line + "\n");
    }

    /** Prints a question and goes on with the line that answers it. */
    void ask(String question, Consumer<String> onAnswer);

    /** Asks for a single key: nothing is echoed, not even a line end (ios-facts 4, "[confirm]"). */
    void askKey(String question, Consumer<Character> onKey);
}
