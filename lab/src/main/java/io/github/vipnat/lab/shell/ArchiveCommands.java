package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.device.Archive;
import io.github.vipnat.lab.device.ConfigurationDiff;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code archive config} and {@code show archive ...} (ios-facts 3, 5.1, 5.2). */
final class ArchiveCommands {

    private static final Keywords CONFIG = Keywords.of("config");
    private static final Keywords SHOW = Keywords.of("config log");
    private static final Keywords SHOW_CONFIG = Keywords.of("differences incremental-diffs rollback");
    private static final Keywords TIMER = Keywords.of("timer");
    private static final Keywords IGNORE_CASE = Keywords.of("ignorecase");

    private final Session session;
    private final RouterState state;

    ArchiveCommands(Session session) {
        this.session = session;
        this.state = session.state();
    }

    /** {@code archive config}: keeps the running-config now. */
    void archive(Words words) {
        words.keyword(CONFIG);
        words.end();
        if (state.archiveRunning().isEmpty()) {
            session.terminal().print(" Archive feature not enabled\n% Error caught by command handler\n");
        }
    }

    String show(Words words) {
        Optional<String> what = words.keywordOrEnd(SHOW);
        if (what.isEmpty()) {
            return ShowCommands.text(listing());
        }
        if (!what.get().equals("config")) {
            throw words.invalid();
        }
        return switch (words.keyword(SHOW_CONFIG)) {
            case "rollback" -> {
                words.keyword(TIMER);
                yield ShowCommands.lines(words, session.router().revertTimer().lines());
            }
            case "incremental-diffs" -> incremental(words);
            default -> differences(words);
        };
    }

    private List<String> listing() {
        Optional<Archive.Settings> settings = Archive.settings(state.configuration());
        if (settings.isEmpty()) {
            return List.of(" Archive feature not enabled");
        }
        List<String> names = state.archive().names();
        List<String> lines = new ArrayList<>();
        lines.add("The maximum archive configurations allowed is "
                + settings.get().maximum() + ".");
        lines.add("There are currently " + names.size() + " archive configurations saved.");
        lines.add("The next archive file will be named "
                + state.archive()
                        .nextName(
                                settings.get(), state.hostname(), state.clock().now()));
        lines.add(" Archive #  Name");
        for (int i = 1; i <= settings.get().maximum(); i++) {
            String name = i <= names.size() ? names.get(i - 1) : "";
            String mark = i == names.size() ? " <- Most Recent" : "";
            lines.add(String.format(Locale.ROOT, "   %-9d%s%s", i, name, mark).stripTrailing());
        }
        return lines;
    }

    /** Without a file running is compared with startup, with one the file with running. */
    private String differences(Words words) {
        String first = words.more() ? words.word("WORD  First config file") : "system:running-config";
        String second = words.more()
                ? words.word("WORD  Second config file")
                : first.equals("system:running-config") ? "nvram:startup-config" : "system:running-config";
        words.end();
        return compare(first, second, diff -> {
            List<String> lines = diff.contextual();
            return lines.isEmpty()
                    ? "!No changes were found\n"
                    : "!Contextual Config Diffs:\n" + ShowCommands.text(lines) + endOfDifferences();
        });
    }

    /** A CSR1000v was recorded with an empty line behind them; the sheet's other screen of them has none (ios-facts 5.2). */
    private String endOfDifferences() {
        return state.personality() == Personality.IOS_XE ? "\n" : "";
    }

    /** What a merge of the file would type; lines the running-config has and the file has not do not count. */
    private String incremental(Words words) {
        String file = words.word("WORD  Config file");
        if (words.more()) {
            words.keyword(IGNORE_CASE);
        }
        words.end();
        return compare("system:running-config", file, diff -> {
            String commands = diff.addAdditions().stream()
                    .flatMap(ConfigurationDiff.Change::lines)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            return commands.isEmpty() ? "!No changes were found\n" : "!List of Commands:\n" + commands + "end\n\n";
        });
    }

    private interface Report {
        String of(ConfigurationDiff diff);
    }

    private String compare(String first, String second, Report report) {
        for (String file : List.of(first, second)) {
            if (state.file(file).isEmpty()) {
                return "Error: Could not open file " + file + " for reading\n"; // ios-facts 5.2
            }
        }
        return report.of(new ConfigurationDiff(
                state.file(first).orElseThrow(), state.file(second).orElseThrow()));
    }
}
