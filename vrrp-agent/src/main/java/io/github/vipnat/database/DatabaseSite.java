package io.github.vipnat.database;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.Inspector;
import io.github.vipnat.database.inspect.LoginTrial;
import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.remedy.DatabaseProblems;
import io.github.vipnat.database.remedy.GrantReport;
import io.github.vipnat.database.remedy.Granter;
import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The databases of a site: the front door of {@code vipnat database}.
 *
 * <pre>{@code
 * CheckReport report = DatabaseSite.of(site, secrets, Map.of()).check();
 * report.problems().forEach(System.out::println);
 * }</pre>
 */
public final class DatabaseSite {

    private final Inspector inspector;
    private final WantedAccess wanted;
    private final Optional<String> administrator;

    private DatabaseSite(Inspector inspector, WantedAccess wanted, Optional<String> administrator) {
        this.inspector = inspector;
        this.wanted = wanted;
        this.administrator = administrator;
    }

    /**
     * Reads what cluster.yaml says of the database, and its secrets.
     *
     * @param hosts nodes that could be looked at from inside, by their own address; the host we run on is looked at anyway
     * @throws ProblemException of kind INPUT without a {@code database} section, or when a secret is missing
     */
    public static DatabaseSite of(Topology site, Secrets secrets, Map<Ipv4, NodeView> hosts) {
        DatabaseSettings database = site.database().orElseThrow(() -> noDatabase(site));
        Optional<Secret> password =
                database.password().map(source -> secrets.resolve(source, "database password of " + database.user()));
        Optional<Secret> adminPassword = database.adminPassword()
                .map(source -> secrets.resolve(
                        source, "database password of " + database.adminUser().orElse("the administrator")));
        WantedAccess wanted = WantedAccess.of(database, password);
        Inspector inspector = new Inspector(site, database, wanted, adminPassword, NodeView.here(), Map.copyOf(hosts));
        return new DatabaseSite(inspector, wanted, database.adminUser());
    }

    private static ProblemException noDatabase(Topology site) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-database",
                        site.source().toString(),
                        "cluster.yaml has no database section",
                        "vipnat does not know which servers and which account are meant",
                        "add  database: { address: " + site.vip().address()
                                + ", schema: shop, user: app, password: env:DB_PASSWORD, admin-user: root,"
                                + " admin-password: env:DB_ADMIN }"));
    }

    /** Looks at every server and tries the account; changes nothing. */
    public CheckReport check() {
        List<Inspection> inspections =
                inspector.servers().stream().map(inspector::inspect).toList();
        List<LoginTrial> trials = inspector.trials();
        return new CheckReport(
                inspections, trials, new DatabaseProblems(wanted, administrator).all(inspections, trials));
    }

    /** The SQL for what is missing, as {@link #grant} would run it; changes nothing. */
    public GrantReport plan() {
        return new Granter(inspector, wanted, administrator).plan();
    }

    /** Grants what is missing, server by server, and looks again. Nothing is missing twice, so running it again is harmless. */
    public GrantReport grant() {
        return new Granter(inspector, wanted, administrator).grant();
    }
}
