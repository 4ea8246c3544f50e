package io.github.vipnat.database;

import java.util.Locale;

/** Servers and trials, a line each. */
final class CheckText {

    private CheckText() {}

    static String server(Inspection inspection) {
        StringBuilder text = new StringBuilder("Server " + inspection.server());
        inspection.view().ifPresent(view -> text.append(": MariaDB " + view.version() + ", listens on " + bind(view)));
        text.append('\n');
        if (inspection.view().isEmpty()) {
            text.append("  its accounts were not read\n");
        }
        inspection.verdicts().forEach(verdict -> text.append(verdict(verdict)));
        return text.append('\n').toString();
    }

    static String bind(ServerView view) {
        return view.bindAddress().isEmpty() || view.bindAddress().equals("*") ? "every address" : view.bindAddress();
    }

    private static String verdict(Verdict verdict) {
        return "  %-7s %-15s gets %-28s %s%n"
                .formatted(
                        verdict.source().who(),
                        verdict.source().address(),
                        verdict.account().map(Account::toString).orElse("no account"),
                        state(verdict))
                .replace(System.lineSeparator(), "\n");
    }

    static String state(Verdict verdict) {
        return verdict.obstacle()
                .map(obstacle -> obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse(verdict.missing().isEmpty() ? "good" : "privileges-missing");
    }

    static String trial(Trial trial) {
        return "  to " + trial.to() + ": "
                + trial.failure()
                        .map(NotConnected::said)
                        .orElseGet(() -> "in as " + trial.account().orElse("") + ", seen as "
                                + trial.seenAs().orElse(""))
                + "\n";
    }
}
