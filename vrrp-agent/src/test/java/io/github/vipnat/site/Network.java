package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The document's network (section 2.1): a LAN with two nodes and a router, two WANs with a client each, and the other cluster's
 * host behind the same router. Every interface is in a namespace; the machine's own network is not touched.
 */
final class Network {

    static final String GATEWAY = "10.51.10.254";
    static final Map<String, String> DEVICES = Map.of(
            "GigabitEthernet0/0", "inside",
            "GigabitEthernet0/1", "wan1",
            "GigabitEthernet0/2", "wan2",
            "GigabitEthernet0/3", "other");

    /** Four hours, in milliseconds: an IOS router believes an ARP row for so long (ios-facts 7), Linux for half a minute. */
    private static final long ARP_TIMEOUT = 4 * 3600 * 1000;

    private final Namespace lan = Namespace.make("lan");
    private final Namespace router = Namespace.make("router");
    private final Namespace operator = Namespace.make("operator");
    private final Namespace other = Namespace.make("other");
    private final Map<String, Namespace> nodes = new LinkedHashMap<>();
    private final Map<String, Namespace> clients = new LinkedHashMap<>();

    /** Lays it. */
    Network(Map<String, String> nodeAddresses) {
        bridge();
        plug(router, "inside", "p-router");
        router.address(GATEWAY + "/16", "inside");
        plug(operator, "lan0", "p-operator");
        operator.address("10.51.10.20/16", "lan0");
        nodeAddresses.forEach(this::node);
        wan("wan1", "172.18.55");
        wan("wan2", "192.168.4");
        router.cable("other", other, "lan0");
        router.address("10.52.10.254/16", "other");
        other.address("10.52.10.31/16", "lan0");
        other.defaultRoute("10.52.10.254");
        router.run(
                "sysctl",
                "-qw",
                "net.ipv4.ip_forward=1",
                "net.ipv4.neigh.inside.base_reachable_time_ms=" + ARP_TIMEOUT);
    }

    /** Forwards at once, floods multicast, and hides nothing from the nodes. */
    private void bridge() {
        lan.ip("link", "add", "br0", "type", "bridge", "stp_state", "0", "forward_delay", "0", "mcast_snooping", "0");
        lan.attempt("sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0", "net.bridge.bridge-nf-call-arptables=0");
        lan.ip("link", "set", "br0", "up");
    }

    private void plug(Namespace host, String device, String port) {
        host.cable(device, lan, port);
        lan.ip("link", "set", port, "master", "br0");
    }

    private void node(String name, String address) {
        Namespace node = Namespace.make(name);
        plug(node, "lan0", port(name));
        node.address(address + "/16", "lan0");
        node.defaultRoute(GATEWAY);
        nodes.put(name, node);
    }

    private void wan(String name, String net) {
        Namespace client = Namespace.make(name);
        router.cable(name, client, "isp0");
        router.address(net + ".1/24", name);
        client.address(net + ".100/24", "isp0");
        clients.put(name, client);
    }

    Namespace router() {
        return router;
    }

    Namespace operator() {
        return operator;
    }

    Namespace other() {
        return other;
    }

    Namespace node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    Namespace client(String name) {
        return Objects.requireNonNull(clients.get(name), name);
    }

    /** The cable: without carrier on both sides, or with it. */
    void carrier(String node, boolean up) {
        lan.ip("link", "set", port(node), up ? "up" : "down");
    }

    /** Frames are dropped at the bridge's port while the carrier stays, or forwarded again. */
    void frames(String node, boolean forwarded) {
        lan.run("bridge", "link", "set", "dev", port(node), "state", forwarded ? "3" : "0");
    }

    /** What an interface of a node is known by on the LAN, the way IOS writes it. */
    String mac(String node) {
        String mac =
                node(node).run("cat", "/sys/class/net/lan0/address").strip().replace(":", "");
        return mac.substring(0, 4) + "." + mac.substring(4, 8) + "." + mac.substring(8);
    }

    private static String port(String node) {
        return "p-" + node;
    }

    /** Whether nobody but the kernel would have to be asked to make one. */
    static boolean nameIsFree() {
        return Machine.run("ip", "link", "show", "lan0").status() != 0;
    }
}
