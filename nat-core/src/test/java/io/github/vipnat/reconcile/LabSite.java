package io.github.vipnat.reconcile;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RecordDisk;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.InMemory;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.TestServer;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The document's site around a simulated router: trusted, and with the VIP alive. */
final class LabSite implements AutoCloseable {

    static final String VIP = "10.51.10.67";

    static final List<String> BEFORE = List.of(
            "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable",
            "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable",
            "ip nat inside source static tcp 10.51.10.11 80 192.168.4.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.11 443 192.168.4.51 443 extendable",
            "ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable");

    static final List<String> AFTER = List.of(
            "ip nat inside source static 10.51.10.67 172.18.55.51 extendable",
            "ip nat inside source static 10.51.10.67 192.168.4.51 extendable",
            "ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable");

    static final String CONFIGURATION = """
            version 15.5
            service timestamps log datetime msec
            !
            hostname edge
            !
            interface GigabitEthernet0/0
             description LAN
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            !
            interface GigabitEthernet0/1
             ip address 172.18.55.1 255.255.255.0
             ip nat outside
            !
            interface GigabitEthernet0/2
             ip address 192.168.4.1 255.255.255.0
             ip nat outside
            !
            ip forward-protocol nd
            !
            ip nat inside source list 10 interface GigabitEthernet0/1 overload
            %s
            ip route 0.0.0.0 0.0.0.0 172.18.55.254
            !
            access-list 10 permit 10.51.0.0 0.0.255.255
            !
            line con 0
            line vty 0 4
             login local
            !
            end
            """.formatted(String.join("\n", BEFORE));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where no router falls silent none is to seem silent either, on a busy machine. */
    static final SessionDeadlines PATIENT = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);

    static final SessionDeadlines HASTY = new SessionDeadlines(
            Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private static final Map<String, String> SECRETS =
            Map.of("IOS_PASSWORD", "secret", "IOS_ENABLE", "letmein", "JUMP_PASSWORD", TestServer.PASSWORD);

    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            routers:
              - name: edge
                address: 127.0.0.1
                port: %d
                username: netops
                password: env:IOS_PASSWORD
                enable: env:IOS_ENABLE
                publish:
                  - { global: 172.18.55.51, as: full, exposure: accepted }
                  - { global: 192.168.4.51, as: full, exposure: accepted }
            """;

    final SimulatedRouter router;
    final Path folder;
    final Topology topology;
    final Reconciler reconciler;
    final MomentStrike moments = new MomentStrike();
    private final Surroundings surroundings;
    private volatile boolean interrupted;

    private LabSite(SimulatedRouter router, int port, Path folder, Function<LabSite, Surroundings> surroundings) {
        this.router = router;
        this.folder = folder;
        router.setArp(VIP, "0015.5d0a.0b01");
        topology = new TopologyReader(folder).read(folder.resolve("cluster.yaml"), CLUSTER.formatted(port));
        this.surroundings = surroundings.apply(this).with(() -> interrupted);
        reconciler = new Reconciler(topology, this.surroundings);
    }

    /** The same router, wished for otherwise. */
    Reconciler wishing(UnaryOperator<String> cluster) {
        String text = cluster.apply(CLUSTER.formatted(topology.routers().get(0).port()));
        return new Reconciler(new TopologyReader(folder).read(folder.resolve("cluster.yaml"), text), surroundings);
    }

    /** One that holds its sessions between a plan and what comes of it. */
    Reconciler holding(HeldSessions held) {
        return new Reconciler(topology, surroundings, held);
    }

    /** Plans and carries out in one session. */
    Outcome applyInOneSession(ApplyOptions options, Runnable meanwhile) {
        try (HeldSessions held = new HeldSessions()) {
            Reconciler holding = holding(held);
            PlanReview review = holding.plan(edge());
            meanwhile.run();
            return holding.apply(review, options, "CHG-1");
        }
    }

    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder()
                .configuration(CONFIGURATION)
                .user("netops", "secret")
                .enableSecret("letmein");
    }

    /** Over SSH. */
    static LabSite start(Path folder, UnaryOperator<SimulatedRouter.Builder> with) throws IOException {
        return start(with.apply(router()).start(), folder, PATIENT);
    }

    /** Over SSH, for a router that falls silent: somebody really waits for it. */
    static LabSite hasty(Path folder) throws IOException {
        return start(router().start(), folder, HASTY);
    }

    private static LabSite start(SimulatedRouter router, Path folder, SessionDeadlines deadlines) throws IOException {
        Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
        return new LabSite(
                router,
                router.port(),
                folder,
                site -> surroundings(folder, site.moments, Clock.systemUTC(), deadlines));
    }

    /** Without SSH: the router's clock is the only one, and waiting for a deadline costs nothing. */
    static LabSite inMemory(Path folder, UnaryOperator<SimulatedRouter.Builder> with) {
        SimulatedRouter router = with.apply(router()).withoutSsh().start();
        LabClock clock = router.clock();
        Platforms platforms = InMemory.platforms(name -> router, clock::advance);
        return new LabSite(
                router, 22, folder, site -> inMemory(folder, site.moments, platforms, clock::advance, clock::now));
    }

    /** Where what is to be written down meets this disk. */
    static LabSite inMemory(Path folder, UnaryOperator<SimulatedRouter.Builder> with, RecordDisk disk) {
        SimulatedRouter router = with.apply(router()).withoutSsh().start();
        LabClock clock = router.clock();
        Platforms platforms = InMemory.platforms(name -> router, clock::advance);
        return new LabSite(
                router,
                22,
                folder,
                site -> onDisk(disk, folder, inMemory(folder, site.moments, platforms, clock::advance, clock::now)));
    }

    /** The same surroundings where what is to be written down meets this disk. */
    static Surroundings onDisk(RecordDisk disk, Path folder, Surroundings usual) {
        return new Surroundings(
                usual.platforms(),
                usual.secrets(),
                usual.knownHosts(),
                new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester", disk),
                usual.progress(),
                usual.pause(),
                usual.clock(),
                usual.deadlines(),
                usual.sessionDeadlines());
    }

    static LabSite inMemory(Path folder) {
        return inMemory(folder, builder -> builder);
    }

    static LabSite start(Path folder) throws IOException {
        return start(folder, builder -> builder);
    }

    static Surroundings surroundings(Path folder, Progress progress) {
        return surroundings(folder, progress, Clock.systemUTC(), PATIENT);
    }

    static Surroundings surroundings(Path folder, Progress progress, InstantSource clock, SessionDeadlines deadlines) {
        return surroundings(folder, progress, Platforms.standard(), pause -> {}, clock, deadlines);
    }

    /**
     * Surroundings for routers without SSH, with the deadlines that users have.
     *
     * @param passes lets time pass for the routers and for us
     */
    static Surroundings inMemory(
            Path folder, Progress progress, Platforms platforms, Pause passes, InstantSource clock) {
        return surroundings(folder, progress, platforms, passes, clock, SessionDeadlines.usual());
    }

    private static Surroundings surroundings(
            Path folder,
            Progress progress,
            Platforms platforms,
            Pause pause,
            InstantSource clock,
            SessionDeadlines deadlines) {
        return new Surroundings(
                platforms,
                Secrets.from(SECRETS, SecretPrompt.none()),
                new KnownHosts(folder.resolve("known_hosts")),
                new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester"),
                progress,
                pause,
                clock,
                new ConnectDeadlines(PATIENCE, PATIENCE),
                deadlines);
    }

    Router edge() {
        return topology.routers().get(0);
    }

    PlanReview plan() {
        return reconciler.plan(edge());
    }

    Outcome apply(ApplyOptions options) {
        return reconciler.apply(plan(), options, "CHG-1");
    }

    Outcome apply() {
        return apply(ApplyOptions.careful());
    }

    RunStore runs() {
        return new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester");
    }

    /** Another vipnat of the same user, started beside this one. */
    Another another() {
        return new Another(this);
    }

    record Another(LabSite site) {
        Outcome apply() {
            Reconciler reconciler = new Reconciler(site.topology, surroundings(site.folder, Progress.silent()));
            return reconciler.apply(reconciler.plan(site.edge()), ApplyOptions.careful(), "");
        }
    }

    /** A vipnat with another home, as on another host: it knows nothing of this one's runs and locks. */
    Outcome applyFrom(Path home, Progress progress) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("known_hosts"), router.knownHostsLine() + "\n");
        Reconciler other = new Reconciler(topology, surroundings(home, progress));
        return other.apply(other.plan(edge()), ApplyOptions.careful(), "");
    }

    /** Somebody wants it to stop, from now on. */
    void interrupt() {
        interrupted = true;
    }

    /** Whatever is wrong with the router is over once the way back begins. */
    void healsOnTheWayBack() {
        moments.onTheWayBack(() -> router.setFault(Fault.none()));
    }

    /** The static rules in the startup configuration. */
    List<String> startupNatLines() {
        return router.startupConfig()
                .lines()
                .filter(line -> line.startsWith("ip nat inside source static"))
                .toList();
    }

    /** The lines clients typed that configure NAT. */
    List<String> natLinesReceived() {
        return router.linesReceived().stream()
                .filter(line -> line.startsWith("ip nat") || line.startsWith("no ip nat"))
                .toList();
    }

    void flow(String global, String local) {
        router.addFlow("tcp", global, local, "203.0.113.9:51234");
    }

    static ApplyOptions dropping() {
        return ApplyOptions.careful().with(ApplyOptions.InUse.DROP);
    }

    /** Everything below the folder, for looking for secrets. */
    String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        router.close();
    }
}
