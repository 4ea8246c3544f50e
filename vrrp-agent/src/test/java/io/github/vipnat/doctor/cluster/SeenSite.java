package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.doctor.DatabaseSight;
import io.github.vipnat.doctor.RouterSight;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.WireSight;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document's site as somebody saw it, answer by answer. */
final class SeenSite {

    static final String VIP = "10.51.10.67";
    static final String MAC_OF_VM1 = "00:15:5d:0a:0b:01";
    static final String MAC_OF_VM2 = "00:15:5d:0a:0b:02";

    private static final List<VrrpSettings.TrackedProcess> TRACK = Stream.of("nginx", "vsftpd", "named")
            .map(process -> new VrrpSettings.TrackedProcess(process, -11))
            .toList();

    private final Map<String, Map<String, NodeAnswer>> answers = new HashMap<>();
    private final Map<String, Problem> missed = new HashMap<>();
    private final List<RouterSight> routers = new ArrayList<>();
    private Optional<DatabaseSight> database = Optional.empty();
    private WireSight wire = WireSight.unseen("nobody was asked from here");

    /** Both nodes up, the VIP on vm1. */
    static SeenSite healthy() {
        SeenSite site =
                new SeenSite().links("vm1", MAC_OF_VM1, "10.51.10.11", VIP).links("vm2", MAC_OF_VM2, "10.51.10.12");
        for (String node : List.of("vm1", "vm2")) {
            site.said(node, KeepalivedFiles.EXECUTABLE, 0, "")
                    .conf(node, conf(node))
                    .said(node, SeenKeepalived.VERSION, 0, "Keepalived v2.2.7 (01/16,2022)\n")
                    .said(node, SeenKeepalived.HOST_NAME, 0, node + "\n")
                    .runs(node, "nginx", "vsftpd", "named", "keepalived")
                    .said(node, SeenHost.USERS, 0, "root\ndaemon\nops\nvipnat\n")
                    .said(node, SeenHost.HYPERVISOR, 0, "hypervisor\n")
                    .said(node, JournalCheck.JOURNAL, 0, JOURNAL)
                    .hears(node, "10.51.10.11")
                    .agent(node, "2026-11-28T15:59:00Z", true);
        }
        return site.with(new WireSight(Optional.of(List.of(MAC_OF_VM1)), ""));
    }

    /** The agent runs, it is 16:00 on the node, and nothing is frozen. */
    SeenSite agent(String node, String updated, boolean good) {
        return said(node, AgentCheck.UNIT, 0, "active\n")
                .said(
                        node,
                        AgentCheck.TIME,
                        0,
                        Instant.parse("2026-11-28T16:00:00Z").getEpochSecond() + "\n")
                .said(
                        node,
                        AgentCheck.FROZEN,
                        1,
                        "/usr/bin/cat: /var/lib/vipnat/agent/frozen: No such file or directory\n")
                .said(node, AgentCheck.STATUS, 0, """
                        {"schema":"vipnat/1","pid":871,"started":"2026-11-28T09:00:00Z","updated":"%s","cluster":"web",\
                        "vip":"10.51.10.67","policy":"audit","heard":{},"repairsToday":0,"routers":[{"router":"edge",\
                        "decision":"well","sentence":"its rules are as wished","good":%s,"at":"2026-11-28T15:59:00Z","findings":[]}]}
                        """.formatted(updated, good));
    }

    private static final String JOURNAL = """
            Starting Keepalived v2.2.7 (01/16,2022)
            WARNING - keepalived was built for newer Linux 6.1.8, running on Linux 6.1.0-9-amd64 #1 SMP
            Command line: '/usr/sbin/keepalived' '--dont-fork'
            Configuration file /etc/keepalived/keepalived.conf
            Starting VRRP child process, pid=812
            Startup complete
            (VI_1) Entering BACKUP STATE (init)
            (VI_1) Entering MASTER STATE
            """;

    /** As render writes it. */
    static String conf(String node) {
        return new KeepalivedRender(topology(), Optional.empty(), RenderOptions.production())
                .files().stream()
                        .filter(file -> file.node().equals(node))
                        .findFirst()
                        .orElseThrow()
                        .text();
    }

    /** What grep prints of the one file there is. */
    SeenSite conf(String node, String text) {
        return said(
                node,
                KeepalivedFiles.TEXTS,
                0,
                text.lines()
                        .map(line -> SeenKeepalived.CONF + "\0" + line + "\n")
                        .collect(Collectors.joining()));
    }

    SeenSite runs(String node, String... processes) {
        return said(
                node,
                SeenHost.PROCESSES,
                0,
                "      1 systemd\n      2 kthreadd\n"
                        + Stream.of(processes)
                                .map(name -> "    812 " + name + "\n")
                                .collect(Collectors.joining()));
    }

    /** What tcpdump prints, of these senders. */
    SeenSite hears(String node, String... senders) {
        return said(
                node,
                HeardAdverts.question(topology()).orElseThrow(),
                0,
                "tcpdump: verbose output suppressed, use -v[v]... for full protocol decode\n"
                        + "listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes\n"
                        + Stream.of(senders)
                                .map(sender ->
                                        "IP " + sender + " > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 100,"
                                                + " authtype simple, intvl 1s, length 20\n")
                                .collect(Collectors.joining())
                        + "3 packets captured\n");
    }

    /** The addresses on a node's eth0. */
    SeenSite links(String node, String mac, String... addresses) {
        StringBuilder shown = new StringBuilder(
                "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n");
        for (String address : addresses) {
            shown.append("2: eth0    inet ")
                    .append(address)
                    .append(address.equals(VIP) ? "/32" : "/16 brd 10.51.255.255")
                    .append(" scope global eth0\\       valid_lft forever preferred_lft forever\n");
        }
        said(node, Links.ADDRESSES, 0, shown.toString());
        return said(node, Links.CARDS, 0, """
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000\\    link/ether %s brd ff:ff:ff:ff:ff:ff link-netnsid 0
                """.formatted(mac));
    }

    SeenSite said(String node, NodeQuestion question, int status, String output) {
        answers.computeIfAbsent(node, name -> new HashMap<>())
                .put(question.name(), new NodeAnswer.Said(status, output));
        return this;
    }

    /** Nothing is known of the node. */
    SeenSite silent(String node) {
        answers.remove(node);
        missed.put(node, Problem.risk("timed-out", node, "no answer", "not known", "ssh " + node));
        return this;
    }

    SeenSite with(RouterSight router) {
        routers.add(router);
        return this;
    }

    SeenSite with(DatabaseSight seen) {
        database = Optional.of(seen);
        return this;
    }

    SeenSite with(WireSight seen) {
        wire = seen;
        return this;
    }

    SiteSight sight() {
        Topology site = topology();
        return new SiteSight(
                site,
                site.nodes().stream()
                        .map(node -> new NodeSight(
                                node,
                                answers.getOrDefault(node.name(), Map.of()),
                                Optional.ofNullable(missed.get(node.name()))))
                        .toList(),
                routers,
                database,
                wire);
    }

    static Topology topology() {
        return new Topology(
                Path.of("cluster.yaml"),
                "web",
                new Ipv4Prefix(Ipv4.of(VIP), 32),
                List.of(
                        node("vm1", "10.51.10.11", Node.State.MASTER, 100),
                        node("vm2", "10.51.10.12", Node.State.BACKUP, 90)),
                Optional.of(new VrrpSettings("VI_1", "eth0", 51, Duration.ofSeconds(1), Optional.empty(), TRACK)),
                List.of(),
                AgentSettings.usual(),
                Optional.empty());
    }

    private static Node node(String name, String address, Node.State state, int priority) {
        return new Node(
                name,
                Ipv4.of(address),
                Optional.of(state),
                OptionalInt.of(priority),
                Optional.of(new Node.Ssh(22, "ops", Optional.empty(), Optional.empty(), true)));
    }
}
