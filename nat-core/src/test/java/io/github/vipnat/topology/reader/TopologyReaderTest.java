package io.github.vipnat.topology.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.secret.SecretSource.Environment;
import io.github.vipnat.secret.SecretSource.InFile;
import io.github.vipnat.secret.SecretSource.Prompt;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Node.Ssh;
import io.github.vipnat.topology.Node.State;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.ServiceWish;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.VrrpSettings.TrackedProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyReaderTest {

    private static final Path HOME = Path.of("/home/ops");

    private final TopologyReader reader = new TopologyReader(HOME);

    @Test
    void should_read_the_site_of_the_design() throws IOException, URISyntaxException {
        Topology web = reader.read(fixture("web.yaml"));

        assertThat(web.source()).isEqualTo(fixture("web.yaml"));
        assertThat(web.cluster()).isEqualTo("web");
        assertThat(web.vip()).isEqualTo(new Ipv4Prefix(Ipv4.of("10.51.10.67"), 32));
        assertThat(web.retiredAddresses()).containsExactlyInAnyOrder(Ipv4.of("10.51.10.11"), Ipv4.of("10.51.10.12"));
        assertThat(web.nodes())
                .containsExactly(
                        new Node(
                                "vm1",
                                Ipv4.of("10.51.10.11"),
                                Optional.of(State.MASTER),
                                OptionalInt.of(100),
                                Optional.of(new Ssh(
                                        22,
                                        "ops",
                                        Optional.of(HOME.resolve(".ssh/id_ed25519")),
                                        Optional.empty(),
                                        true))),
                        new Node(
                                "vm2",
                                Ipv4.of("10.51.10.12"),
                                Optional.of(State.BACKUP),
                                OptionalInt.of(90),
                                Optional.empty()));
    }

    @Test
    void should_read_what_the_design_says_of_vrrp_agent_and_database() throws IOException, URISyntaxException {
        Topology web = reader.read(fixture("web.yaml"));

        assertThat(web.vrrp())
                .contains(new VrrpSettings(
                        "VI_1",
                        "eth0",
                        51,
                        Duration.ofSeconds(1),
                        Optional.of(new Environment("VRRP_PASSWORD")),
                        List.of(
                                new TrackedProcess("nginx", -11),
                                new TrackedProcess("vsftpd", -11),
                                new TrackedProcess("named", -11))));
        assertThat(web.agent()).isEqualTo(AgentSettings.usual());
        assertThat(web.database())
                .contains(new DatabaseSettings(
                        Ipv4.of("10.51.10.67"),
                        3306,
                        List.of(),
                        "ma_base",
                        "app",
                        List.of(),
                        Optional.of(new Environment("DB_PASSWORD")),
                        Optional.of("root"),
                        Optional.of(new Environment("DB_ADMIN")),
                        Optional.empty(),
                        DatabaseSettings.Tls.OFFERED,
                        Optional.empty()));
    }

    @Test
    void should_read_the_router_of_the_design() throws IOException, URISyntaxException {
        Path file = fixture("web.yaml");
        assertThat(reader.read(file).routers())
                .containsExactly(new Router(
                        "edge",
                        "10.51.10.254",
                        22,
                        TransportChoice.SSHJ,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "netops",
                        Optional.of(new Environment("IOS_PASSWORD")),
                        Optional.empty(),
                        Optional.of(new Environment("IOS_ENABLE")),
                        List.of(
                                new Publication(
                                        file + ":23:9",
                                        new Global.Address(Ipv4.of("172.18.55.51")),
                                        new Extent.Full(true),
                                        List.of(),
                                        StaticOptions.none()),
                                new Publication(
                                        file + ":24:9",
                                        new Global.Address(Ipv4.of("192.168.4.51")),
                                        new Extent.Ports(List.of(pair("tcp 80", 80), pair("tcp 443", 8443))),
                                        List.of(),
                                        StaticOptions.none()))));
    }

    @Test
    void should_read_every_key() throws IOException, URISyntaxException {
        Path file = fixture("every-key.yaml");
        Topology site = reader.read(file);

        assertThat(site.vip()).isEqualTo(new Ipv4Prefix(Ipv4.of("10.60.0.9"), 24));
        assertThat(site.nodes().get(0).ssh())
                .contains(new Ssh(
                        2222,
                        "ops",
                        Optional.of(Path.of("/etc/vipnat/id_rsa")),
                        Optional.of(new InFile(file.resolveSibling("secrets/left"))),
                        false));
        assertThat(site.vrrp().orElseThrow().advertInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(site.vrrp().orElseThrow().authPassword()).contains(new Prompt());
        assertThat(site.agent()).isEqualTo(new AgentSettings(AgentSettings.Policy.REPAIR, Duration.ofSeconds(90)));
        assertThat(site.database().orElseThrow().port()).isEqualTo(3307);
        assertThat(site.database().orElseThrow().adminUser()).isEmpty();
        assertThat(site.database().orElseThrow().servers())
                .containsExactly(Ipv4.of("10.60.0.11"), Ipv4.of("10.60.0.12"));
        assertThat(site.database().orElseThrow().privileges()).containsExactly("SELECT", "CREATE TEMPORARY TABLES");
    }

    @Test
    void should_read_every_key_of_a_router() throws IOException, URISyntaxException {
        Path file = fixture("every-key.yaml");
        Router north = reader.read(file).routers().get(0);

        assertThat(north.host()).isEqualTo("north.example.net");
        assertThat(north.port()).isEqualTo(2022);
        assertThat(north.transport()).isEqualTo(TransportChoice.JSCH);
        assertThat(north.jump())
                .containsExactly(
                        new JumpHost(
                                "bastion.example.net",
                                2200,
                                List.of("diffie-hellman-group14-sha1"),
                                "hop",
                                Optional.empty(),
                                Optional.of(HOME.resolve(".ssh/bastion"))),
                        new JumpHost(
                                "2001:db8::7",
                                22,
                                List.of(),
                                "hop",
                                Optional.of(new InFile(HOME.resolve("hop.secret"))),
                                Optional.empty()));
        assertThat(north.legacyAlgorithms()).containsExactly("diffie-hellman-group14-sha1", "ssh-rsa");
        assertThat(north.pair()).contains("south");
        assertThat(north.password()).isEmpty();
        assertThat(north.key()).contains(file.resolveSibling("keys/north"));
        assertThat(north.enable()).contains(new InFile(Path.of("/etc/vipnat/enable")));
    }

    @Test
    void should_read_every_key_of_a_publication_and_take_an_alias_for_the_second_router()
            throws IOException, URISyntaxException {
        Path file = fixture("every-key.yaml");
        List<Router> routers = reader.read(file).routers();

        assertThat(routers.get(0).publish())
                .containsExactly(
                        new Publication(
                                file + ":38:9",
                                new Global.Address(Ipv4.of("198.51.100.9")),
                                new Extent.Ports(
                                        List.of(pair("tcp 21", 21), pair("udp 53", 53), pair("tcp 443", 8443))),
                                List.of(port("tcp 2211"), port("udp 161")),
                                new StaticOptions(
                                        Optional.of("BLUE"),
                                        Optional.of(new Redundancy("HSRP-1", OptionalInt.of(112))),
                                        Optional.of(new RouteMap("RM-WEB", true)),
                                        Set.of(Flag.MATCH_IN_VRF, Flag.NO_ALIAS, Flag.NO_PAYLOAD))),
                        new Publication(
                                file + ":53:9",
                                new Global.OfInterface(new InterfaceName("GigabitEthernet0/1")),
                                new Extent.Ports(List.of(pair("tcp 8080", 8080))),
                                List.of(),
                                StaticOptions.none()),
                        new Publication(
                                file + ":56:9",
                                new Global.Address(Ipv4.of("198.51.100.10")),
                                new Extent.Full(false),
                                List.of(port("tcp 22")),
                                StaticOptions.none()));
        assertThat(routers.get(1).publish()).isEqualTo(routers.get(0).publish());
    }

    @Test
    void should_take_the_usual_values_for_what_is_not_said() {
        Topology small = reader.read(Path.of("cluster.yaml"), """
                cluster: web
                vip: 10.0.0.9
                nodes: [{ name: a, address: 10.0.0.1 }]
                vrrp: { instance: VI_1, interface: eth0, virtual-router-id: 1 }
                """);
        assertThat(small.routers()).isEmpty();
        assertThat(small.agent()).isEqualTo(AgentSettings.usual());
        assertThat(small.database()).isEmpty();
        assertThat(small.services()).isEmpty();
        assertThat(small.nodes().get(0).state()).isEmpty();
        assertThat(small.vrrp().orElseThrow().advertInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void should_read_services_by_name_alone_or_with_what_is_different_about_them() {
        Topology site = reader.read(Path.of("cluster.yaml"), """
                cluster: web
                vip: 10.0.0.9
                nodes: [{ name: vm1, address: 10.0.0.1 }, { name: vm2, address: 10.0.0.2 }]
                services:
                  - nginx
                  - { name: snmpd, on: vm1 }
                  - name: app
                    on: [vm1, vm2]
                    unit: app@blue
                    process: java
                    ports: [tcp 8443, udp 53]
                    socket: /run/app/app.sock
                """);
        assertThat(site.services())
                .containsExactly(
                        new ServiceWish("nginx"),
                        new ServiceWish(
                                "snmpd",
                                List.of("vm1"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        new ServiceWish(
                                "app",
                                List.of("vm1", "vm2"),
                                Optional.of("app@blue.service"),
                                Optional.of("java"),
                                List.of(port("tcp 8443"), port("udp 53")),
                                Optional.of("/run/app/app.sock")));
        assertThat(site.services().get(0).isOn("vm2")).isTrue();
        assertThat(site.services().get(1).isOn("vm2")).isFalse();
    }

    static Path fixture(String name) throws IOException, URISyntaxException {
        Path file = Path.of(
                TopologyReaderTest.class.getResource("/topology/" + name).toURI());
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private static PortPair pair(String global, int local) {
        return new PortPair(port(global), local);
    }

    private static TransportPort port(String text) {
        return TransportPort.parse(text).orElseThrow();
    }

    @Test
    void should_leave_the_login_to_the_ssh_agent_where_jsch_can_ask_it() {
        Topology site = reader.read(Path.of("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67
                nodes: [{ name: vm1, address: 10.51.10.11 }]
                routers:
                  - name: edge
                    address: 10.51.10.254
                    transport: jsch
                    username: netops
                    jump: [{ address: 10.51.10.1, username: ops }]
                    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                """);

        assertThat(site.routers().get(0).password()).isEmpty();
        assertThat(site.routers().get(0).key()).isEmpty();
        assertThat(site.routers().get(0).jump().get(0).password()).isEmpty();
    }
}
