package io.github.vipnat.cli.process;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Libraries log for themselves; a user hears of failures as problems, once. */
public final class LibraryLogging {

    /** Held, because java.util.logging forgets loggers nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private LibraryLogging() {}

    public static void silence() {
        ROOT.setLevel(Level.OFF);
    }
}
