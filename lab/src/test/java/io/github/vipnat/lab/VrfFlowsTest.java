package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code clear ip nat translation} on a router with a VRF: a flow belongs to the VRF of its rule (ios-facts 7, first row). */
class VrfFlowsTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void begin() throws Exception {
        start(Quirks.defaults());
    }

    private void start(Quirks quirks) throws Exception {
        leave();
        router = Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
        router.configureBehindTheBack(
                "vrf definition blue",
                "exit",
                "ip nat inside source static tcp 10.60.0.20 80 172.18.55.70 80 vrf blue extendable");
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        router.addFlow("tcp", "172.18.55.70:80", "10.60.0.20:80", "203.0.113.9:51235");
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        if (router != null) {
            typist.close();
            router.close();
        }
    }

    private String clear(String what) throws Exception {
        return typist.line("clear ip nat translation " + what);
    }

    private String shown() throws Exception {
        return typist.line("show ip nat translations | include 203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({
        "*",
        "* forced",
        "forced",
        "inside 172.18.55.70 10.60.0.20",
        "inside 172.18.55.70 10.60.0.20 outside 203.0.113.9 203.0.113.9 forced",
        "outside 203.0.113.9 203.0.113.9",
        "tcp inside 172.18.55.70 80 10.60.0.20 80",
    })
    void should_end_the_flows_of_the_vrf_that_is_named_and_no_others(String what) throws Exception {
        assertThat(clear("vrf blue " + what)).isEmpty();
        assertThat(shown()).contains("10.51.10.11:80").doesNotContain("10.60.0.20:80");
        assertThat(router.flows()).isEqualTo(1);
        assertThat(router.natLines()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"inside 172.18.55.51 10.51.10.11", "tcp inside 172.18.55.51 80 10.51.10.11 80 forced"})
    void should_not_find_a_flow_of_the_global_table_in_a_vrf(String what) throws Exception {
        assertThat(clear("vrf blue " + what)).isEqualTo("%Translation not found\n");
        assertThat(router.flows()).isEqualTo(2);
    }

    // ios-facts 7 lists the form with vrf and the form without, and does not say what the one does to the flows of the
    // other
    @ParameterizedTest
    @CsvSource({"GLOBAL_TABLE, 1", "EVERY_TABLE, 0"})
    void should_clear_without_a_vrf_what_the_quirk_says(Quirk.ClearWithoutVrf quirk, int left) throws Exception {
        start(Quirks.defaults().with(quirk));
        assertThat(clear("*")).isEmpty();
        assertThat(router.flows()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"GLOBAL_TABLE, '%Translation not found', 2", "EVERY_TABLE, '', 1"})
    void should_find_a_flow_of_a_vrf_without_its_name_where_the_quirk_says_so(
            Quirk.ClearWithoutVrf quirk, String reply, int left) throws Exception {
        start(Quirks.defaults().with(quirk));
        assertThat(clear("tcp inside 172.18.55.70 80 10.60.0.20 80").strip()).isEqualTo(reply);
        assertThat(router.flows()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_CONFIGURED, *, % VRF nosuch not configured",
        "NOT_CONFIGURED, inside 172.18.55.51 10.51.10.11, % VRF nosuch not configured",
        "NOTHING_LIVE, *, ''",
        "NOTHING_LIVE, inside 172.18.55.51 10.51.10.11, %Translation not found",
    })
    void should_end_nothing_for_a_vrf_it_does_not_have(Quirk.ClearOfUnknownVrf quirk, String what, String reply)
            throws Exception {
        start(Quirks.defaults().with(quirk));
        assertThat(clear("vrf nosuch " + what).strip()).isEqualTo(reply);
        assertThat(router.flows()).isEqualTo(2);
    }

    @Test
    void should_count_a_flow_of_a_dynamic_rule_to_its_vrf() throws Exception {
        router.configureBehindTheBack(
                "no ip nat inside source list 1 interface GigabitEthernet0/1 overload",
                "ip nat inside source list 1 interface GigabitEthernet0/1 vrf blue overload");
        router.addFlow("tcp", "172.18.55.50:1025", "10.61.3.3:1025", "203.0.113.9:80");
        assertThat(typist.line("show ip nat translations vrf blue")).contains("10.61.3.3:1025");
        clear("vrf blue *");
        assertThat(shown()).contains("10.51.10.11:80").hasLineCount(1);
    }

    @Test
    void should_want_what_to_clear_behind_the_name() throws Exception {
        assertThat(clear("vrf blue")).isEqualTo("% Incomplete command.\n\n");
        assertThat(clear("vrf blue vrf blue *")).contains("% Invalid input");
        assertThat(router.flows()).isEqualTo(2);
    }
}
