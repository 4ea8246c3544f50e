package io.github.vipnat.topology.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownNode;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownRouter;
import io.github.vipnat.topology.proposal.ClusterTemplate.Notes;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterTemplateTest {

    private static final ClusterTemplate SHOP = new ClusterTemplate(
            Optional.of("shop"),
            Ipv4Prefix.parse("10.51.10.67/16"),
            List.of(
                    new KnownNode(Optional.of("left"), Ipv4.of("10.51.10.11")),
                    new KnownNode(Optional.empty(), Ipv4.of("10.51.10.12"))),
            Optional.of(new KnownRouter("EDGE-1", Optional.of("edge.example.net"))),
            List.of(web(), admin(), everything()),
            Notes.none());

    @Test
    void should_write_examples_for_what_is_unknown() throws IOException, URISyntaxException {
        assertThat(ClusterTemplate.unknown().render()).isEqualTo(golden("unknown.yaml"));
    }

    @Test
    void should_write_what_is_known() throws IOException, URISyntaxException {
        assertThat(SHOP.render()).isEqualTo(golden("known.yaml"));
    }

    @Test
    void should_be_read_back_as_it_was_meant() {
        Topology shop = read(SHOP.render());
        assertThat(shop.cluster()).isEqualTo("shop");
        assertThat(shop.vip()).isEqualTo(SHOP.vip().orElseThrow());
        assertThat(shop.nodes()).extracting(Node::name).containsExactly("left", "vm2");
        assertThat(shop.routers().get(0).publish())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("where")
                .containsExactlyElementsOf(SHOP.publish());
    }

    @Test
    void should_be_accepted_with_every_line_switched_on() {
        for (ClusterTemplate template : List.of(ClusterTemplate.unknown(), SHOP)) {
            Topology all = read(template.render().replaceAll("(?m)^( *)#(?! )", "$1"));
            assertThat(all.vrrp()).isPresent();
            assertThat(all.database()).isPresent();
            assertThat(all.nodes()).allMatch(node -> node.ssh().isPresent());
        }
    }

    @Test
    void should_explain_every_line_within_80_columns() {
        for (ClusterTemplate template : List.of(ClusterTemplate.unknown(), SHOP, strange())) {
            assertThat(template.render().lines())
                    .allMatch(line -> line.length() <= 80)
                    .filteredOn(
                            line -> !line.isEmpty() && !line.matches(" {10}- tcp [0-9]+| *- name: \\w{63}| *#ssh: .*"))
                    .allMatch(line -> line.matches(".*# .{5,}"));
        }
    }

    @Test
    void should_mark_only_examples() {
        assertThat(ClusterTemplate.unknown().render().lines().filter(line -> line.contains("CHANGE: ")))
                .hasSize(11);
        assertThat(SHOP.render()
                        .lines()
                        .filter(line -> line.contains("CHANGE: "))
                        .map(String::strip))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("- name: vm2"),
                        line -> assertThat(line).startsWith("username: netops"));
    }

    @Test
    void should_be_accepted_whatever_a_router_is_called() {
        Topology read = read(strange().render());
        assertThat(read.cluster()).isEqualTo("null");
        assertThat(read.vip().address()).isEqualTo(Ipv4.of("192.0.2.11"));
        assertThat(read.nodes()).extracting(Node::name).containsExactly("vm2", "v".repeat(63));
        assertThat(read.nodes())
                .extracting(Node::address)
                .doesNotContain(read.vip().address());
        assertThat(read.routers().get(0).name()).isEqualTo("R1-lab--Paris");
        assertThat(read.routers().get(0).host()).isEqualTo("2001:db8::");
    }

    /** Names and addresses that collide with the examples, need quotes or are too long. */
    private static ClusterTemplate strange() {
        return new ClusterTemplate(
                Optional.of("null"),
                Ipv4Prefix.parse("192.0.2.11/32"),
                List.of(
                        new KnownNode(Optional.of("vm2"), Ipv4.of("192.0.2.10")),
                        new KnownNode(Optional.of("v".repeat(70)), Ipv4.of("192.0.2.12"))),
                Optional.of(new KnownRouter("_R1(lab)/Paris", Optional.of("2001:db8::"))),
                List.of(new Publication(
                        "edge",
                        new Global.Address(Ipv4.of("198.51.100.1")),
                        new Extent.Ports(List.of()),
                        List.of(),
                        StaticOptions.none())),
                Notes.none());
    }

    @Test
    void should_fill_up_to_two_nodes() {
        ClusterTemplate one = new ClusterTemplate(
                Optional.empty(),
                Optional.empty(),
                List.of(new KnownNode(Optional.of("vm2"), Ipv4.of("192.0.2.11"))),
                Optional.empty(),
                List.of(),
                Notes.none());
        assertThat(read(one.render()).nodes()).extracting(Node::name).containsExactly("vm2", "vm3");
        assertThat(read(one.render()).retiredAddresses())
                .containsExactlyInAnyOrder(Ipv4.of("192.0.2.11"), Ipv4.of("192.0.2.12"));
    }

    private static Publication web() {
        return new Publication(
                "edge",
                new Global.Address(Ipv4.of("192.168.4.51")),
                new Extent.Ports(List.of(new PortPair(port("tcp 80"), 80), new PortPair(port("tcp 443"), 8443))),
                List.of(port("tcp 2211")),
                new StaticOptions(
                        Optional.of("BLUE"),
                        Optional.of(new Redundancy("1{a}", OptionalInt.of(112))),
                        Optional.of(new RouteMap("RM-WEB", true)),
                        Set.of(Flag.MATCH_IN_VRF, Flag.NO_ALIAS, Flag.NO_PAYLOAD)));
    }

    private static Publication admin() {
        return new Publication(
                "edge",
                new Global.OfInterface(new InterfaceName("GigabitEthernet0/1")),
                new Extent.Ports(IntStream.rangeClosed(1001, 1005)
                        .mapToObj(number -> new PortPair(port("tcp " + number), number))
                        .toList()),
                List.of(),
                StaticOptions.none());
    }

    private static Publication everything() {
        return new Publication(
                "edge",
                new Global.Address(Ipv4.of("172.18.55.51")),
                new Extent.Full(false),
                List.of(),
                StaticOptions.none());
    }

    private static TransportPort port(String text) {
        return TransportPort.parse(text).orElseThrow();
    }

    private static Topology read(String text) {
        return new TopologyReader(Path.of("/home/ops")).read(Path.of("cluster.yaml"), text);
    }

    private static String golden(String name) throws IOException, URISyntaxException {
        return Files.readString(Path.of(ClusterTemplateTest.class
                .getResource("/golden/template/" + name)
                .toURI()));
    }
}
