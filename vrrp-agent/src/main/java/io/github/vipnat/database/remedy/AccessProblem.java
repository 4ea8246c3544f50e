package io.github.vipnat.database.remedy;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.ClientSource;
import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.session.SqlQuoting;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what becomes of a client, when it is not what it should be. */
final class AccessProblem {

    private static final String GRANT = "vipnat database grant, which runs:  ";

    private final Server server;
    private final WantedAccess wanted;
    private final GrantSql sql;

    AccessProblem(Server server, WantedAccess wanted) {
        this.server = server;
        this.wanted = wanted;
        this.sql = new GrantSql(wanted);
    }

    List<Problem> of(AccessVerdict verdict) {
        List<Problem> problems = new ArrayList<>();
        verdict.obstacle().ifPresent(obstacle -> problems.add(obstacle(obstacle, verdict)));
        boolean lacks = verdict.own().isPresent() && !verdict.missing().isEmpty();
        if (lacks) {
            problems.add(problem(
                    verdict,
                    "database-privileges-missing",
                    account(verdict) + " lacks on schema " + wanted.schema() + ": "
                            + String.join(", ", verdict.missing()),
                    "the client gets in and fails at its first statement of that kind (error 1142 or 1044)",
                    GRANT + statements(verdict)));
        }
        beyond(verdict).ifPresent(problems::add);
        if (verdict.wantsTls()) {
            problems.add(new Problem(
                    "database-account-wants-tls",
                    Severity.NOT_UNDERSTOOD,
                    server.toString(),
                    account(verdict) + " is let in with TLS alone, or with a certificate of its own",
                    "vipnat has no such certificate and cannot see whether the clients on "
                            + verdict.source().who() + " use TLS; those that do not get error 1045",
                    "SHOW CREATE USER " + quoted(verdict) + ";"));
        }
        return problems;
    }

    private Problem obstacle(AccessVerdict.Obstacle obstacle, AccessVerdict verdict) {
        return switch (obstacle) {
            case NO_ACCOUNT ->
                problem(
                        verdict,
                        "database-account-missing",
                        "no account lets " + wanted.user() + " in from " + from(verdict),
                        "clients get error 1130 (newer ones show it inside 2002) or 1045",
                        GRANT + statements(verdict));
            case SHADOWED -> shadowed(verdict);
            case OTHER_PASSWORD -> otherPassword(verdict);
            case LOCKED ->
                problem(
                        verdict,
                        "database-account-locked",
                        account(verdict) + " is locked",
                        "clients get error 4151",
                        "ALTER USER " + quoted(verdict) + " ACCOUNT UNLOCK;");
            case EXPIRED ->
                problem(
                        verdict,
                        "database-password-expired",
                        "the password of " + account(verdict) + " has expired",
                        "the client may do nothing but change it (error 1820)",
                        "SET PASSWORD FOR " + quoted(verdict) + " = PASSWORD('***');");
        };
    }

    private Problem shadowed(AccessVerdict verdict) {
        return problem(
                verdict,
                "database-account-shadowed",
                wanted.user() + " from " + from(verdict) + " gets the anonymous account " + account(verdict)
                        + ", which is more specific than its own",
                "MariaDB tries the most specific host first, whatever the user; the client gets error 1045, or in"
                        + " without its privileges",
                GRANT + statements(verdict) + " or remove it:  DROP USER " + quoted(verdict) + ";");
    }

    private Problem otherPassword(AccessVerdict verdict) {
        return problem(
                verdict,
                "database-password-differs",
                account(verdict) + " has another password than the one in cluster.yaml",
                "clients that use that one get error 1045",
                "find out which is right; then mend cluster.yaml's, or:  SET PASSWORD FOR " + quoted(verdict)
                        + " = PASSWORD('***');");
    }

    private Optional<Problem> beyond(AccessVerdict verdict) {
        return verdict.applied()
                .filter(grant -> grant.privileges().containsAll(verdict.beyond())
                        && !verdict.beyond().isEmpty())
                .map(grant -> new Problem(
                        "database-privileges-beyond",
                        Severity.UNTIDY,
                        server.toString(),
                        account(verdict) + " may do more than cluster.yaml asks for: "
                                + String.join(", ", verdict.beyond()),
                        "whoever takes the web server over has these too",
                        sql.revoke(grant, verdict.beyond()).toString()));
    }

    /** What is not known to happen is a risk and no fault. */
    private Problem problem(AccessVerdict verdict, String code, String what, String why, String fix) {
        return verdict.source().isCertain()
                ? Problem.fatal(code, server.toString(), what, why, fix)
                : Problem.risk(
                        code,
                        server.toString(),
                        what,
                        why
                                + "; it happens only if the interface's mask is shorter than the VIP's, which cannot be seen"
                                + " from here (ip -4 addr show)",
                        fix);
    }

    private String statements(AccessVerdict verdict) {
        return sql.of(verdict).stream().map(SqlStatement::toString).collect(Collectors.joining(" "));
    }

    private static String account(AccessVerdict verdict) {
        return verdict.account().map(Account::toString).orElse("nobody");
    }

    private static String quoted(AccessVerdict verdict) {
        return verdict.account()
                .map(account -> SqlQuoting.quoted(account.user()) + "@"
                        + SqlQuoting.quoted(account.host().text()))
                .orElse("");
    }

    private static String from(AccessVerdict verdict) {
        ClientSource source = verdict.source();
        return source.address() + " (" + source.who() + ", " + source.when() + ")";
    }
}
