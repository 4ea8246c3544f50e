package io.github.vipnat.lab.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.PacketPlane;
import io.github.vipnat.lab.PacketPlane.Port;
import io.github.vipnat.lab.PacketPlane.Translation;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running-config becomes in the kernel, word for word; no root is needed to look at it. */
class RulesetTest {

    private static final Map<String, String> DEVICES =
            Map.of("GigabitEthernet0/0", "inside", "GigabitEthernet0/1", "wan1", "GigabitEthernet0/2", "wan2");

    @ParameterizedTest
    @ValueSource(strings = {"port-statics", "full-statics", "options", "nothing-outside"})
    void should_write_the_rules_of_a_configuration(String name) throws IOException {
        RecordingPlane plane = new RecordingPlane();
        try (SimulatedRouter router = SimulatedRouter.builder()
                .configuration(resource(name + ".cfg"))
                .packetPlane(plane)
                .withoutSsh()
                .start()) {
            assertThat(router.natLines()).isNotEmpty();
        }

        assertThat(new Ruleset(DEVICES, plane.ports, plane.rules).text()).isEqualTo(resource(name + ".nft"));
    }

    @Test
    void should_answer_for_globals_of_connected_subnets_that_are_nobodys_and_want_an_alias() {
        List<Port> ports = List.of(
                new Port("GigabitEthernet0/1", "172.18.55.1", "255.255.255.0", false, true),
                new Port("GigabitEthernet0/9", "10.9.9.1", "255.255.255.0", false, true));
        List<Translation> rules = List.of(
                full("10.51.10.67", "172.18.55.51", true),
                full("10.51.10.68", "172.18.55.52", false),
                full("10.51.10.69", "198.51.100.1", true),
                full("10.51.10.70", "172.18.55.1", true),
                full("10.51.10.71", "10.9.9.51", true));

        assertThat(new Ruleset(DEVICES, ports, rules).aliases(ports))
                .containsExactly(new Ruleset.Alias("172.18.55.51", "wan1"));
    }

    @Test
    void should_follow_every_change_of_the_table_and_nothing_else() throws Exception {
        RecordingPlane plane = new RecordingPlane();
        try (SimulatedRouter router = SimulatedRouter.builder()
                .configuration(resource("port-statics.cfg"))
                .packetPlane(plane)
                .withoutSsh()
                .start()) {
            assertThat(plane.mirrored).isEqualTo(1);

            router.configureBehindTheBack("ip domain name example.net");
            assertThat(plane.mirrored).isEqualTo(1);

            router.configureBehindTheBack("no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80");
            assertThat(plane.mirrored).isEqualTo(2);
            assertThat(plane.rules)
                    .noneMatch(rule -> rule.globalPort() == 80 && rule.global().equals("172.18.55.51"));

            router.reload();
            assertThat(plane.mirrored).isEqualTo(3);
            assertThat(plane.rules)
                    .anyMatch(rule -> rule.globalPort() == 80 && rule.global().equals("172.18.55.51"));
        }
        assertThat(plane.closed).isTrue();
    }

    private static Translation full(String local, String global, boolean alias) {
        return new Translation("", local, 0, global, 0, alias, true);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RulesetTest.class.getResourceAsStream("/golden/packets/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Remembers what it was last told. */
    private static final class RecordingPlane implements PacketPlane {

        private final PacketPlane none = PacketPlane.inMemory();
        private List<Port> ports = List.of();
        private List<Translation> rules = List.of();
        private int mirrored;
        private boolean closed;

        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public void mirror(List<Port> now, List<Translation> table) {
            ports = now;
            rules = table;
            mirrored++;
        }

        @Override
        public Optional<List<Flow>> flows() {
            return none.flows();
        }

        @Override
        public void end(List<Flow> flows) {}

        @Override
        public Optional<List<Neighbour>> neighbours() {
            return none.neighbours();
        }

        @Override
        public void refresh(String address) {}

        @Override
        public Optional<Boolean> ping(String address) {
            return none.ping(address);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
