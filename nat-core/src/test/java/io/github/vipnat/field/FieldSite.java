package io.github.vipnat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterAccess;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A router of the corpus that listens, and a person in front of it. */
final class FieldSite implements AutoCloseable {

    private static final String PASSWORD = "plain-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedRouter router;
    private final Router described;
    private final Surroundings surroundings;
    private final Reconciler reconciler;

    private FieldSite(SimulatedRouter router, Topology topology, Path folder) {
        this.router = router;
        this.described = topology.routers().get(0);
        this.surroundings = new Surroundings(
                Platforms.standard(),
                Secrets.from(Map.of("IOS_PASSWORD", PASSWORD, "IOS_ENABLE", PASSWORD), SecretPrompt.none()),
                new KnownHosts(folder.resolve("known_hosts")),
                new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester"),
                Progress.silent(),
                pause -> {},
                Clock.systemUTC(),
                new ConnectDeadlines(PATIENCE, PATIENCE),
                new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE));
        this.reconciler = new Reconciler(topology, surroundings);
        router.setArp(topology.vip().address().toString(), "0050.5600.0067");
    }

    static FieldSite start(FieldRouter field, TransportChoice transport, Path folder) {
        SimulatedRouter.Builder builder = SimulatedRouter.builder()
                .personality(field.personality())
                .configuration(field.running())
                .startupConfiguration(field.startup())
                .quirks(Quirks.defaults().with(field.startupHeader()));
        Router login = field.topology().routers().get(0);
        String username = login.username();
        SimulatedRouter router = login.enable().isPresent()
                ? builder.user(username, PASSWORD).enableSecret(PASSWORD).start()
                : builder.privilege15User(username, PASSWORD).start();
        return new FieldSite(router, field.topology(transport, router.port()), folder);
    }

    /** As {@code vipnat trust --yes} does. */
    void trust() {
        HostKey key = new RouterAccess(surroundings).hostKey(described);
        surroundings.knownHosts().add(key);
    }

    List<DeviceProfile.Trait> probe() {
        return reconciler.probe(described).traits();
    }

    /** What speaks against the plan so much that it is not carried out. */
    List<String> refusal() {
        PlanReview review = reconciler.plan(described);
        return review.isRefused()
                ? review.problems().stream()
                        .filter(Problem::isFatal)
                        .map(Problem::code)
                        .toList()
                : List.of();
    }

    void applyIsRefused(String code) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> reconciler.apply(reconciler.plan(described), ApplyOptions.careful(), ""));
        assertThat(refusal).as("a refusal because of " + code).isNotNull();
        assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code);
    }

    void nothingToApply() {
        assertThat(reconciler.apply(reconciler.plan(described), ApplyOptions.careful(), ""))
                .isInstanceOf(Outcome.NothingToDo.class);
    }

    /** Carries the plan out as a careful person does; gives the run's name. */
    String apply() {
        return apply(ApplyOptions.careful());
    }

    String apply(ApplyOptions options) {
        return done(reconciler.apply(reconciler.plan(described), options, ""));
    }

    private static String done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) outcome).saved()).isTrue();
        return ((Outcome.Done) outcome).run();
    }

    void isAsWished() {
        PlanReview review = reconciler.verify(described);
        assertThat(review.plan().isEmpty()).isTrue();
        assertThat(review.isSaved()).isTrue();
    }

    void rollback(String run) {
        RunRecord record = surroundings.runs().list().stream()
                .filter(candidate -> candidate.id().equals(run))
                .findFirst()
                .orElseThrow();
        done(reconciler.apply(reconciler.planRollback(record), ApplyOptions.careful(), ""));
    }

    /** The static rules, sorted. */
    List<String> statics() {
        return router.natLines().stream().sorted().toList();
    }

    /**
     * The running configuration without comments, stamps and the clock's drift. 12.x keeps rules as they were entered, so order
     * says nothing.
     */
    List<String> configuration() {
        return lines(router.runningConfig());
    }

    /** The startup configuration in the same way. */
    List<String> saved() {
        return lines(router.startupConfig());
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.startsWith("!") && !line.startsWith("ntp clock-period "))
                .sorted()
                .toList();
    }

    /** The lines typed that configure something of NAT, in order. */
    List<String> linesTyped() {
        return router.linesReceived().stream()
                .filter(line -> line.startsWith("ip nat ") || line.startsWith("no ip nat "))
                .toList();
    }

    @Override
    public void close() {
        router.close();
    }
}
