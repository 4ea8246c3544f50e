package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.host.Arp;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.keepalived.real.Stalls;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A node with an agent, in front of a simulated router that is as wished; the LAN between them is made of two fields. */
final class AgentSite implements AutoCloseable {

    static final String VIP = "10.51.10.67";
    static final String OWN_MAC = "00:15:5d:0a:0b:01";
    static final String DEAD_RULE = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";

    /** Later than whatever a test waits for: what happens first happens while a router that is silent is waited for. */
    private static final Duration GIVEN_UP = Machine.PATIENCE.multipliedBy(2);

    /** The clock by which it is judged who is late: it stands still while the machine keeps us from running. */
    static final Stalls STALLS = Stalls.watched();

    final SimulatedRouter router;
    final Path folder;
    final AgentStateFolder state;
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile Optional<VipHolding> holding = Optional.of(new VipHolding("eth0", OWN_MAC));
    volatile Optional<String> other = Optional.empty();
    volatile boolean routerLearns = true;

    /** What happens before the host, ARP or the journal is used; may throw, may take its time. */
    volatile Runnable beforeLooking = () -> {};

    volatile Runnable beforeTelling = () -> {};
    volatile Runnable beforeAnswering = () -> {};
    volatile Runnable beforeWarning = () -> {};
    volatile Runnable beforeReading = () -> {};
    final AtomicInteger asked = new AtomicInteger();
    final AtomicReference<Throwable> died = new AtomicReference<>();
    private volatile String cluster;
    private AgentDaemon daemon;
    private Thread thread;
    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();

    private AgentSite(SimulatedRouter router, Path folder, String agent, Map<String, String> environment) {
        this.router = router;
        this.folder = folder;
        this.environment = environment;
        this.state = new AgentStateFolder(folder.resolve("agent"));
        try {
            Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        router.clearLinesReceived();
        router.setArp(VIP, dotted(OWN_MAC));
        cluster = SiteFile.of(router.port(), agent);
        daemon = new AgentDaemon(setup());
        thread = thread();
    }

    private Thread thread() {
        Thread fresh = new Thread(new ThreadGroup("site"), daemon::run, "agent-under-test");
        fresh.setUncaughtExceptionHandler((dead, why) -> died.set(why));
        return fresh;
    }

    /** Another agent after this one has ended, on the same disk. */
    AgentSite restart() {
        daemon = new AgentDaemon(setup());
        thread = thread();
        return start();
    }

    /** The key of another router of the site. */
    void trusts(SimulatedRouter other) {
        try {
            Files.writeString(folder.resolve("known_hosts"), other.knownHostsLine() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AgentSite of(Path folder, String agent, UnaryOperator<SimulatedRouter.Builder> with) {
        return of(folder, agent, with, Map.of("IOS_PASSWORD", "secret"));
    }

    static AgentSite of(
            Path folder, String agent, UnaryOperator<SimulatedRouter.Builder> with, Map<String, String> environment) {
        var builder =
                SimulatedRouter.builder().configuration(EdgeConfiguration.TEXT).privilege15User("netops", "secret");
        return new AgentSite(with.apply(builder).start(), folder, agent, environment);
    }

    /** Another node, with an agent and a disk of its own, in front of the same router. */
    AgentSite other(Path disk, String agent) {
        return new AgentSite(router, disk, agent, environment);
    }

    static AgentSite of(Path folder, String agent) {
        return of(folder, agent, builder -> builder);
    }

    static String dotted(String mac) {
        String digits = mac.replace(":", "");
        return digits.substring(0, 4) + "." + digits.substring(4, 8) + "." + digits.substring(8);
    }

    /** Another router of the site, in front of the one that is there. */
    void describeFirst(String name, int port) {
        cluster = cluster.replace("routers:\n", "routers:\n" + SiteFile.router(name, port));
        daemon.reload();
    }

    void describe(UnaryOperator<String> change) {
        cluster = change.apply(cluster);
        daemon.reload();
    }

    AgentSite start() {
        thread.start();
        return this;
    }

    /** Started, and its first visit is over. */
    AgentSite settled() {
        start();
        Eventually.holds(
                said::toString,
                () -> state.status().filter(s -> !s.routers().isEmpty()).isPresent());
        router.clearLinesReceived();
        return this;
    }

    private AgentSetup setup() {
        return new AgentSetup(
                fifo(),
                folder.resolve("spool"),
                Optional.of(folder.resolve("more.prom")),
                state,
                this::topology,
                surroundings(),
                vip -> {
                    beforeLooking.run();
                    return holding;
                },
                new Wire(),
                new AgentLog() {
                    @Override
                    public void info(String line) {
                        said.add(line);
                    }

                    @Override
                    public void warning(String line) {
                        said.add("warning " + line);
                        beforeWarning.run();
                    }
                });
    }

    Path fifo() {
        return folder.resolve("notify.fifo");
    }

    private Topology topology() {
        beforeReading.run();
        return new TopologyReader(folder).read(folder.resolve("cluster.yaml"), cluster);
    }

    RunStore runs() {
        return new RunStore(folder.resolve("state"), clock, "agent");
    }

    Surroundings surroundings() {
        return new Surroundings(
                Platforms.standard(),
                Secrets.from(environment, SecretPrompt.none()),
                new KnownHosts(folder.resolve("known_hosts")),
                runs(),
                Progress.silent(),
                Pause.real(),
                clock,
                new ConnectDeadlines(GIVEN_UP, GIVEN_UP),
                new SessionDeadlines(GIVEN_UP, GIVEN_UP, GIVEN_UP, GIVEN_UP));
    }

    /** Somebody put the rules of a node back in place of the VIP's, and saved that. */
    void drift(int... wished) {
        for (int index : wished) {
            router.configureBehindTheBack("no " + EdgeConfiguration.WISHED.get(index), dead(index));
        }
        save();
    }

    void save() {
        save(router);
    }

    void save(SimulatedRouter router) {
        try (var terminal = router.openTerminal()) {
            terminal.type("write memory\r");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        router.clearLinesReceived();
    }

    /** The rule that leads to a node what the wished one leads to the VIP. */
    static String dead(int wished) {
        return EdgeConfiguration.WISHED.get(wished).replace(VIP, "10.51.10.11");
    }

    /** Nothing that was wrong is left, in startup and running configuration. */
    boolean isWished() {
        return router.natLines().containsAll(EdgeConfiguration.WISHED)
                && !router.runningConfig().contains("static tcp 10.51.10.1")
                && router.startupConfig()
                                .lines()
                                .filter(EdgeConfiguration.WISHED::contains)
                                .count()
                        == EdgeConfiguration.WISHED.size()
                && !router.startupConfig().contains("static tcp 10.51.10.1");
    }

    /** As keepalived does. */
    void writes(String lines) {
        try {
            Files.writeString(fifo(), lines, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void says(String state) {
        writes("INSTANCE \"VI_1\" " + state + " 100\n");
    }

    /** From what keepalived writes until the routers are told, in own time; a visit is over before it. */
    Duration reactsTo(String lines) {
        long rests = System.nanoTime() + EventInbox.coalescing().plusMillis(50).toNanos();
        Eventually.holds(said::toString, () -> System.nanoTime() > rests);
        int before = told.size();
        long begin = System.nanoTime();
        writes(lines);
        Eventually.holds(said::toString, () -> told.size() > before);
        return STALLS.ownTimeSince(begin);
    }

    /** Waits until the last decision about a router is of this kind. */
    AgentStatus.RouterLine decides(String router, String code) {
        Eventually.holds(
                () -> code + " of " + router + " in\n" + String.join("\n", said),
                () -> line(router).filter(line -> line.decision().equals(code)).isPresent());
        return line(router).orElseThrow();
    }

    AgentStatus.RouterLine decides(String code) {
        return decides("edge", code);
    }

    Optional<AgentStatus.RouterLine> line(String router) {
        return state.status().stream()
                .flatMap(status -> status.routers().stream())
                .filter(line -> line.router().equals(router))
                .findFirst();
    }

    double metric(String name) {
        return metric(name, "");
    }

    /** The sum over everything that has this among its labels. */
    double metric(String name, String label) {
        try {
            return Files.readString(state.metricsFile())
                    .lines()
                    .filter(line -> line.startsWith("vipnat_agent_" + name + " ")
                            || line.startsWith("vipnat_agent_" + name + "{"))
                    .filter(line -> line.contains(label))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long typed(String start) {
        return router.linesReceived().stream()
                .filter(line -> line.startsWith(start))
                .count();
    }

    long logins() {
        return typed("terminal length 0");
    }

    /** One of the agent's own; other agents may run in this process. */
    Thread threadNamed(String name) {
        Thread[] all = new Thread[100];
        int count = thread.getThreadGroup().enumerate(all);
        return Stream.of(all)
                .limit(count)
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Gives how long that took, in own time. */
    Duration stop() {
        long begin = System.nanoTime();
        daemon.stop();
        try {
            thread.join(Machine.PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new AssertionError("the agent does not end");
        }
        return STALLS.ownTimeSince(begin);
    }

    @Override
    public void close() {
        stop();
        router.close();
    }

    /** Hosts and router on one wire. */
    private final class Wire implements Arp {

        @Override
        public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding here, List<Ipv4> routers) {
            beforeTelling.run();
            told.add(routers.toString());
            if (routerLearns) {
                router.setArp(VIP, dotted(here.mac()));
            }
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public Optional<String> other(Ipv4 vip, VipHolding here) {
            asked.incrementAndGet();
            beforeAnswering.run();
            return other;
        }
    }
}
