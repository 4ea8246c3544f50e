package io.github.vipnat.database.remedy;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.LoginTrial;
import io.github.vipnat.database.inspect.Reachability;
import io.github.vipnat.database.inspect.ReplicationCheck;
import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.inspect.ServerView;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that is wrong, from what was seen. */
public final class DatabaseProblems {

    private final WantedAccess wanted;
    private final Optional<String> administrator;

    public DatabaseProblems(WantedAccess wanted, Optional<String> administrator) {
        this.wanted = wanted;
        this.administrator = administrator;
    }

    public List<Problem> all(List<Inspection> inspections, List<LoginTrial> trials) {
        List<Problem> problems = new ArrayList<>();
        for (Inspection inspection : inspections) {
            problems.addAll(of(inspection));
        }
        for (LoginTrial trial : trials) {
            of(trial, inspections).ifPresent(problems::add);
        }
        problems.addAll(ReplicationCheck.problems(inspections, wanted.schema()));
        return List.copyOf(problems);
    }

    List<Problem> of(Inspection inspection) {
        List<Problem> problems = new ArrayList<>();
        ReachProblem.of(inspection).ifPresent(problems::add);
        boolean isSomebodyThere = inspection.reachability().state() == Reachability.State.REACHED
                || inspection
                        .failure()
                        .filter(failure -> failure.reason().isListening())
                        .isPresent();
        if (isSomebodyThere && inspection.view().isEmpty()) {
            problems.add(unread(inspection));
        }
        AccessProblem verdicts = new AccessProblem(inspection.server(), wanted);
        inspection.verdicts().forEach(verdict -> problems.addAll(verdicts.of(verdict)));
        inspection.view().flatMap(view -> byName(inspection.server(), view)).ifPresent(problems::add);
        inspection.view().filter(ServerView::wantsTls).ifPresent(view -> problems.add(wantsTls(inspection.server())));
        return problems.stream().distinct().toList();
    }

    private Problem unread(Inspection inspection) {
        String where = inspection.server().toString();
        if (administrator.isEmpty()) {
            return new Problem(
                    "database-accounts-unread",
                    Severity.NOT_UNDERSTOOD,
                    where,
                    "cluster.yaml names no admin-user, so the accounts were not read",
                    "whether each node is let in is not known",
                    "add admin-user and admin-password to database; or on the server:  " + byHand(inspection));
        }
        ConnectFailure failure = inspection
                .failure()
                .orElse(new ConnectFailure(ConnectFailure.Reason.OTHER, "the accounts were not read"));
        if (failure.reason() == ConnectFailure.Reason.TLS_FAILED) {
            return noTls(where, failure);
        }
        boolean isUnreadable = failure.reason() == ConnectFailure.Reason.UNREADABLE;
        return Problem.fatal(
                isUnreadable ? "database-accounts-unreadable" : "database-admin-turned-away",
                where,
                isUnreadable
                        ? administrator.get() + " may not read the accounts: " + failure.said()
                        : administrator.get() + " is not let in from here: " + failure.said(),
                "the server listens; whether each node is let in is not known",
                "run vipnat on the server itself as root with  admin-socket: /run/mysqld/mysqld.sock  in database; or"
                        + " there:  sudo mariadb  and  " + byHand(inspection));
    }

    private static Problem wantsTls(Server server) {
        return new Problem(
                "database-wants-tls",
                Severity.NOT_UNDERSTOOD,
                server.toString(),
                "the server takes connections with TLS alone",
                "vipnat cannot see whether the clients use it; those that do not get error 3159",
                "SHOW GLOBAL VARIABLES LIKE 'require_secure_transport';");
    }

    private static Problem noTls(String where, ConnectFailure failure) {
        return Problem.fatal(
                "database-tls-failed",
                where,
                "the server listens, and no TLS session with it came about: " + failure.said(),
                "whether each node is let in is not known",
                "tls-authority: FILE  in database names who signed its certificate;  tls: trust  believes any, and"
                        + "  tls: off  does without");
    }

    private String byHand(Inspection inspection) {
        return inspection.sources().stream()
                .flatMap(source -> new GrantSql(wanted).whole(source).stream())
                .map(SqlStatement::toString)
                .collect(Collectors.joining(" "));
    }

    private Optional<Problem> byName(Server server, ServerView view) {
        List<Account> names = view.resolvesNames() ? view.accounts().byName(wanted.user()) : List.of();
        return Optional.of(names)
                .filter(accounts -> !accounts.isEmpty())
                .map(accounts -> new Problem(
                        "database-accounts-by-name",
                        Severity.NOT_UNDERSTOOD,
                        server.toString(),
                        "accounts go by host names: "
                                + accounts.stream().map(Account::toString).collect(Collectors.joining(", ")),
                        "who gets them depends on what the server's resolver says of a client's address, which is not seen from"
                                + " here",
                        "give addresses to the accounts, or set skip_name_resolve"));
    }

    /** A trial that fails although the accounts look right says something they do not. */
    private Optional<Problem> of(LoginTrial trial, List<Inspection> inspections) {
        boolean isServer = inspections.stream()
                .anyMatch(inspection -> inspection.server().address().equals(trial.to()));
        boolean isExplained = inspections.stream()
                .filter(inspection -> !isServer || inspection.server().address().equals(trial.to()))
                .anyMatch(inspection -> explains(inspection, trial));
        return trial.fault().filter(failure -> !isExplained).map(failure -> fault(trial, failure));
    }

    private boolean explains(Inspection inspection, LoginTrial trial) {
        boolean isDenied = failedBy(trial, ConnectFailure.Reason.ACCESS_DENIED);
        boolean isTurnedAway = isDenied || failedBy(trial, ConnectFailure.Reason.TURNED_AWAY);
        boolean isTlsFailed = administrator.isPresent()
                && failedBy(trial, ConnectFailure.Reason.TLS_FAILED)
                && inspection
                        .failure()
                        .filter(failure -> failure.reason() == ConnectFailure.Reason.TLS_FAILED)
                        .isPresent();
        return inspection.reachability().state() != Reachability.State.REACHED
                || isTlsFailed
                || (isTurnedAway
                        && inspection.view().filter(ServerView::wantsTls).isPresent())
                || inspection.verdicts().stream()
                        .anyMatch(verdict -> !verdict.isGood() || (isDenied && verdict.wantsTls()));
    }

    private static boolean failedBy(LoginTrial trial, ConnectFailure.Reason reason) {
        return trial.failure().filter(failure -> failure.reason() == reason).isPresent();
    }

    private Problem fault(LoginTrial trial, ConnectFailure failure) {
        if (!failure.reason().isListening()) {
            return Problem.fatal(
                    "database-address-not-reached",
                    trial.to().toString(),
                    "no database answers at the address clients use: " + failure.said(),
                    "clients fail, whatever the servers behind it do",
                    "find who holds it:  ip -4 addr show to " + trial.to() + "  on every node");
        }
        if (failure.reason() == ConnectFailure.Reason.TLS_FAILED) {
            return noTls(trial.to().toString(), failure);
        }
        return Problem.fatal(
                "database-login-fails",
                trial.to().toString(),
                wanted.user() + " was tried from this host and is not let in: " + failure.said(),
                "clients on this node fare no better",
                "vipnat database check with an admin-user says which account is missing; then: vipnat database grant");
    }
}
