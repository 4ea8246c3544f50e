package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RecordDisk;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.InMemory;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** The document's site behind two routers that name each other, both with an archive and so with a guard. */
final class LabPair implements AutoCloseable {

    static final String CONFIGURATION =
            LabSite.CONFIGURATION.replace("line con 0", "archive\n path flash:archive\n!\nline con 0");

    private static final String ROUTER = """
              - name: %s
                address: 127.0.0.1
                port: %d
                pair: %s
                username: netops
                password: env:IOS_PASSWORD
                enable: env:IOS_ENABLE
                publish:
                  - { global: 172.18.55.51, as: full, exposure: accepted }
                  - { global: 192.168.4.51, as: full, exposure: accepted }
            """;

    final Map<String, SimulatedRouter> routers;
    final Map<String, MomentStrike> moments = Map.of("edge1", new MomentStrike(), "edge2", new MomentStrike());
    final Topology topology;
    final Reconciler reconciler;
    private final Path folder;
    private Duration elapsed = Duration.ZERO;
    private volatile boolean interrupted;

    private LabPair(
            Path folder,
            UnaryOperator<SimulatedRouter.Builder> with,
            ToIntFunction<SimulatedRouter> port,
            Function<LabPair, Surroundings> surroundings) {
        this.folder = folder;
        SimulatedRouter.Builder builder = with.apply(SimulatedRouter.builder()
                .configuration(CONFIGURATION)
                .user("netops", "secret")
                .enableSecret("letmein"));
        routers = Map.of("edge1", builder.start(), "edge2", builder.start());
        routers.values().forEach(router -> router.setArp(LabSite.VIP, "0015.5d0a.0b01"));
        topology = new TopologyReader(folder)
                .read(
                        folder.resolve("cluster.yaml"),
                        """
                cluster: web
                vip: 10.51.10.67/16
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                """ + ROUTER.formatted("edge1", port.applyAsInt(edge1()), "edge2")
                                + ROUTER.formatted("edge2", port.applyAsInt(edge2()), "edge1"));
        reconciler = new Reconciler(topology, surroundings.apply(this).with(() -> interrupted));
    }

    /** Over SSH. */
    LabPair(Path folder) throws IOException {
        this(folder, LabSite.PATIENT);
    }

    /** Over SSH, with deadlines that a router which falls silent lets pass. */
    LabPair(Path folder, SessionDeadlines deadlines) throws IOException {
        this(
                folder,
                builder -> builder,
                SimulatedRouter::port,
                pair -> LabSite.surroundings(folder, pair.new Both(), pair::now, deadlines));
        Files.writeString(
                folder.resolve("known_hosts"), edge1().knownHostsLine() + "\n" + edge2().knownHostsLine() + "\n");
    }

    /** Without SSH: time passes for both and for us at once, and waiting for a deadline costs nothing. */
    static LabPair inMemory(Path folder) {
        return inMemory(folder, RecordDisk.real());
    }

    /** Where what is to be written down meets this disk. */
    static LabPair inMemory(Path folder, RecordDisk disk) {
        return new LabPair(
                folder,
                SimulatedRouter.Builder::withoutSsh,
                router -> 22,
                pair -> LabSite.onDisk(
                        disk,
                        folder,
                        LabSite.inMemory(
                                folder,
                                pair.new Both(),
                                InMemory.platforms(pair.routers::get, pair::elapse),
                                pair::elapse,
                                () -> pair.edge1().clock().now())));
    }

    private Instant now() {
        return Instant.now().plus(elapsed);
    }

    /** Time passes here and on both routers. */
    void elapse(Duration time) {
        elapsed = elapsed.plus(time);
        routers.values().forEach(router -> router.clock().advance(time));
    }

    SimulatedRouter edge1() {
        return routers.get("edge1");
    }

    SimulatedRouter edge2() {
        return routers.get("edge2");
    }

    List<PlanReview> plan() {
        return topology.routers().stream().map(reconciler::plan).toList();
    }

    List<Outcome> apply() {
        return apply(ApplyOptions.careful());
    }

    List<Outcome> apply(ApplyOptions options) {
        return reconciler.apply(plan(), options, "CHG-2");
    }

    /** The runs, in the order of cluster.yaml. */
    List<RunRecord> runs() {
        return store().list().stream()
                .sorted((one, other) -> one.router().compareTo(other.router()))
                .toList();
    }

    RunStore store() {
        return new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester");
    }

    /** Somebody wants it to stop, from now on. */
    void interrupt() {
        interrupted = true;
    }

    /** Whatever is wrong with a router is over once its way back begins. */
    void healsOnTheWayBack() {
        moments.forEach((name, at) -> at.onTheWayBack(() -> routers.get(name).setFault(Fault.none())));
    }

    /** The static rules that the router would have after a reload. */
    static List<String> startupNatLines(SimulatedRouter router) {
        return router.startupConfig()
                .lines()
                .filter(line -> line.startsWith("ip nat inside source static"))
                .toList();
    }

    /** Running and saved. */
    void assertBoth(List<String> expected) {
        routers.forEach((name, router) -> {
            assertThat(router.natLines()).as(name).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(startupNatLines(router))
                    .as(name + " after a reload")
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Override
    public void close() {
        routers.values().forEach(SimulatedRouter::close);
    }

    /** Each router has its own moments. */
    private final class Both implements Progress {
        @Override
        public void begins(String router, ApplyStep step) {
            moments.get(router).begins(router, step);
        }

        @Override
        public void types(String router, String line) {
            moments.get(router).types(router, line);
        }

        @Override
        public void finished(String router, ApplyStep step, String result, Duration took) {
            moments.get(router).finished(router, step, result, took);
        }
    }
}
