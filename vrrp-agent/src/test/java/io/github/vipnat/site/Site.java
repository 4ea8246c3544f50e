package io.github.vipnat.site;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.Vipnat;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.keepalived.real.MachineLock;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.RenderedFile;
import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.lab.netfilter.NetfilterPlane;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.Secret;
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
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The document's site for real: two nodes with Debian's keepalived, nginx, vsftpd and named, a lab router that forwards packets, a
 * client on each of two WANs, another cluster's host.
 *
 * <pre>{@code
 * try (Site site = Site.up(Site.TO_VIP)) {
 *     site.happen(Happening.PROCESS_DOWN, "vm1", "nginx");
 *     site.awaitVipOn("vm2");
 *     assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm2");
 * }
 * }</pre>
 *
 * <p>One site at a time on a machine. Nothing of it is outside of namespaces called {@code vnsite-*} and {@code /run/vipnat-site};
 * a {@link Guardian} takes it away when the run is killed.
 */
public final class Site implements AutoCloseable {

    public static final String VIP = "10.51.10.67";
    public static final String GLOBAL1 = "172.18.55.51";
    public static final String GLOBAL2 = "192.168.4.51";

    /** Of vm2 itself. */
    static final String ADDRESS2 = "10.51.10.12";

    /** The router's statics before vipnat: port by port to vm1. */
    public static final List<String> TO_VM1 = SiteFiles.TO_VM1;

    /** The router's statics after vipnat. */
    public static final List<String> TO_VIP = SiteFiles.TO_VIP;

    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    static {
        ADDRESSES.put("vm1", "10.51.10.11");
        ADDRESSES.put("vm2", ADDRESS2);
    }

    /** How every report begins. */
    static final String REPORT = "The site: the VIP is on '";

    /** There is but one site at a time, so there is but one to tell of. */
    private static final AtomicReference<Optional<Site>> STANDING = new AtomicReference<>(Optional.empty());

    private static final AtomicReference<String> LAST_REPORT = new AtomicReference<>("");

    private final Belongings opened;
    private Duration upIn = Duration.ZERO;
    private final Map<String, SiteNode> nodes = new LinkedHashMap<>();
    private final Map<String, VipWatch> watches = new LinkedHashMap<>();
    private final List<Fetching> clients = new CopyOnWriteArrayList<>();
    private final SiteNode other;
    private final Network network;
    private final SimulatedRouter router;
    private final RouterDoor door;
    private final Topology topology;
    private final List<RenderedFile> keepalivedFiles;

    /** Skips the test, with the reason, where the site cannot be. */
    public static void assumePossible() {
        Machine.assumePrograms(
                "keepalived",
                "ip",
                "ss",
                "bridge",
                "nginx",
                "vsftpd",
                "named",
                "dig",
                "curl",
                "nft",
                "conntrack",
                "ping",
                "nsenter",
                "socat",
                "tcpdump",
                "openssl",
                "flock",
                "setsid");
        assumeTrue(Network.nameIsFree(), "this machine has an interface lan0 of its own: nothing real is tested");
    }

    /**
     * Brings it up, after its turn has come, with these statics on the router and the VIP on vm1.
     *
     * @throws IllegalStateException or another failure when it does not come up; then nothing of it is left
     */
    public static Site up(List<String> statics) {
        Belongings opened = new Belongings();
        try {
            opened.add(MachineLock.take());
            long turn = System.nanoTime();
            opened.add(MachineNetwork.now()::assertUnchanged);
            opened.add(Guardian.posted());
            Site site = new Site(opened, statics);
            STANDING.set(Optional.of(site));
            site.start();
            site.upIn = Duration.ofNanos(System.nanoTime() - turn);
            return site;
        } catch (IOException | RuntimeException | Error e) {
            throw failed(opened, e);
        }
    }

    private static RuntimeException failed(Belongings opened, Throwable failure) {
        STANDING.set(Optional.empty());
        try {
            opened.close();
        } catch (RuntimeException residue) {
            failure.addSuppressed(residue);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) failure;
    }

    private Site(Belongings opened, List<String> statics) throws IOException {
        this.opened = opened;
        SiteFiles.make();
        SiteFiles.certificate();
        network = new Network(ADDRESSES);
        router = opened.add(SimulatedRouter.builder()
                .configuration(SiteFiles.router(statics))
                .user("netops", "secret")
                .enableSecret("letmein")
                .packetPlane(NetfilterPlane.in(network.router().name(), Network.DEVICES))
                .realTime()
                .start());
        door = opened.add(new RouterDoor(network, SiteFiles.HOME, router.port()));
        topology = new TopologyReader(SiteFiles.HOME).read(SiteFiles.HOME.resolve("cluster.yaml"), clusterText());
        keepalivedFiles =
                new KeepalivedRender(topology, Optional.of(new Secret("1234")), RenderOptions.document()).files();
        for (RenderedFile file : keepalivedFiles) {
            Namespace namespace = network.node(file.node());
            String address = Objects.requireNonNull(ADDRESSES.get(file.node()));
            nodes.put(file.node(), node(file.node(), address, namespace, file.text()));
            watches.put(file.node(), opened.add(new VipWatch(namespace, VIP)));
        }
        other = node("other", "10.52.10.31", network.other(), "");
    }

    private SiteNode node(String name, String address, Namespace namespace, String keepalivedConf) throws IOException {
        return opened.add(new SiteNode(name, address, namespace, SiteFiles.HOME.resolve(name), keepalivedConf));
    }

    private void start() {
        door.awaitOpen();
        other.start("nginx");
        nodes.values().forEach(SiteNode::startServices);
        nodes.values().forEach(SiteNode::startKeepalived);
        awaitVipOn("vm1");
    }

    /** How long it took to come up, once its turn had come. */
    Duration upIn() {
        return upIn;
    }

    public SiteNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    public Client wan1() {
        return client("wan1", network.client("wan1"));
    }

    public Client wan2() {
        return client("wan2", network.client("wan2"));
    }

    private Client client(String name, Namespace namespace) {
        return new Client(name, namespace, SiteFiles.HOME, clients::add);
    }

    public SimulatedRouter router() {
        return router;
    }

    public Topology topology() {
        return topology;
    }

    /** What an operator at the router sees of a command. */
    public String typed(String command) {
        try (LabTerminal terminal = router.openTerminal()) {
            terminal.type("terminal length 0\r" + "enable\r" + "letmein\r");
            return terminal.type(command + "\r").replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** vipnat with the router's host key trusted and its secrets known: its SSH crosses the LAN to 10.51.10.254 port 22. */
    public Vipnat vipnat() {
        try {
            Files.writeString(SiteFiles.HOME.resolve("known_hosts"), knownHostsLine() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Vipnat.of(
                topology,
                new Surroundings(
                        Platforms.standard(),
                        Secrets.from(Map.of("IOS_PASSWORD", "secret", "IOS_ENABLE", "letmein"), SecretPrompt.none()),
                        new KnownHosts(SiteFiles.HOME.resolve("known_hosts")),
                        new RunStore(SiteFiles.HOME.resolve("state"), Clock.systemUTC(), "operator"),
                        Progress.silent(),
                        Pause.real(),
                        Clock.systemUTC(),
                        ConnectDeadlines.usual(),
                        SessionDeadlines.usual()));
    }

    /** What known_hosts has of the router, where cluster.yaml says it is. */
    String knownHostsLine() {
        return router.knownHostsLine().replace(":" + router.port() + " ", ":" + door.port() + " ");
    }

    /** cluster.yaml, which does not say how to log in to the nodes. */
    String clusterText() {
        return SiteFiles.cluster(door.port());
    }

    /** The nodes of cluster.yaml, in its order. */
    List<SiteNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** 10.51.10.20. */
    Namespace operator() {
        return network.operator();
    }

    /** The site's folder, for files of a test; it goes with the site. */
    public Path home() {
        return SiteFiles.HOME;
    }

    List<RenderedFile> keepalivedFiles() {
        return keepalivedFiles;
    }

    /** A node's MAC address as IOS writes it. */
    public String mac(String node) {
        return network.mac(node);
    }

    /** Who has the VIP: a node's name, several with "and" between them, or nothing. */
    public String vipOn() {
        return nodes.values().stream()
                .filter(node -> node.holds(VIP))
                .map(SiteNode::name)
                .collect(Collectors.joining(" and "));
    }

    /** Waits until this node alone has the VIP. */
    public void awaitVipOn(String node) {
        Await.until("the VIP is on " + node, Machine.PATIENCE, () -> vipOn().equals(node), this::report);
    }

    /** When a node took the VIP, after a moment of {@link System#nanoTime}. */
    OptionalLong taken(String node, long after) {
        return Objects.requireNonNull(watches.get(node), node).takenAfter(after);
    }

    /** Somebody on the LAN, who reaches the VIP without the router. */
    public Client colleague() {
        return client("the LAN", network.operator());
    }

    /**
     * Makes something happen; processes are the document's: nginx, vsftpd, named.
     *
     * @return when, of {@link System#nanoTime}; of a host that boots, when keepalived is started, after its services
     */
    public Moment happen(ScenarioEvent.Happening what, String name, String process) {
        SiteNode node = node(name);
        if (what == ScenarioEvent.Happening.START) {
            network.frames(name, true);
            node.startServices();
        }
        long at = System.nanoTime();
        switch (what) {
            case PROCESS_DOWN -> node.kill(process);
            case PROCESS_UP -> node.start(process);
            case LINK_DOWN -> network.carrier(name, false);
            case LINK_UP -> network.carrier(name, true);
            case STOP -> node.stopKeepalived();
            case KILL -> node.killKeepalived();
            case CRASH -> crash(node);
            case START -> node.joinElection();
            case PARTITION -> network.frames(name, false);
            case HEAL -> network.frames(name, true);
            default -> throw new IllegalArgumentException("not for real: " + what);
        }
        return new Moment(at, System.nanoTime());
    }

    /** Something happened, no earlier than this and no later than that: on a busy machine it takes a while to make it happen. */
    public record Moment(long earliest, long latest) {}

    /** The power is gone: not a frame more, and nothing of the host is left. */
    private void crash(SiteNode node) {
        network.frames(node.name(), false);
        node.killServices();
        node.killKeepalived();
        node.forget(VIP);
    }

    /** Every process of the site, how it is or ended, with the end of its log, and what came of every client's requests. */
    public String report() {
        return REPORT + vipOn() + "'\n"
                + nodes.values().stream().map(SiteNode::report).collect(Collectors.joining())
                + other.report()
                + door.report()
                + clients.stream().map(Fetching::report).collect(Collectors.joining());
    }

    /** What there is to say of the site that stands, or else of the last one when it was closed; may be empty. */
    static String lastReport() {
        return STANDING.get().map(Site::reportOrWhyNot).orElseGet(LAST_REPORT::get);
    }

    static void forgetReport() {
        LAST_REPORT.set("");
    }

    private String reportOrWhyNot() {
        try {
            return report();
        } catch (RuntimeException e) {
            return REPORT + "' (no report: " + e + ")\n";
        }
    }

    /**
     * Takes everything away, whatever goes wrong on the way.
     *
     * @throws IllegalStateException when something could not be ended, or is still there
     */
    @Override
    public void close() {
        LAST_REPORT.set(reportOrWhyNot());
        STANDING.set(Optional.empty());
        opened.close();
    }
}
