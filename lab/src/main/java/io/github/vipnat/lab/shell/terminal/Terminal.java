package io.github.vipnat.lab.shell.terminal;

import io.github.vipnat.lab.shell.config.Console;
import java.util.function.Consumer;

/** The console of a logged-in user, who can be asked more than a replay can. */
public interface Terminal extends Console {

    /** Asks for a line that is not echoed. */
    void askSecret(String question, Consumer<String> onAnswer);

    /** Asks for a single key: nothing is echoed, not even a line end (ios-facts 4, "[confirm]"). */
    void askKey(String question, Consumer<Character> onKey);

    /** Prints a text that may be longer than the screen, page by page where paging is on. */
    void page(CharSequence text);

    /** Ends the session after this command. */
    void leave();
}
