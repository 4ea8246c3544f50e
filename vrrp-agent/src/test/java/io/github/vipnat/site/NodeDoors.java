package io.github.vipnat.site;

import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.keepalived.real.Machine;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The nodes' SSH, and this JVM at the operator's desk to use it: OpenSSH's sshd on 10.51.10.11 and 10.51.10.12 port 22, a user with
 * a key who becomes root by sudo, and a cluster.yaml that says so. What vipnat opens from here comes to a node from 10.51.10.20.
 *
 * <pre>{@code
 * try (Site site = Site.up(Site.TO_VIP);
 *         NodeDoors doors = NodeDoors.open(site)) {
 *     new NodeAccess(doors.surroundings()).open(doors.topology().nodes().get(0))...
 * }
 * }</pre>
 *
 * <p>{@link #command} is vipnat itself as a process at that desk, for what has to be killed.
 */
public final class NodeDoors implements AutoCloseable {

    private final Site site;
    private final Belongings opened = new Belongings();
    private final Map<String, SshServer> servers = new LinkedHashMap<>();

    /** Skips the test, with the reason, where there is no sshd. */
    public static void assumePossible() {
        Machine.assumePrograms("sshd", "ssh-keygen", "sudo", "unshare", "hostname");
    }

    /** Opens the doors of a site that is up. */
    public static NodeDoors open(Site site) {
        try {
            return new NodeDoors(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeDoors(Site site) throws IOException {
        this.site = site;
        SshServer.key("ed25519", MachineFiles.KEY, "operator");
        for (SiteNode node : site.nodes()) {
            servers.put(node.name(), opened.add(new SshServer(node)));
        }
        servers.values().forEach(SshServer::start);
        opened.add(new OperatorDesk(site.operator()));
        trustAll();
        Files.writeString(clusterYaml(), clusterText());
    }

    /** Writes known_hosts anew, with the router's key and what the nodes' folders have as theirs. */
    public void trustAll() {
        try {
            StringBuilder lines = new StringBuilder(site.knownHostsLine() + "\n");
            for (SiteNode node : site.nodes()) {
                lines.append(server(node.name()).knownHostsLines(node.address()));
            }
            Files.writeString(knownHosts(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The site's cluster.yaml, with how to log in to the nodes. */
    public String clusterText() {
        return site.clusterText()
                        .replaceAll(
                                "(?m)^(  - \\{ name: vm.*) \\}$",
                                "$1, ssh: { username: " + MachineFiles.OPERATOR + ", key: " + MachineFiles.KEY
                                        + ", sudo: true } }")
                + "services: [keepalived, " + service("nginx") + service("vsftpd") + service("named") + "ssh]\n";
    }

    /** By the name that is tracked: each node shows its own by it. */
    private static String service(String name) {
        return "{ name: " + name + ", process: " + SiteNode.processName("vm1", name) + " }, ";
    }

    /** Where {@link #clusterText} was written. */
    public Path clusterYaml() {
        return site.home().resolve("cluster.yaml");
    }

    private Path knownHosts() {
        return site.home().resolve("known_hosts");
    }

    /** What {@link #clusterYaml} says now. */
    public Topology topology() {
        try {
            return new TopologyReader(site.home()).read(clusterYaml(), Files.readString(clusterYaml()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operator's: every key trusted, the secrets known, runs recorded in the site's folder. */
    public Surroundings surroundings() {
        return surroundings(ConnectDeadlines.usual());
    }

    /** The same, with another patience. */
    public Surroundings surroundings(ConnectDeadlines deadlines) {
        return new Surroundings(
                Platforms.standard(),
                Secrets.from(secrets(), SecretPrompt.none()),
                new KnownHosts(knownHosts()),
                new RunStore(site.home().resolve("state"), Clock.systemUTC(), "operator"),
                Progress.silent(),
                Pause.real(),
                Clock.systemUTC(),
                deadlines,
                SessionDeadlines.usual());
    }

    /** What cluster.yaml asks of the environment. */
    public static Map<String, String> secrets() {
        return Map.of("IOS_PASSWORD", "secret", "IOS_ENABLE", "letmein", "VRRP_PASSWORD", "1234");
    }

    /**
     * A Java program as a process at the operator's desk, with this JVM's class path. There, the router is 10.51.10.254 port 22
     * and not the port of cluster.yaml.
     */
    public List<String> command(String mainClass, String... arguments) {
        List<String> whole = new ArrayList<>(site.operator()
                .command(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass));
        whole.addAll(List.of(arguments));
        return whole;
    }

    /** No more SSH of this node: what connects is refused. */
    public void shut(String node) {
        server(node).kill();
    }

    /** The other node's sshd shows the keys of the first from now on, and they are trusted. */
    void useHostKeysOf(String original, String clone) {
        changeKeys(clone, server -> server.takeHostKeysOf(server(original)));
    }

    /** A node gets host keys of its own, and they are trusted. */
    void makeHostKeys(String node) {
        changeKeys(node, SshServer::makeHostKeys);
    }

    /** What may fail as files do. */
    private interface KeyChange {
        void on(SshServer server) throws IOException;
    }

    private void changeKeys(String node, KeyChange change) {
        try {
            shut(node);
            change.on(server(node));
            open(node);
            trustAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SSH again. */
    public void open(String node) {
        server(node).start();
    }

    /** The node's SSH lets connect and says nothing, and its sessions hang. */
    public void freeze(String node) {
        server(node).freeze();
    }

    /** It goes on where it was. */
    public void thaw(String node) {
        server(node).thaw();
    }

    private SshServer server(String node) {
        return Objects.requireNonNull(servers.get(node), node);
    }

    /** Every sshd with the end of its log. */
    public String report() {
        StringBuilder text = new StringBuilder();
        servers.values().forEach(server -> text.append(server.report()));
        return text.toString();
    }

    @Override
    public void close() {
        opened.close();
    }
}
