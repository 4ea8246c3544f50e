package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.ConfigurationDiff;
import io.github.vipnat.lab.device.ConfigurationDiff.Change;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.shell.config.ConfigurationCommands;
import io.github.vipnat.lab.shell.config.ConfigurationSession;
import io.github.vipnat.lab.shell.config.Unattended;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the running-config into another one by typing the difference, up to five times over (ios-facts 5.1, "rollback is a diff
 * replay"). Nobody is there to answer the question about child entries; what becomes of it is a {@link Quirk}.
 */
final class Rollback {

    private static final int PASSES = 5;

    /** Platform noise that no configuration line changes: the rest is applied, and the replace aborts (ios-facts 5.2). */
    private static final Pattern NOT_OURS_TO_CHANGE = Pattern.compile("(?:no )?license udi .*");

    private final RouterState state;
    private final StringBuilder listed = new StringBuilder();
    private List<Change> last = List.of();
    private List<Change> failed = List.of();

    Rollback(RouterState state) {
        this.state = state;
    }

    /**
     * Does it.
     *
     * @param list whether the report lists the commands of every pass
     * @return the report, ending in {@code Rollback Done} or the story of the lines that would not go
     */
    String to(String body, String user, boolean list) {
        int passes = 0;
        List<Change> changes = new ConfigurationDiff(state.runningBody(), body).changes();
        while (!changes.isEmpty() && passes < PASSES) {
            passes++;
            last = changes;
            pass(changes, user);
            if (list) {
                listed.append("!Pass ")
                        .append(passes)
                        .append('\n')
                        .append(commands(changes))
                        .append('\n');
            }
            changes = new ConfigurationDiff(state.runningBody(), body).changes();
        }
        return changes.isEmpty() ? listed + "Total number of passes: " + passes + "\nRollback Done\n\n" : aborted();
    }

    private void pass(List<Change> changes, String user) {
        List<Change> refused = new ArrayList<>();
        for (Change change : changes) {
            if (NOT_OURS_TO_CHANGE.matcher(change.line()).matches()) {
                if (!change.line().startsWith("no ")) {
                    refused.add(
                            change); // the recording lists the line that would not come, not the one that would not go
                }
                continue;
            }
            Unattended nobody = Unattended.inReplay(state.quirks());
            ConfigurationSession session = new ConfigurationSession(state, nobody, user);
            ConfigurationCommands commands = new ConfigurationCommands();
            try {
                change.lines().forEach(line -> commands.execute(line, session));
            } catch (IllegalArgumentException notKnown) {
                refused.add(change);
            }
            if (nobody.printed().contains("%")) {
                refused.add(change);
            }
        }
        failed = refused;
    }

    private static String commands(List<Change> changes) {
        return "!List of Rollback Commands:\n"
                + changes.stream()
                        .flatMap(Change::lines)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                + "end\n";
    }

    /** ios-facts 5.1, last rows: the words of a CSR1000v whose licence line would not go. */
    private String aborted() {
        return listed + "The rollback configlet from the last pass is listed below:\n********\n" + commands(last)
                + "********\n\n\nRollback aborted after 5 passes\n"
                + "The following commands are failed to apply to the IOS image.\n********\n"
                + failed.stream().map(change -> change.line() + "\n").collect(Collectors.joining())
                + "********\n\n\n";
    }
}
