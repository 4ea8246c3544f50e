package io.github.vipnat.lab.shell.terminal;

import io.github.vipnat.lab.shell.config.Console;
import java.util.function.Consumer;

/** The console of a logged-in user, who can be asked more than a replay can. */
public interface Terminal extends Console {

    /** Asks for a line that is not echoed. */
    void askSecret(String question, Consumer<String> onAnswer);

    /** Prints a text that may be longer than the screen, page by page where paging is on. */
    void page(CharSequence text);

    /** Ends the session after this command. */
    void leave();
}
