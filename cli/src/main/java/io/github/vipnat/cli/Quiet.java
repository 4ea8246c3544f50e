package io.github.vipnat.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Libraries log for themselves; a user hears of failures as problems, once. */
final class Quiet {

    /** Held, because java.util.logging forgets loggers nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private Quiet() {}

    static void libraries() {
        ROOT.setLevel(Level.OFF);
    }
}
