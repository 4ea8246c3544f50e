package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;

/** {@code configure}, as typed in exec mode. */
final class ConfigureCommand {

    private static final Keywords WHAT =
            Keywords.of("confirm memory network overwrite-network replace revert terminal");

    private final Session session;

    ConfigureCommand(Session session) {
        this.session = session;
    }

    void run(Words words) {
        switch (words.keyword(WHAT)) {
            case "terminal" -> {
                words.end();
                enter();
            }
            default -> throw words.invalid();
        }
    }

    private void enter() {
        if (session.router().faults().locked()) {
            session.terminal().println(lockedText(session.state().personality()));
            return;
        }
        session.terminal().println("Enter configuration commands, one per line.  End with CNTL/Z.");
        session.configure();
    }

    /** ios-facts 5.3: each family its own words; the prompt stays. */
    private static String lockedText(Personality personality) {
        return personality == Personality.IOS_XE
                ? "Configuration mode locked exclusively by user 'unknown' process '13' from terminal '0'. Please try later."
                : "Configuration locked. Ascii config in progress.";
    }
}
