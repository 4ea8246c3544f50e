package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.parser.Rejection;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.ConfigurationCommands;
import io.github.vipnat.lab.shell.config.ConfigurationSession;
import io.github.vipnat.lab.shell.config.Vocabulary;

/** Takes typed lines apart and carries them out, in whichever mode the session is. */
final class CommandLine {

    private final Session session;
    private final ExecCommands exec;
    private final ConfigurationCommands configuration;
    private String line = "";
    private int promptWidth;

    CommandLine(Session session) {
        this.session = session;
        this.exec = new ExecCommands(session);
        this.configuration = new ConfigurationCommands(session.router().faults()::natBusy);
    }

    /** @throws Rejection what {@link #explain} turns into IOS's words */
    void execute(String typed) {
        line = typed;
        promptWidth = session.prompt().length();
        if (session.tcl().isActive() && session.tcl().execute(typed)) {
            return;
        }
        if (typed.isBlank() || typed.strip().startsWith("!")) { // comment lines are accepted (ios-facts 6, last row)
            return;
        }
        if (session.router().faults().denies(typed.strip())) {
            session.terminal().println("Command authorization failed."); // ios-facts 2
            return;
        }
        dispatch(Words.of(typed));
    }

    private void dispatch(Words words) {
        if (session.configuring().isEmpty()) {
            exec.execute(words);
            return;
        }
        ConfigurationSession configuring = session.configuring().get();
        if (words.keywordIf(Vocabulary.DO).isPresent()) { // ios-facts 6, "do in config mode"
            exec.executeInConfiguration(words);
        } else if (isLockedOut(words)) {
            session.terminal().println(session.router().others().refusal().orElseThrow()); // the words are a guess
        } else {
            configuration.execute(words, configuring);
        }
        if (configuring.ended()) {
            session.stopConfiguring();
        }
    }

    private boolean isLockedOut(Words words) {
        return session.state().quirks().get(Quirk.LineUnderLock.class) == Quirk.LineUnderLock.REFUSED
                && session.router().others().holder().isPresent()
                && !words.peek().equals("end")
                && !words.peek().equals("exit");
    }

    /** What is printed for a line ended by a question mark. */
    String help(String typed) {
        try {
            promptWidth = session.prompt().length();
            line = typed;
            dispatch(Words.ofHelp(typed));
            return "";
        } catch (Rejection rejection) {
            return explain(rejection);
        }
    }

    /** The line with its last word written out, where there is one way to. */
    String complete(String typed) {
        int start = typed.lastIndexOf(' ') + 1;
        String help = help(typed);
        boolean oneWord = start < typed.length() && help.strip().matches("[a-z0-9-]+");
        return oneWord ? typed.substring(0, start) + help.strip() + " " : typed;
    }

    /** IOS's words for a rejection; the caret counts the prompt (ios-facts 2). */
    String explain(Rejection rejection) {
        return rejection.match(new Rejection.Cases<>(
                (Rejection.Invalid invalid) ->
                        " ".repeat(promptWidth + invalid.column()) + "^\n% Invalid input detected at '^' marker.\n\n",
                (Rejection.Ambiguous ambiguous) -> "% Ambiguous command:  \"" + line + "\"\n",
                (Rejection.Incomplete incomplete) -> "% Incomplete command.\n\n",
                (Rejection.Help help) -> String.join("\n", help.lines()) + "\n\n"));
    }
}
