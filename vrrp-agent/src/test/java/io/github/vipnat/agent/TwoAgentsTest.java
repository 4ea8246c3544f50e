package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.events.Hearing;
import io.github.vipnat.agent.host.Arp;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The agents of both nodes at one router at once, the VIP moving between them between any two lines, sometimes on both. Each
 * has its records on its own host, as in life. Ten blocks of seeds, half of them with cluster.yaml files that differ.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class TwoAgentsTest {

    private static final int SEEDS_IN_A_BLOCK = Machine.FULL ? 100 : 30;
    private static final int UNSTEADY_LINES = 120;

    /** In a block, as measured and some more: the agent that froze itself, and the one whose hands are bound. */
    private static final int MOST_FROZEN = 0;

    private static final int MOST_UNSAVED = SEEDS_IN_A_BLOCK / 10;

    /** Begun and gone on with, by both together in one story. */
    private static final int MOST_RUNS = 4;

    private static final String OTHER_PORT = "tcp 80, \"tcp 443:8443\"";
    private static final String OTHER_RULE =
            "ip nat inside source static tcp 10.51.10.67 8443 192.168.4.51 443 extendable";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void should_not_fight_and_end_as_wished_with_the_same_file(int block) throws Exception {
        int most = 0;
        for (int seed = block * SEEDS_IN_A_BLOCK; seed < (block + 1) * SEEDS_IN_A_BLOCK; seed++) {
            Play play = new Play(seed, UnaryOperator.identity());
            play.act();
            List<String> story = play.story();
            assertThat(play.typedDeadRules()).as("seed " + seed).isEmpty();
            assertThat(play.router.natLines())
                    .as("seed " + seed + story)
                    .containsAll(EdgeConfiguration.WISHED)
                    .hasSize(5);
            assertThat(play.router.startupConfig().lines().filter(EdgeConfiguration.WISHED::contains))
                    .as("seed " + seed + story)
                    .hasSize(EdgeConfiguration.WISHED.size());
            assertThat(play.router.openSessions()).as("seed " + seed).isZero();
            assertThat(play.nodes).noneMatch(node -> node.folder.frozen().isPresent());
            most = Math.max(most, play.runs());
            play.close();
        }
        System.out.println("the same file, block " + block + ": at most " + most + " runs");
        assertThat(most).isLessThanOrEqualTo(MOST_RUNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9})
    void should_end_with_the_masters_wish_or_say_what_keeps_it_from_that_when_the_files_differ(int block)
            throws Exception {
        int isFrozen = 0;
        int isOthers = 0;
        int most = 0;
        for (int seed = block * SEEDS_IN_A_BLOCK; seed < (block + 1) * SEEDS_IN_A_BLOCK; seed++) {
            Play play = new Play(
                    seed,
                    cluster -> cluster.replace(
                            "192.168.4.51, as: ports, ports: [tcp 80, tcp 443]",
                            "192.168.4.51, as: ports, ports: [" + OTHER_PORT + "]"));
            play.act();
            List<String> story = play.story();
            String wished = play.last == 0 ? EdgeConfiguration.WISHED.get(3) : OTHER_RULE;
            boolean frozen = play.nodes.get(play.last).folder.frozen().isPresent();
            assertThat(play.typedDeadRules()).as("seed " + seed).isEmpty();
            boolean othersUnsaved = story.stream().anyMatch(line -> line.contains("nobody has saved"));
            assertThat(play.router.natLines().contains(wished) || frozen || othersUnsaved)
                    .as("seed " + seed + story)
                    .isTrue();
            play.nodes.forEach(node -> assertThat(node.repairs()).isLessThanOrEqualTo(FailoverPolicy.MOST_REPAIRS));
            isFrozen += frozen ? 1 : 0;
            isOthers += othersUnsaved && !play.router.natLines().contains(wished) ? 1 : 0;
            most = Math.max(most, play.runs());
            assertThat(play.router.openSessions()).as("seed " + seed).isZero();
            play.close();
        }
        System.out.println("differing files, block " + block + ": " + isFrozen + " frozen, " + isOthers
                + " kept from it by the other's unsaved lines, at most " + most + " runs");
        assertThat(isFrozen).isLessThanOrEqualTo(MOST_FROZEN);
        assertThat(isOthers).isLessThanOrEqualTo(MOST_UNSAVED);
        assertThat(most).isLessThanOrEqualTo(MOST_RUNS);
    }

    /** One seed. */
    private final class Play {

        private final SplittableRandom random;
        private final Baton baton;
        private final SimulatedRouter router;
        private final List<Node> nodes = new ArrayList<>();
        private final int last;
        private int lines;

        Play(int seed, UnaryOperator<String> second) {
            random = new SplittableRandom(seed);
            baton = new Baton(random);
            router = SimulatedRouter.builder()
                    .configuration(EdgeConfiguration.TEXT)
                    .privilege15User("netops", "secret")
                    .withoutSsh()
                    .start();
            router.setArp(AgentSite.VIP, AgentSite.dotted(AgentSite.OWN_MAC));
            for (int wished : new int[] {0, 3}) {
                router.configureBehindTheBack("no " + EdgeConfiguration.WISHED.get(wished), AgentSite.dead(wished));
            }
            try (var terminal = router.openTerminal()) {
                terminal.type("write memory\r");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            router.clearLinesReceived();
            nodes.add(new Node(this, folder.resolve(seed + "-a"), AgentSite.OWN_MAC, UnaryOperator.identity()));
            nodes.add(new Node(this, folder.resolve(seed + "-b"), "00:15:5d:0a:0b:02", second));
            last = random.nextInt(2);
            nodes.get(random.nextInt(2)).holds = true;
        }

        /** Both visit the router while the VIP moves; then it stays, and whoever has it goes on alone. */
        void act() throws InterruptedException {
            baton.run(nodes.stream()
                    .<Runnable>map(node -> () -> {
                        for (int i = 0; i < 4; i++) {
                            node.visit();
                            baton.pass();
                        }
                    })
                    .toList());
            lines = Integer.MAX_VALUE / 2;
            nodes.forEach(node -> node.holds = node == nodes.get(last));
            for (int i = 0; i < 5; i++) {
                nodes.get(last).visit();
            }
        }

        /** Between two lines of anybody. */
        void between() {
            if (lines++ < UNSTEADY_LINES && random.nextInt(8) == 0) {
                nodes.forEach(node -> node.holds = false);
                nodes.get(random.nextInt(2)).holds = true;
                if (random.nextInt(6) == 0) {
                    nodes.forEach(node -> node.holds = true);
                }
            }
            baton.pass();
        }

        List<String> typedDeadRules() {
            return router.linesReceived().stream()
                    .filter(line -> line.startsWith("ip nat inside source static tcp 10.51.10.1"))
                    .toList();
        }

        int runs() {
            return nodes.stream().mapToInt(node -> node.runs.list().size()).sum();
        }

        /** Truly, as seen from one of them. */
        Optional<String> otherHolder(String mac) {
            return nodes.stream()
                    .filter(node -> node.holds && !node.mac.equals(mac))
                    .map(node -> node.mac)
                    .findFirst();
        }

        List<String> story() {
            return nodes.stream().flatMap(node -> node.said.stream()).toList();
        }

        void close() {
            nodes.forEach(node -> node.cycle.close());
            router.close();
        }
    }

    /** A node with what it keeps on its own disk. */
    private static final class Node {

        private final List<String> said = new ArrayList<>();
        private final AgentStateFolder folder;
        private final RunStore runs;
        private final String mac;
        private final AgentCycle cycle;
        private volatile boolean holds;

        Node(Play play, Path disk, String mac, UnaryOperator<String> file) {
            folder = new AgentStateFolder(disk.resolve("agent"));
            runs = new RunStore(disk.resolve("state"), Clock.systemUTC(), "agent");
            this.mac = mac;
            String cluster = file.apply(SiteFile.of(1, "{ policy: repair }"));
            var topology = new TopologyReader(disk).read(disk.resolve("cluster.yaml"), cluster);
            AgentSetup setup = new AgentSetup(
                    disk.resolve("fifo"),
                    disk.resolve("spool"),
                    Optional.empty(),
                    folder,
                    () -> topology,
                    surroundings(play, disk, runs),
                    vip -> holds ? Optional.of(new VipHolding("eth0", mac)) : Optional.empty(),
                    new Learning(play),
                    new Said(mac, said));
            cycle = new AgentCycle(
                    topology,
                    setup,
                    new EventInbox(System::nanoTime),
                    new Hearing(Clock.systemUTC(), Heard.nothing()),
                    new AgentMetrics(),
                    Runnable::run,
                    new Semaphore(0));
        }

        private static Surroundings surroundings(Play play, Path disk, RunStore runs) {
            return new Surroundings(
                    new MemoryRouter(play.router, play::between).platforms(),
                    Secrets.from(Map.of("IOS_PASSWORD", "secret"), SecretPrompt.none()),
                    new KnownHosts(disk.resolve("known_hosts")),
                    runs,
                    Progress.silent(),
                    duration -> {},
                    Clock.systemUTC(),
                    new ConnectDeadlines(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    new SessionDeadlines(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1)));
        }

        void visit() {
            cycle.handle(new EventInbox.News(1, System.nanoTime(), true, false));
            cycle.runOnce();
        }

        int repairs() {
            return folder.repairs(Clock.systemUTC().instant());
        }
    }

    private record Said(String mac, List<String> lines) implements AgentLog {
        @Override
        public void info(String line) {
            lines.add("\n" + mac + " " + line);
        }

        @Override
        public void warning(String line) {
            info("! " + line);
        }
    }

    /** The router learns from whoever tells it last. */
    private record Learning(Play play) implements Arp {
        @Override
        public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
            play.router.setArp(AgentSite.VIP, AgentSite.dotted(holding.mac()));
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public Optional<String> other(Ipv4 vip, VipHolding holding) {
            return play.otherHolder(holding.mac());
        }
    }
}
