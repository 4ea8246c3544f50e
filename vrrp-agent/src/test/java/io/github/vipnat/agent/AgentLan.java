package io.github.vipnat.agent;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.keepalived.real.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Two nodes with keepalived and an agent each, and a router that is the kernel's, on one bridge; all in namespaces. */
final class AgentLan implements AutoCloseable {

    private static final String VIP = "10.51.10.67";
    private static final String CONF = """
            global_defs {
              %s
              script_user root
            }
            vrrp_instance VI_1 {
              state BACKUP
              interface lan0
              virtual_router_id 51
              priority %d
              advert_int 1
              virtual_ipaddress {
                10.51.10.67/16
              }
            %s}
            """;
    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            vrrp: { instance: VI_1, interface: lan0, virtual-router-id: 51 }
            routers:
              - name: edge
                address: 10.51.10.254
                username: netops
                password: env:IOS_PASSWORD
                publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80, tcp 443] }]
            agent: { policy: audit, interval: 10s }
            """;

    /** How keepalived drives the agents, and whether they can log in to the router. */
    enum Way {
        NO_AGENT,
        FIFO,
        SCRIPT,
        FIFO_AND_ACCOUNT
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String prefix = "vna-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + "-";
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final Thread lastResort = new Thread(this::deleteNamespaces);

    private final Way way;
    private Optional<LanRouter> router = Optional.empty();

    AgentLan(Path folder, Way way) {
        this.folder = folder;
        this.way = way;
    }

    void lay() throws IOException {
        Runtime.getRuntime().addShutdownHook(lastResort);
        Stream.of("lan", "1", "2", "r").forEach(this::makeNamespace);
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
        ip("lan", "link", "set", "br0", "up");
        in("lan", "sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0");
        plug("1", "10.51.10.11");
        plug("2", "10.51.10.12");
        plug("r", "10.51.10.254");
        // An IOS router believes an ARP row for four hours (ios-facts 7), Linux for half a minute.
        in("r", "sysctl", "-qw", "net.ipv4.neigh.lan0.base_reachable_time_ms=" + TimeUnit.HOURS.toMillis(4));
        if (way == Way.FIFO_AND_ACCOUNT) {
            router = Optional.of(new LanRouter(prefix + "r", folder));
        }
        for (int node = 1; node <= 2; node++) {
            Path home = Files.createDirectories(folder.resolve("n" + node));
            if (way != Way.NO_AGENT) {
                startAgent(home, node);
            }
            startKeepalived(home, node);
        }
        // A router that never stops sending to the VIP, as the outside world makes it.
        processes.add(run(List.of("ip", "netns", "exec", prefix + "r", "ping", "-n", "-i", "0.2", VIP), "ping"));
    }

    private void makeNamespace(String name) {
        Machine.mustRun("ip", "netns", "add", prefix + name);
        in(name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
        ip(name, "link", "set", "lo", "up");
    }

    private void plug(String name, String address) {
        Machine.mustRun(
                "ip",
                "link",
                "add",
                "lan0",
                "netns",
                prefix + name,
                "type",
                "veth",
                "peer",
                "name",
                "p-" + name,
                "netns",
                prefix + "lan");
        ip("lan", "link", "set", "p-" + name, "master", "br0");
        ip("lan", "link", "set", "p-" + name, "up");
        ip(name, "link", "set", "lan0", "up");
        ip(name, "addr", "add", address + "/16", "dev", "lan0");
    }

    private void startAgent(Path home, int node) throws IOException {
        Files.writeString(home.resolve("cluster.yaml"), CLUSTER);
        if (router.isPresent()) {
            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(home.resolve(".ssh/known_hosts"), router.get().knownHostsLine() + "\n");
        }
        processes.add(run(
                List.of(
                        "ip",
                        "netns",
                        "exec",
                        prefix + node,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentProcess.class.getName(),
                        home.toString(),
                        router.isPresent() ? "real-with-account" : "real"),
                "n" + node + "/agent.out"));
        Eventually.holds(this::story, () -> Files.exists(home.resolve("agent/status.json")));
    }

    private void startKeepalived(Path home, int node) throws IOException {
        Files.writeString(home.resolve("keepalived.conf"), conf(home, node));
        // keepalived must never touch an interface the machine really has (netlab-facts 0).
        Machine.Result tried = Machine.run(
                "keepalived",
                "-t",
                "-s",
                prefix + node,
                "-f",
                home.resolve("keepalived.conf").toString());
        if (tried.status() != 0 || !tried.output().isBlank()) {
            throw new IllegalStateException("refused: keepalived -t says " + tried);
        }
        processes.add(run(
                List.of(
                        "keepalived",
                        "-s",
                        prefix + node,
                        "-n",
                        "-l",
                        "-G",
                        "-D",
                        "-P",
                        "-f",
                        home.resolve("keepalived.conf").toString(),
                        "-p",
                        home.resolve("keepalived.pid").toString(),
                        "-r",
                        home.resolve("vrrp.pid").toString(),
                        "-c",
                        home.resolve("checkers.pid").toString()),
                "n" + node + "/keepalived.log"));
    }

    private String conf(Path home, int node) throws IOException {
        Path hook = home.resolve("hook");
        Files.writeString(
                hook,
                "#!/bin/sh\nVIPNAT_SPOOL_DIR=" + home.resolve("spool") + " exec /bin/sh "
                        + Path.of(System.getProperty("vipnat.root"), "bin", "vipnat-notify") + " \"$@\"\n");
        if (!hook.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + hook);
        }
        boolean fifo = way != Way.SCRIPT;
        String global = fifo ? "vrrp_notify_fifo " + home.resolve("notify.fifo") : "enable_script_security";
        String scripts = fifo
                ? ""
                : "  notify \"" + hook + "\"\n  notify_master_rx_lower_pri \"" + hook
                        + " INSTANCE VI_1 MASTER_RX_LOWER_PRI\"\n";
        return CONF.formatted(global, node == 1 ? 100 : 90, scripts);
    }

    private Process run(List<String> command, String output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    /** Whether the node has the VIP. */
    boolean holds(int node) {
        return Machine.run("ip", "-n", prefix + node, "-4", "-o", "addr", "show", "dev", "lan0")
                .output()
                .contains(" " + VIP + "/");
    }

    /** Whether the router's kernel sends the VIP's traffic to the node. */
    boolean routerKnows(int node) {
        return Machine.run("ip", "-n", prefix + "r", "neigh", "show", VIP)
                .output()
                .contains(mac(node));
    }

    /** Whether the router is so sure of its entry that it asks nobody again. */
    boolean routerIsSure() {
        return Machine.run("ip", "-n", prefix + "r", "neigh", "show", VIP)
                .output()
                .contains("REACHABLE");
    }

    /** Times that the node's keepalived told everybody: right when it becomes master, and five seconds later. */
    long announcements(int node) {
        return read("n" + node + "/keepalived.log")
                .lines()
                .filter(line -> line.contains("Sending/queueing gratuitous ARPs"))
                .count();
    }

    /** The first node is cut off, its carrier stays; the router and the second node are on the other side. */
    void part() {
        state("p-1", 0);
    }

    /** The first node is back, but the second one's adverts still do not reach it. */
    void healFirstToSecond() {
        in("lan", "nft", "add", "table", "bridge", "t");
        in("lan", "nft", "add", "chain", "bridge", "t", "c", "{ type filter hook forward priority 0 ; }");
        in("lan", "nft", "add", "rule", "bridge", "t", "c", "iifname", "p-2", "ip", "protocol", "112", "drop");
        // What the first node told in the moment between is not the agent's doing.
        in("lan", "nft", "add", "rule", "bridge", "t", "c", "oifname", "p-r", "iifname", "p-1", "drop");
        state("p-1", 3);
    }

    void healWhole() {
        in("lan", "nft", "delete", "table", "bridge", "t");
    }

    private void state(String port, int state) {
        in("lan", "bridge", "link", "set", "dev", port, "state", String.valueOf(state));
    }

    String said(int node) {
        return read("n" + node + "/agent.out");
    }

    /** What the node's agent last heard of the VIP's instance. */
    String lastEvent(int node) {
        return status(node).flatMap(AgentStatus::lastEvent).orElse("nothing");
    }

    /** How many lines it has heard. */
    double events(int node) {
        return read("n" + node + "/agent/metrics.prom")
                .lines()
                .filter(line -> line.startsWith("vipnat_agent_events_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What it decided last about the router. */
    Optional<AgentStatus.RouterLine> decision(int node) {
        return status(node).stream()
                .flatMap(status -> status.routers().stream())
                .findFirst();
    }

    private Optional<AgentStatus> status(int node) {
        return new AgentStateFolder(folder.resolve("n" + node).resolve("agent")).status();
    }

    String mac(int node) {
        return in(String.valueOf(node), "cat", "/sys/class/net/lan0/address").strip();
    }

    String story() {
        return said(1) + "--\n" + said(2) + "--\n" + read("n1/keepalived.log") + read("n2/keepalived.log")
                + Machine.run("ip", "-n", prefix + "r", "neigh").output();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }

    private void ip(String name, String... command) {
        String[] whole = Stream.concat(Stream.of("ip", "-n", prefix + name), Stream.of(command))
                .toArray(String[]::new);
        Machine.mustRun(whole);
    }

    private String in(String name, String... command) {
        return Machine.mustRun(Stream.concat(Stream.of("ip", "netns", "exec", prefix + name), Stream.of(command))
                .toArray(String[]::new));
    }

    @Override
    public void close() {
        router.ifPresent(LanRouter::close);
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        deleteNamespaces();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void deleteNamespaces() {
        Stream.of("lan", "1", "2", "r").forEach(name -> Machine.run("ip", "netns", "del", prefix + name));
    }
}
