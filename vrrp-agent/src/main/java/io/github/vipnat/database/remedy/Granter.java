package io.github.vipnat.database.remedy;

import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.Inspector;
import io.github.vipnat.database.inspect.ReplicationCheck;
import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.remedy.GrantResult.Ending;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Redactor;
import io.github.vipnat.secret.Secret;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Runs on each server what is missing there. A server that copies from another one gets it from there. */
public final class Granter {

    private static final Duration REPLICATION = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Inspector inspector;
    private final WantedAccess wanted;
    private final DatabaseProblems findings;
    private final Redactor redactor = new Redactor();

    public Granter(Inspector inspector, WantedAccess wanted, Optional<String> administrator) {
        this.inspector = inspector;
        this.wanted = wanted;
        this.findings = new DatabaseProblems(wanted, administrator);
        if (administrator.isEmpty()) {
            throw refused(
                    "database-admin-missing",
                    "cluster.yaml names no admin-user, so nobody could grant anything",
                    "add admin-user: root and admin-password: env:DB_ADMIN to database");
        }
        wanted.password().ifPresent(password -> {
            redactor.add(password);
            redactor.add(new Secret(NativePassword.of(password).hash()));
        });
    }

    /** What would be run, where. */
    public GrantReport plan() {
        List<Inspection> all = inspections();
        List<GrantResult> each = new ArrayList<>();
        for (Inspection inspection : all) {
            boolean isCopy = !missing(inspection).isEmpty() && isCopyOf(inspection, each, all);
            each.add(isCopy ? copied(inspection) : shown(inspection).with(forItAlone(inspection, all)));
        }
        return new GrantReport(each);
    }

    public GrantReport grant() {
        List<Inspection> all = inspections();
        requirePassword(all);
        List<GrantResult> each = new ArrayList<>();
        for (Inspection inspection : all) {
            boolean isCopy = !missing(inspection).isEmpty() && isCopyOf(inspection, each, all);
            each.add(isCopy ? awaited(inspection) : granted(inspection).with(forItAlone(inspection, all)));
        }
        return new GrantReport(each);
    }

    /** Those that copy from nobody first. */
    private List<Inspection> inspections() {
        List<Inspection> all = new ArrayList<>(
                inspector.servers().stream().map(inspector::inspect).toList());
        List<Inspection> asFound = List.copyOf(all);
        all.sort(Comparator.comparing(
                inspection -> asFound.stream().anyMatch(other -> ReplicationCheck.copies(inspection, other))));
        return all;
    }

    /** Whether a server that was granted something before is one it copies from. */
    private static boolean isCopyOf(Inspection inspection, List<GrantResult> before, List<Inspection> all) {
        return before.stream()
                .filter(granted -> granted.ending() == Ending.GRANTED || granted.ending() == Ending.SHOWN)
                .anyMatch(granted -> all.stream()
                        .filter(other -> other.server().equals(granted.server()))
                        .anyMatch(other -> ReplicationCheck.copies(inspection, other)));
    }

    /** Its source could not be asked: what is granted on the copy does not get there by itself. */
    private static Optional<Problem> forItAlone(Inspection copy, List<Inspection> all) {
        Set<String> seen = all.stream()
                .flatMap(inspection -> inspection.view().stream())
                .map(view -> view.replica().serverId())
                .collect(Collectors.toSet());
        return ReplicationCheck.channels(copy)
                .filter(channel -> !seen.contains(channel.sourceId()))
                .flatMap(channel ->
                        all.stream().filter(other -> other.view().isEmpty() && channel.mayBe(other.server())))
                .findFirst()
                .map(source -> Problem.risk(
                        "database-granted-on-copy",
                        copy.server().toString(),
                        "it copies from " + source.server() + ", which was not reached: this is for the copy alone",
                        "the source still lacks it, and what is granted on a copy goes back only where replication is both"
                                + " ways",
                        "when " + source.server().name() + " is back:  vipnat database grant"));
    }

    private List<SqlStatement> missing(Inspection inspection) {
        GrantSql sql = new GrantSql(wanted);
        return inspection.verdicts().stream()
                .flatMap(verdict -> sql.of(verdict).stream())
                .distinct()
                .toList();
    }

    private GrantResult shown(Inspection inspection) {
        List<SqlStatement> missing = missing(inspection);
        Ending ending =
                inspection.view().isEmpty() ? Ending.NOT_REACHED : missing.isEmpty() ? Ending.NOTHING : Ending.SHOWN;
        return new GrantResult(inspection.server(), ending, missing, 0, beyondGrant(inspection));
    }

    private GrantResult copied(Inspection inspection) {
        return new GrantResult(inspection.server(), Ending.REPLICATED, missing(inspection), 0, beyondGrant(inspection));
    }

    private GrantResult granted(Inspection inspection) {
        List<SqlStatement> missing = missing(inspection);
        if (inspection.view().isEmpty() || missing.isEmpty()) {
            return shown(inspection);
        }
        int done = 0;
        try (Inspector.Entry entry = inspector.enter(inspection.server())) {
            for (SqlStatement statement : missing) {
                entry.session().run(statement.sql().orElseThrow());
                done++;
            }
        } catch (SQLException e) {
            return new GrantResult(
                    inspection.server(),
                    done == 0 ? Ending.REFUSED : Ending.LEFT_OPEN,
                    missing,
                    done,
                    List.of(failed(inspection.server(), missing.subList(done, missing.size()), e)));
        }
        return lookedAtAgain(inspection.server(), Ending.GRANTED, missing, done);
    }

    private GrantResult lookedAtAgain(Server server, Ending ending, List<SqlStatement> statements, int done) {
        Inspection after = inspector.inspect(server);
        List<SqlStatement> still = missing(after);
        boolean isThere = after.view().isPresent() && still.isEmpty();
        return new GrantResult(
                server, isThere ? ending : Ending.LEFT_OPEN, isThere ? statements : still, done, findings.of(after));
    }

    /** Waits until the other server's grants have arrived. */
    private GrantResult awaited(Inspection inspection) {
        long deadline = System.nanoTime() + REPLICATION.toNanos();
        GrantResult now = lookedAtAgain(inspection.server(), Ending.REPLICATED, missing(inspection), 0);
        while (now.ending() != Ending.REPLICATED && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            now = lookedAtAgain(inspection.server(), Ending.REPLICATED, missing(inspection), 0);
        }
        return now;
    }

    /** What a grant does not mend: without the problems it does. */
    private List<Problem> beyondGrant(Inspection inspection) {
        Inspection others = new Inspection(
                inspection.server(),
                inspection.reachability(),
                inspection.failure(),
                inspection.view(),
                inspection.sources(),
                inspection.verdicts().stream()
                        .filter(verdict -> !verdict.isForGrant())
                        .toList());
        return findings.of(others);
    }

    private void requirePassword(List<Inspection> all) {
        boolean isNeeded = all.stream()
                .flatMap(inspection -> missing(inspection).stream())
                .anyMatch(statement -> statement.sql().isEmpty());
        if (isNeeded) {
            throw refused(
                    "database-password-missing",
                    "an account has to be created, and cluster.yaml names no password for it",
                    "add password: env:DB_PASSWORD to database");
        }
    }

    private Problem failed(Server server, List<SqlStatement> left, SQLException failure) {
        String said = redactor.redact(String.valueOf(failure.getMessage()));
        return Problem.fatal(
                "database-grant-failed",
                server.toString(),
                "the server refused \"" + left.get(0) + "\": " + said,
                "what comes before it is in place, it and what follows is not",
                "on the server:  sudo mariadb  and  "
                        + String.join(
                                " ", left.stream().map(SqlStatement::toString).toList()));
    }

    private static ProblemException refused(String code, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT, Problem.fatal(code, "database", what, "nothing was changed", fix));
    }
}
