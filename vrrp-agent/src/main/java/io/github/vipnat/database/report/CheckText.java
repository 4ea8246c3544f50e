package io.github.vipnat.database.report;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.LoginTrial;
import io.github.vipnat.database.inspect.ServerView;
import io.github.vipnat.database.session.ConnectFailure;
import java.util.Locale;

/** Servers and trials, a line each. */
final class CheckText {

    private static final int WIDTH = 80;

    /** Behind the name and the address. */
    private static final int UNDER_ACCOUNTS = 31;

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

    private static String verdict(AccessVerdict verdict) {
        String who = "  %-7s %-15s"
                .formatted(verdict.source().who(), verdict.source().address());
        String account = verdict.account().map(Account::toString).orElse("no account");
        StringBuilder text = new StringBuilder(who).append(" gets ").append(account);
        int end = who.length() + " gets ".length() + Math.max(account.length(), 28);
        boolean fits = end + 1 + state(verdict).length() <= WIDTH;
        text.append(fits ? " ".repeat(end + 1 - text.length()) : "\n" + " ".repeat(UNDER_ACCOUNTS))
                .append(state(verdict))
                .append('\n');
        verdict.fitting().stream()
                .skip(1)
                .forEach(row -> text.append(" ".repeat(UNDER_ACCOUNTS - "then ".length()))
                        .append("then ")
                        .append(row)
                        .append('\n'));
        return text.toString();
    }

    static String state(AccessVerdict verdict) {
        return verdict.obstacle()
                .map(obstacle -> obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse(verdict.missing().isEmpty() ? "good" : "privileges-missing");
    }

    static String trial(LoginTrial trial) {
        return "  to " + trial.to() + ": "
                + trial.failure()
                        .map(ConnectFailure::said)
                        .orElseGet(() -> "in as " + trial.account().orElse("") + ", seen as "
                                + trial.seenAs().orElse("") + (trial.isEncrypted() ? ", with TLS" : ""))
                + "\n";
    }
}
