package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.parser.Rejection;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.ConfigurationCommands;
import io.github.vipnat.lab.shell.config.ConfigurationSession;
import io.github.vipnat.lab.shell.config.Unattended;
import java.util.List;
import java.util.Optional;

/**
 * {@code copy FILE running-config}: the lines of a file are carried out one after the other "without a person" (ios-facts 2.1, last
 * row). What becomes of the question about child entries is {@link Quirk.ChildQuestionInReplay} (9.4); refusals are shown in the
 * words of 2, as configuration commands show them.
 */
final class ConfigurationMerge {

    private final Session session;
    private final RouterState state;

    ConfigurationMerge(Session session) {
        this.session = session;
        this.state = session.state();
    }

    /** Asks for the destination as a copy to NVRAM does, unless {@code file prompt quiet} (ios-facts 4). */
    void merge(String file) {
        if (state.configuration().value("file prompt").filter("quiet"::equals).isPresent()) {
            copy(file);
            return;
        }
        session.terminal().ask("Destination filename [running-config]? ", name -> {
            if (name.isBlank() || name.strip().equals("running-config")) {
                copy(file);
            } else {
                session.terminal().println("%Error copying system:" + name.strip() + " (Invalid argument)");
            }
        });
    }

    private void copy(String file) {
        Optional<String> text = state.file(file);
        if (text.isEmpty()) {
            session.terminal().println("Error: Could not open file " + file + " for reading"); // ios-facts 5.2
            return;
        }
        session.terminal().print(carriedOut(text.get().lines().toList()));
        int bytes = text.get().length();
        if (state.quirks().get(Quirk.MergeReport.class) == Quirk.MergeReport.BYTES_COPIED) {
            session.terminal().println(bytes + " bytes copied in 0.100 secs (" + bytes * 10 + " bytes/sec)");
        }
    }

    /** Gives what the lines led to. */
    private String carriedOut(List<String> lines) {
        Unattended nobody = Unattended.inReplay(state.quirks());
        ConfigurationSession configuring =
                new ConfigurationSession(state, nobody, session.login().user());
        ConfigurationCommands commands =
                new ConfigurationCommands(session.router().faults()::natBusy);
        for (String line : lines) {
            if (configuring.ended()) {
                break;
            }
            if (!line.isBlank() && !line.strip().startsWith("!")) {
                carryOut(Words.of(line), commands, configuring);
            }
        }
        return nobody.printed();
    }

    private static void carryOut(Words line, ConfigurationCommands commands, ConfigurationSession configuring) {
        try {
            commands.execute(line, configuring);
        } catch (Rejection rejection) {
            configuring.console().print("% Invalid input detected at '^' marker.\n\n");
        }
    }
}
