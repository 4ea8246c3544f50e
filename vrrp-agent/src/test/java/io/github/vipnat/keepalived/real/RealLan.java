package io.github.vipnat.keepalived.real;

import io.github.vipnat.election.scenario.ScenarioEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Nodes on one LAN: a bridge in a namespace of its own, a cable to each node; events happen to them for real. */
final class RealLan implements AutoCloseable {

    private static final String VIP = RealSite.VIP + "/32";

    private final String prefix;
    private final Path directory;
    private final Map<String, RealNode> nodes = new LinkedHashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> apart = new HashSet<>();
    private final Set<String> paused = new HashSet<>();
    private final Thread lastResort = new Thread(this::deleteNamespaces);

    RealLan(String prefix, Path directory) {
        this.prefix = prefix;
        this.directory = directory;
    }

    /** Lays the bridge; everything is taken away again by {@link #close}, and by the machine's end should that not come. */
    void lay() {
        Runtime.getRuntime().addShutdownHook(lastResort);
        makeNamespace("lan");
        ip(
                "lan",
                "link",
                "add",
                "br0",
                "type",
                "bridge",
                "stp_state",
                "0",
                "forward_delay",
                "0",
                "mcast_snooping",
                "0");
        Machine.run("ip", "netns", "exec", namespace("lan"), "sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0");
        ip("lan", "link", "set", "br0", "up");
    }

    void addNode(String name, String address, String conf) throws IOException {
        makeNamespace(name);
        Machine.mustRun(
                "ip",
                "link",
                "add",
                "lan0",
                "netns",
                namespace(name),
                "type",
                "veth",
                "peer",
                "name",
                port(name),
                "netns",
                namespace("lan"));
        ip("lan", "link", "set", port(name), "master", "br0");
        ip("lan", "link", "set", port(name), "up");
        ip(name, "link", "set", "lan0", "up");
        ip(name, "addr", "add", address + "/16", "dev", "lan0");
        ip(name, "link", "add", "trk0", "type", "veth", "peer", "name", "trk1");
        ip(name, "link", "set", "trk1", "up");
        ip(name, "link", "set", "trk0", "up");
        nodes.put(name, new RealNode(namespace(name), directory.resolve(name), conf));
        addresses.put(name, address);
    }

    /**
     * Tells every node the others' MAC addresses for good. Unicast adverts would otherwise wait, after a partition, for the
     * kernel to ask again for an address that did not answer: that is ARP's time, not VRRP's.
     */
    void introduceNeighbours() {
        for (String name : names()) {
            String mac = Machine.mustRun("ip", "netns", "exec", namespace(name), "cat", "/sys/class/net/lan0/address")
                    .strip();
            names().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> ip(
                            other,
                            "neigh",
                            "replace",
                            addresses.get(name),
                            "lladdr",
                            mac,
                            "dev",
                            "lan0",
                            "nud",
                            "permanent"));
        }
    }

    /** No IPv6 and no filter on sources, set before any interface exists: nothing then waits for duplicate addresses. */
    private void makeNamespace(String name) {
        Machine.mustRun("ip", "netns", "add", namespace(name));
        Machine.mustRun(
                "ip",
                "netns",
                "exec",
                namespace(name),
                "sysctl",
                "-qw",
                "net.ipv6.conf.all.disable_ipv6=1",
                "net.ipv6.conf.default.disable_ipv6=1",
                "net.ipv4.conf.all.rp_filter=0",
                "net.ipv4.conf.default.rp_filter=0");
        ip(name, "link", "set", "lo", "up");
    }

    private void ip(String name, String... command) {
        String[] whole = new String[command.length + 3];
        whole[0] = "ip";
        whole[1] = "-n";
        whole[2] = namespace(name);
        System.arraycopy(command, 0, whole, 3, command.length);
        Machine.mustRun(whole);
    }

    private String namespace(String name) {
        return prefix + name;
    }

    private static String port(String node) {
        return "p-" + node;
    }

    Path directoryOf(String node) {
        return directory.resolve(node);
    }

    RealNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    /** Who has the address and answers for it: a paused machine does not. */
    List<String> holders(String vip) {
        return nodes.entrySet().stream()
                .filter(node -> !paused.contains(node.getKey()))
                .filter(node -> node.getValue().holds(vip))
                .map(Map.Entry::getKey)
                .toList();
    }

    void happen(ScenarioEvent event) {
        switch (event.what()) {
            case PROCESS_DOWN -> node(event.node()).endProcess(event.subject());
            case PROCESS_UP -> node(event.node()).startProcess(event.subject());
            case FILE_SAYS -> node(event.node()).write(event.subject(), event.value());
            case LINK_DOWN -> ip("lan", "link", "set", port(event.node()), "down");
            case LINK_UP -> ip("lan", "link", "set", port(event.node()), "up");
            case KILL -> node(event.node()).killKeepalived();
            case STOP -> node(event.node()).stopKeepalived();
            case START -> node(event.node()).startKeepalived();
            case PARTITION -> {
                apart.add(event.node());
                forwarding(event.node(), 0);
            }
            case HEAL -> {
                apart.forEach(name -> forwarding(name, 3));
                apart.clear();
                names().forEach(name ->
                        Machine.run("ip", "netns", "exec", namespace(name), "nft", "delete table netdev vnk"));
            }
            case SCRIPT_FAILS -> node(event.node()).check(event.subject(), false);
            case SCRIPT_SUCCEEDS -> node(event.node()).check(event.subject(), true);
            case INTERFACE_DOWN -> ip(event.node(), "link", "set", event.subject(), "down");
            case INTERFACE_UP -> ip(event.node(), "link", "set", event.subject(), "up");
            case VIP_DELETED -> Machine.run("ip", "-n", namespace(event.node()), "addr", "del", VIP, "dev", "lan0");
            case CHILD_KILLED, RELOAD, FREEZE, THAW, PAUSE, RESUME -> happenToKeepalived(event);
            case LOSS -> drop(event.node(), event.subject());
            case CRASH -> throw new IllegalArgumentException("not for real: " + event);
        }
    }

    private void happenToKeepalived(ScenarioEvent event) {
        switch (event.what()) {
            case CHILD_KILLED -> node(event.node()).killVrrpProcess();
            case RELOAD -> node(event.node()).reload();
            case FREEZE -> node(event.node()).freeze();
            case THAW -> node(event.node()).thaw();
            case PAUSE -> {
                paused.add(event.node());
                forwarding(event.node(), 0);
                node(event.node()).freeze();
            }
            case RESUME -> {
                paused.remove(event.node());
                goesOn(event.node());
            }
            default -> throw new IllegalArgumentException("not for real: " + event);
        }
    }

    /** What comes in from that node's address is dropped before anybody sees it. */
    private void drop(String from, String to) {
        String address = Objects.requireNonNull(addresses.get(from), from);
        for (String name : names()) {
            if (!name.equals(from) && (to.isEmpty() || name.equals(to))) {
                Machine.mustRun("ip", "netns", "exec", namespace(name), "nft", "add table netdev vnk");
                Machine.mustRun(
                        "ip",
                        "netns",
                        "exec",
                        namespace(name),
                        "nft",
                        "add chain netdev vnk in { type filter hook ingress device lan0 priority 0; }");
                Machine.mustRun(
                        "ip",
                        "netns",
                        "exec",
                        namespace(name),
                        "nft",
                        "add rule netdev vnk in ip saddr " + address + " drop");
            }
        }
    }

    /** State 0 drops every frame at the bridge's port and leaves the carrier up; 3 forwards. */
    /** Wire and process at once: an advert that comes between the two is read before the timer that ran out meanwhile. */
    private void goesOn(String node) {
        Machine.mustRun(
                "ip",
                "netns",
                "exec",
                namespace("lan"),
                "sh",
                "-c",
                "bridge link set dev \"$1\" state 3 && kill -CONT \"$2\"",
                "sh",
                port(node),
                node(node).vrrpProcess());
    }

    private void forwarding(String node, int state) {
        Machine.mustRun(
                "ip",
                "netns",
                "exec",
                namespace("lan"),
                "bridge",
                "link",
                "set",
                "dev",
                port(node),
                "state",
                String.valueOf(state));
    }

    /** Every node is closed and every namespace deleted, whatever goes wrong on the way. */
    @Override
    public void close() {
        RuntimeException failed = new IllegalStateException("not everything could be closed");
        for (RealNode node : nodes.values()) {
            try {
                node.close();
            } catch (RuntimeException e) {
                failed.addSuppressed(e);
            }
        }
        deleteNamespaces();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    private void deleteNamespaces() {
        Machine.namespaces(prefix).forEach(name -> Machine.run("ip", "netns", "del", name));
    }
}
