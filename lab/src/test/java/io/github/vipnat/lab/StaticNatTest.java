package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a static line that is typed (ios-facts 1.1, 1.3, 1.4 and 2). */
class StaticNatTest {

    private static SimulatedRouter router(Quirk... switches) {
        Quirks quirks = Quirks.defaults();
        for (Quirk one : switches) {
            quirks = quirks.with(one);
        }
        return Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
    }

    private static String typed(SimulatedRouter router, String... lines) throws Exception {
        try (Typist typist = Typist.at(router)) {
            typist.line("configure terminal");
            return typist.lines(lines);
        }
    }

    // ios-facts 0.3 and 2: success is silence
    @Test
    void should_move_the_rules_of_a_global_onto_another_local_without_a_word() throws Exception {
        try (SimulatedRouter router = router()) {
            assertThat(typed(
                            router,
                            "no ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable",
                            "no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable",
                            "no ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable",
                            "ip nat inside source static 10.51.10.67 172.18.55.51"))
                    .isEmpty();
            assertThat(router.natLines())
                    .startsWith("ip nat inside source static 10.51.10.67 172.18.55.51")
                    .hasSize(5);
        }
    }

    // ios-facts 0.4
    @Test
    void should_add_extendable_by_itself_to_port_statics_alone() throws Exception {
        try (SimulatedRouter router = router()) {
            typed(
                    router,
                    "ip nat inside source static udp 10.51.10.11 53 172.18.55.51 53",
                    "ip nat inside source static 10.9.9.9 172.18.55.99",
                    "ip nat inside source static tcp 10.51.10.11 25 interface GigabitEthernet0/1 25");
            assertThat(router.natLines())
                    .contains(
                            "ip nat inside source static udp 10.51.10.11 53 172.18.55.51 53 extendable",
                            "ip nat inside source static 10.9.9.9 172.18.55.99",
                            "ip nat inside source static tcp 10.51.10.11 25 interface GigabitEthernet0/1 25");
        }
    }

    // ios-facts 1.4: by global address, then port, tcp before udp; the interface form as entered, last
    @Test
    void should_print_statics_sorted_and_the_interface_form_as_entered() throws Exception {
        try (SimulatedRouter router = SimulatedRouter.builder()
                .privilege15User("netops", "x")
                .withoutSsh()
                .start()) {
            typed(
                    router,
                    "interface Loopback0",
                    "ip address 198.51.100.1 255.255.255.255",
                    "exit",
                    "ip nat inside source static tcp 10.0.0.1 80 interface Loopback0 80",
                    "ip nat inside source static tcp 10.0.0.1 21 interface Loopback0 21",
                    "ip nat inside source static tcp 10.0.0.1 443 192.0.2.100 443",
                    "ip nat inside source static udp 10.0.0.1 53 192.0.2.20 53",
                    "ip nat inside source static tcp 10.0.0.1 53 192.0.2.20 53",
                    "ip nat inside source static 10.0.0.2 192.0.2.30",
                    "ip nat inside source static tcp 10.0.0.1 8080 192.0.2.20 9");
            assertThat(router.natLines())
                    .containsExactly(
                            "ip nat inside source static tcp 10.0.0.1 8080 192.0.2.20 9 extendable",
                            "ip nat inside source static tcp 10.0.0.1 53 192.0.2.20 53 extendable",
                            "ip nat inside source static udp 10.0.0.1 53 192.0.2.20 53 extendable",
                            "ip nat inside source static 10.0.0.2 192.0.2.30",
                            "ip nat inside source static tcp 10.0.0.1 443 192.0.2.100 443 extendable",
                            "ip nat inside source static tcp 10.0.0.1 80 interface Loopback0 80",
                            "ip nat inside source static tcp 10.0.0.1 21 interface Loopback0 21");
        }
    }

    @Test
    void should_print_statics_as_entered_where_the_quirk_says_so() throws Exception {
        try (SimulatedRouter router = router(Quirk.StaticOrder.AS_ENTERED)) {
            typed(router, "ip nat inside source static 10.9.9.9 1.2.3.4");
            assertThat(router.natLines()).last().isEqualTo("ip nat inside source static 10.9.9.9 1.2.3.4");
        }
    }

    // ios-facts 1.3, row 1
    @Test
    void should_refuse_a_second_full_static_of_one_local_without_extendable() throws Exception {
        try (SimulatedRouter router = router()) {
            typed(router, "ip nat inside source static 9.9.1.1 9.9.12.12");
            assertThat(typed(router, "ip nat inside source static 9.9.1.1 9.9.13.13"))
                    .isEqualTo("% 9.9.1.1 already mapped (9.9.1.1 -> 9.9.12.12)\n");
            assertThat(typed(router, "ip nat inside source static 9.9.1.1 9.9.13.13 extendable"))
                    .isEmpty();
            assertThat(router.natLines())
                    .contains(
                            "ip nat inside source static 9.9.1.1 9.9.12.12",
                            "ip nat inside source static 9.9.1.1 9.9.13.13 extendable");
        }
    }

    @Test
    void should_add_extendable_to_both_where_the_quirk_says_so() throws Exception {
        try (SimulatedRouter router = router(Quirk.SecondFullStatic.ADD_BY_ITSELF)) {
            assertThat(typed(
                            router,
                            "ip nat inside source static 9.9.1.1 9.9.12.12",
                            "ip nat inside source static 9.9.1.1 9.9.13.13"))
                    .isEmpty();
            assertThat(router.natLines())
                    .contains(
                            "ip nat inside source static 9.9.1.1 9.9.12.12 extendable",
                            "ip nat inside source static 9.9.1.1 9.9.13.13 extendable");
        }
    }

    @Test
    void should_want_extendable_on_both_where_the_quirk_says_so() throws Exception {
        try (SimulatedRouter router = router(Quirk.SecondFullStatic.WANTED_ON_BOTH)) {
            typed(router, "ip nat inside source static 9.9.1.1 9.9.12.12");
            assertThat(typed(router, "ip nat inside source static 9.9.1.1 9.9.13.13 extendable"))
                    .isEqualTo("% 9.9.1.1 already mapped (9.9.1.1 -> 9.9.12.12)\n");
            assertThat(typed(
                            router,
                            "ip nat inside source static 9.9.1.1 9.9.12.12 extendable",
                            "ip nat inside source static 9.9.1.1 9.9.13.13 extendable"))
                    .isEmpty();
        }
    }

    // ios-facts 1.3, row 4
    @Test
    void should_refuse_a_second_local_for_one_global() throws Exception {
        try (SimulatedRouter router = router()) {
            assertThat(typed(
                            router,
                            "ip nat inside source static 10.0.0.1 192.0.2.1",
                            "ip nat inside source static 10.0.0.2 192.0.2.1 extendable"))
                    .isEqualTo("% similar static entry (10.0.0.1 -> 192.0.2.1) already exists\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, ''",
        "REFUSE_ALREADY_MAPPED, % 172.18.55.51 already mapped (10.51.10.11 -> 172.18.55.51)",
        "REFUSE_SIMILAR, % similar static entry (10.51.10.11 -> 172.18.55.51) already exists",
    })
    void should_take_a_full_static_over_port_statics_as_the_quirk_says(Quirk.FullOverPorts quirk, String reply)
            throws Exception {
        try (SimulatedRouter router = router(quirk)) {
            assertThat(typed(router, "ip nat inside source static 10.51.10.67 172.18.55.51")
                            .strip())
                    .isEqualTo(reply);
            assertThat(router.natLines()).hasSize(quirk == Quirk.FullOverPorts.ACCEPT ? 8 : 7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, ''",
        "REFUSE_ALREADY_MAPPED, % 192.0.2.1 already mapped (10.0.0.1 -> 192.0.2.1)",
        "REFUSE_SIMILAR, % similar static entry (10.0.0.1 -> 192.0.2.1) already exists",
    })
    void should_take_a_port_static_under_a_full_one_as_the_quirk_says(Quirk.PortUnderFull quirk, String reply)
            throws Exception {
        try (SimulatedRouter router = router(quirk)) {
            assertThat(typed(
                                    router,
                                    "ip nat inside source static 10.0.0.1 192.0.2.1",
                                    "ip nat inside source static tcp 10.0.0.2 80 192.0.2.1 80")
                            .strip())
                    .isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, ''",
        "REFUSE_ALREADY_MAPPED, % 172.18.55.51 already mapped (10.51.10.11 -> 172.18.55.51)",
        "REFUSE_SIMILAR, % similar static entry (10.51.10.11 -> 172.18.55.51) already exists",
    })
    void should_take_one_global_port_for_two_locals_as_the_quirk_says(Quirk.SamePortTwice quirk, String reply)
            throws Exception {
        try (SimulatedRouter router = router(quirk)) {
            assertThat(typed(router, "ip nat inside source static tcp 10.51.10.12 80 172.18.55.51 80")
                            .strip())
                    .isEqualTo(reply);
            assertThat(router.natLines()).hasSize(quirk == Quirk.SamePortTwice.ACCEPT ? 8 : 7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_take_a_full_static_onto_its_own_address_as_the_quirk_says(Quirk.FullOnOwnAddress quirk)
            throws Exception {
        try (SimulatedRouter router = router(quirk)) {
            String reply = typed(router, "ip nat inside source static 10.51.10.67 172.18.55.50");
            if (quirk == Quirk.FullOnOwnAddress.ACCEPT) {
                assertThat(reply).isEmpty();
            } else {
                assertThat(reply).startsWith("% 172.18.55.50 ");
            }
        }
    }

    // ios-facts 1.3: a port form onto the own address is accepted without any message
    @Test
    void should_take_a_port_static_onto_its_own_address() throws Exception {
        try (SimulatedRouter router = router(Quirk.FullOnOwnAddress.REFUSE)) {
            assertThat(typed(router, "ip nat inside source static tcp 10.51.10.67 80 172.18.55.50 80"))
                    .isEmpty();
        }
    }

    // ios-facts 1.3, last row, and 9.2: reported of the interface form with 22, 500 and 4500
    @ParameterizedTest
    @CsvSource({
        "ACCEPT, tcp, 22, ''",
        "ACCEPT, udp, 500, ''",
        "ACCEPT, udp, 4500, ''",
        "REFUSE, tcp, 22, %Port 22 is being used by system",
        "REFUSE, udp, 500, %Port 500 is being used by system",
        "REFUSE, udp, 4500, %Port 4500 is being used by system",
    })
    void should_take_a_port_the_router_listens_on_as_the_quirk_says(
            Quirk.SystemPorts quirk, String protocol, int port, String reply) throws Exception {
        String rule = "ip nat inside source static " + protocol + " 10.51.10.67 " + port;
        String onInterface = rule + " interface GigabitEthernet0/1 ";
        try (SimulatedRouter router = router(quirk)) {
            assertThat(typed(router, onInterface + port).strip()).isEqualTo(reply);
            assertThat(router.natLines().contains(onInterface + port)).isEqualTo(reply.isEmpty());
            assertThat(typed(router, onInterface + (port + 20_000))).isEmpty();
            assertThat(typed(router, rule + " 172.18.55.88 " + port)).isEmpty();
        }
    }

    // ios-facts 1.3, "the same pair re-entered"
    @Test
    void should_replace_the_options_when_a_pair_is_entered_again() throws Exception {
        try (SimulatedRouter router = router()) {
            assertThat(typed(
                            router,
                            "ip nat inside source static 10.4.4.44 172.18.55.77",
                            "ip nat inside source static 10.4.4.44 172.18.55.77 no-alias"))
                    .isEmpty();
            assertThat(router.natLines())
                    .contains("ip nat inside source static 10.4.4.44 172.18.55.77 no-alias")
                    .hasSize(8);
        }
    }

    // ios-facts 1.1, first row: the interface form is known by protocol, local and port
    @Test
    void should_hold_one_interface_form_for_each_local_port() throws Exception {
        try (SimulatedRouter router = router()) {
            typed(
                    router,
                    "ip nat inside source static tcp 10.0.0.1 80 interface gig 0/1 80",
                    "ip nat inside source static tcp 10.0.0.1 80 interface g0/1 8080");
            assertThat(router.natLines())
                    .contains("ip nat inside source static tcp 10.0.0.1 80 interface GigabitEthernet0/1 8080")
                    .hasSize(8);
            assertThat(typed(router, "no ip nat inside source static tcp 10.0.0.1 80 interface GigabitEthernet0/1 80"))
                    .isEqualTo("%Translation not found!!!!\n");
            assertThat(typed(
                            router, "no ip nat inside source static tcp 10.0.0.1 80 interface GigabitEthernet0/1 8080"))
                    .isEmpty();
        }
    }

    // ios-facts 2, "VRF X not configured"
    @Test
    void should_want_a_vrf_to_exist() throws Exception {
        try (SimulatedRouter router = router()) {
            String line = "ip nat inside source static 10.0.0.1 192.0.2.1 vrf blue match-in-vrf extendable";
            assertThat(typed(router, line)).isEqualTo("% VRF blue not configured\n");
            assertThat(typed(router, "vrf definition blue", "exit", line)).isEmpty();
            assertThat(router.natLines()).contains(line);
        }
    }

    @Test
    void should_keep_rules_of_two_vrfs_and_route_map_twins_apart() throws Exception {
        try (SimulatedRouter router = router()) {
            assertThat(typed(
                            router,
                            "vrf definition blue",
                            "ip nat inside source static 10.0.0.1 192.0.2.1",
                            "ip nat inside source static 10.0.0.1 192.0.2.2 vrf blue",
                            "ip nat inside source static 10.0.0.3 192.0.2.3 route-map A",
                            "ip nat inside source static 10.0.0.3 192.0.2.4 route-map B reversible",
                            "ip nat inside source static network 10.7.0.0 192.0.3.0 /24",
                            "ip nat inside source static esp 10.0.0.9 interface GigabitEthernet0/1",
                            "ip nat inside source static 10.0.0.8 interface GigabitEthernet0/2"))
                    .isEmpty();
            assertThat(router.natLines()).hasSize(14);
        }
    }

    @Test
    void should_take_every_line_it_prints() throws Exception {
        List<String> lines = List.of(
                "ip nat inside source static tcp 10.0.0.1 80 192.0.2.1 80 vrf blue redundancy R1 mapping-id 7 match-in-vrf"
                        + " extendable no-alias no-payload",
                "ip nat inside source static 10.0.0.5 192.0.2.9 route-map RM reversible extendable",
                "ip nat inside source static 10.0.0.6 192.0.2.10 stateless");
        try (SimulatedRouter router = router()) {
            typed(router, "vrf definition blue", "exit");
            for (String line : lines) {
                assertThat(typed(router, line)).isEmpty();
            }
            assertThat(router.natLines()).containsAll(lines);
            for (String line : lines) {
                assertThat(typed(router, "no " + line)).isEmpty();
            }
            assertThat(router.natLines()).hasSize(7);
        }
    }
}
