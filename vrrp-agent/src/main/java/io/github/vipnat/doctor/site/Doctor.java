package io.github.vipnat.doctor.site;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.DatabaseSite;
import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.DatabaseSight;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.RouterSight;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.WireSight;
import io.github.vipnat.doctor.node.NodeRepair;
import io.github.vipnat.doctor.node.Repairs;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.NodeVisits;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterCheckup;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks at nodes, routers and databases, all at the same time, and says what is wrong. Changes nothing.
 *
 * <pre>{@code
 * Doctor doctor = Doctor.of(site, surroundings);
 * SiteSight sight = doctor.look(site.routers(), System.err::println);
 * doctor.diagnose(sight).faults().forEach(System.out::println);
 * }</pre>
 */
public final class Doctor {

    /** How long one node may take over all its answers once it has let us in. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Topology site;
    private final Surroundings surroundings;
    private final List<Check> checks;
    private final Duration longest;

    Doctor(Topology site, Surroundings surroundings, List<Check> checks, Duration longest) {
        this.site = site;
        this.surroundings = surroundings;
        this.checks = List.copyOf(checks);
        this.longest = longest;
    }

    /** With every check there is. */
    public static Doctor of(Topology site, Surroundings surroundings) {
        return new Doctor(site, surroundings, AllChecks.all(), LONGEST);
    }

    /**
     * One look at everything.
     *
     * @param routers those to be asked
     * @param progress told who has answered, a line each, from several threads
     */
    public SiteSight look(List<Router> routers, Consumer<String> progress) {
        Rounds rounds = new Rounds(progress);
        CompletableFuture<List<NodeSight>> nodes = rounds.begin(() -> nodes(rounds));
        CompletableFuture<List<RouterSight>> asked = rounds.begin(() -> routers(routers, rounds));
        CompletableFuture<Optional<DatabaseSight>> database = rounds.begin(() -> database(rounds));
        CompletableFuture<WireSight> wire = rounds.begin(() -> WireLook.look(site));
        try {
            return new SiteSight(site, nodes.join(), asked.join(), database.join(), wire.join());
        } finally {
            rounds.end();
        }
    }

    /** What all checks make of it. */
    public Diagnosis diagnose(SiteSight sight) {
        return Diagnosis.of(
                checks.stream().flatMap(check -> check.check(sight).stream()).toList());
    }

    /**
     * What to type to mend what was found, node by node in a safe order, as text that a shell takes; nothing of it is run.
     *
     * @return empty where there is nothing to mend
     */
    public String repairs(SiteSight sight, Diagnosis diagnosis) {
        return Repairs.of(sight, diagnosis.findings(), questions()).stream()
                .map(NodeRepair::text)
                .collect(Collectors.joining("\n"));
    }

    private List<NodeSight> nodes(Rounds rounds) {
        return new NodeVisits(site, new NodeDoor(new NodeAccess(surroundings), rounds)).ask(questions(), longest);
    }

    private List<NodeQuestion> questions() {
        return checks.stream().flatMap(check -> check.questions(site).stream()).toList();
    }

    private List<RouterSight> routers(List<Router> routers, Rounds rounds) {
        return new Fleet(site, surroundings, Fleet.usual(site.routers().size()))
                .each(routers, (reconciler, router) -> checkup(reconciler, router, rounds)).stream()
                        .map(Doctor::sight)
                        .toList();
    }

    private static RouterCheckup checkup(Reconciler reconciler, Router router, Rounds rounds) {
        return rounds.timed(router.name(), () -> reconciler.examine(router));
    }

    private static RouterSight sight(RouterResult<RouterCheckup> result) {
        return new RouterSight(
                result.router(),
                result.finished(),
                result.failed().map(RouterResult.Failed::problems).orElse(List.of()));
    }

    private Optional<DatabaseSight> database(Rounds rounds) {
        return site.database().map(settings -> rounds.timed("database", this::database));
    }

    private DatabaseSight database() {
        try {
            Map<Ipv4, NodeView> unseen = Map.of();
            return new DatabaseSight(
                    Optional.of(DatabaseSite.of(site, surroundings.secrets(), unseen)
                            .check()),
                    List.of());
        } catch (ProblemException e) {
            return new DatabaseSight(Optional.empty(), e.problems());
        }
    }
}
