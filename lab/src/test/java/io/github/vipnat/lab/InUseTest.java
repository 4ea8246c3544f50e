package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules with live translations (ios-facts 0.1, 0.2, 2, 2.1 and 7). */
class InUseTest {

    private static final String PORT_80 = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String QUESTION = "Static entry in use, do you want to delete child entries? [no]: ";

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void connectAClient() throws Exception {
        start(Personality.IOS_15, Quirks.defaults());
    }

    private void start(Personality personality, Quirks quirks) throws Exception {
        leave();
        router = Fixtures.edgeRouter()
                .personality(personality)
                .quirks(quirks)
                .withoutSsh()
                .start();
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        typist = Typist.at(router);
        typist.line("configure terminal");
    }

    @AfterEach
    void leave() {
        if (router != null) {
            typist.close();
            router.close();
        }
    }

    @Test
    void should_ask_and_keep_the_rule_when_the_answer_is_no() throws Exception {
        assertThat(typist.line("no " + PORT_80)).isEmpty();
        assertThat(typist.prompt()).isEqualTo(QUESTION);
        assertThat(typist.line("no")).isEqualTo("%: Error: static entry in use, cannot remove\n");
        assertThat(router.natLines()).contains(PORT_80);
        assertThat(router.flows()).isEqualTo(1);
    }

    @Test
    void should_delete_rule_and_children_when_the_answer_is_yes() throws Exception {
        typist.line("no " + PORT_80);
        assertThat(typist.line("yes")).isEmpty();
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
        assertThat(router.natLines()).doesNotContain(PORT_80);
        assertThat(router.flows()).isZero();
    }

    // ios-facts 0.1: "the next line you pipelined would be eaten as the answer"
    @Test
    void should_take_the_next_line_for_the_answer() throws Exception {
        String shown = typist.raw("no " + PORT_80 + "\rip nat inside source static 10.51.10.67 172.18.55.51\r");
        assertThat(shown).contains(QUESTION + "ip nat inside source static 10.51.10.67 172.18.55.51\n%: Error: ");
        assertThat(router.natLines()).contains(PORT_80).hasSize(7);
    }

    @Test
    void should_answer_an_empty_line_with_the_default_no() throws Exception {
        assertThat(typist.raw("no " + PORT_80 + "\r\r"))
                .endsWith(QUESTION + "\n%: Error: static entry in use, cannot remove\n" + "edge(config)#");
    }

    @Test
    void should_refuse_without_a_question_on_12() throws Exception {
        start(Personality.IOS_12, Quirks.defaults());
        assertThat(typist.line("no " + PORT_80)).isEqualTo("%Static entry in use, cannot remove\n");
        assertThat(typist.line(PORT_80 + " no-payload")).isEqualTo("%Static entry in use, cannot change\n");
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
        assertThat(router.natLines()).contains(PORT_80);
    }

    @Test
    void should_remove_on_12_what_was_cleared_before() throws Exception {
        start(Personality.IOS_12, Quirks.defaults());
        assertThat(typist.lines("do clear ip nat translation *", "no " + PORT_80))
                .isEmpty();
        assertThat(router.natLines()).doesNotContain(PORT_80);
    }

    // ios-facts 2.1: clients of a busy service are back within the second; one packet with both lines beats them
    @Test
    void should_see_cleared_flows_come_back_unless_the_removal_follows_at_once() throws Exception {
        start(Personality.IOS_12, Quirks.defaults());
        router.setReturningFlows(1);
        assertThat(typist.lines("do clear ip nat translation *", "no " + PORT_80))
                .isEqualTo("%Static entry in use, cannot remove\n");
        router.setReturningFlows(1);
        typist.raw("do clear ip nat translation *\rno " + PORT_80 + "\r");
        assertThat(router.natLines()).doesNotContain(PORT_80);
        assertThat(router.flows()).isZero();
    }

    // ios-facts 0.2
    @Test
    void should_remove_with_its_children_when_forced_on_xe() throws Exception {
        start(Personality.IOS_XE, Quirks.defaults());
        assertThat(typist.line("no " + PORT_80 + " forced")).isEmpty();
        assertThat(router.natLines()).doesNotContain(PORT_80);
        assertThat(router.flows()).isZero();
    }

    @Test
    void should_ask_on_xe_when_not_forced() throws Exception {
        start(Personality.IOS_XE, Quirks.defaults());
        typist.line("no " + PORT_80);
        assertThat(typist.prompt()).isEqualTo(QUESTION);
    }

    // ios-facts 9.5
    @Test
    void should_know_forced_on_15_where_the_quirk_says_so() throws Exception {
        assertThat(typist.line("no " + PORT_80 + " forced")).contains("% Invalid input");
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.ForcedOnClassic.ACCEPT));
        assertThat(typist.line("no " + PORT_80 + " forced")).isEmpty();
        assertThat(router.natLines()).doesNotContain(PORT_80);
    }

    // ios-facts 9.5: its position with extendable is not known
    @ParameterizedTest
    @CsvSource({
        "ANYWHERE, forced extendable, true",
        "ANYWHERE, extendable forced, true",
        "LAST, forced extendable, false",
        "LAST, extendable forced, true",
        "FIRST, forced extendable, true",
        "FIRST, extendable forced, false",
    })
    void should_know_forced_where_the_quirk_has_it(Quirk.ForcedPlace quirk, String options, boolean known)
            throws Exception {
        start(Personality.IOS_XE, Quirks.defaults().with(quirk));
        String reply = typist.line("no " + PORT_80.replace("extendable", options));
        if (known) {
            assertThat(reply).isEmpty();
            assertThat(router.natLines()).doesNotContain(PORT_80);
            assertThat(router.flows()).isZero();
        } else {
            assertThat(reply).contains("^\n% Invalid input detected at '^' marker.\n");
            assertThat(router.natLines()).contains(PORT_80);
            assertThat(router.flows()).isEqualTo(1);
        }
    }

    @Test
    void should_leave_the_children_of_other_rules_alone() throws Exception {
        router.addFlow("tcp", "172.18.55.51:443", "10.51.10.11:443", "203.0.113.9:51235");
        typist.line("no " + PORT_80);
        typist.line("yes");
        assertThat(router.flows()).isEqualTo(1);
    }

    @Test
    void should_give_a_flow_to_the_full_static_when_no_port_form_takes_it() throws Exception {
        typist.line("ip nat inside source static 10.51.10.67 172.18.55.60");
        router.addFlow("udp", "172.18.55.60:53", "10.51.10.67:53", "203.0.113.9:5353");
        typist.line("no ip nat inside source static 10.51.10.67 172.18.55.60");
        assertThat(typist.prompt()).isEqualTo(QUESTION);
        typist.line("yes");
    }

    @Test
    void should_give_a_flow_of_the_interface_form_to_its_rule() throws Exception {
        String rule = "ip nat inside source static tcp 10.51.10.11 25 interface GigabitEthernet0/1 2525";
        typist.line(rule);
        router.addFlow("tcp", "172.18.55.50:2525", "10.51.10.11:25", "203.0.113.9:41000");
        typist.line("no " + rule);
        assertThat(typist.prompt()).isEqualTo(QUESTION);
        typist.line("");
    }

    @Test
    void should_refuse_a_flow_nothing_translates() {
        SimulatedRouter bare = SimulatedRouter.builder().withoutSsh().start();
        assertThatThrownBy(() -> bare.addFlow("tcp", "192.0.2.1:80", "10.0.0.1:80", "203.0.113.9:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.1:80");
    }

    @ParameterizedTest
    @CsvSource({
        "ASK, 'Dynamic mapping in use, do you want to delete all entries? [no]: '",
        "ASK_WITH_OLD_SPELLING, 'Dynamic mapping in use, do you want to delete all entires? [no]: '",
    })
    void should_ask_after_an_empty_line_before_a_busy_dynamic_mapping_goes(Quirk.DynamicInUse quirk, String question)
            throws Exception {
        start(Personality.IOS_15, Quirks.defaults().with(quirk));
        router.addFlow("tcp", "172.18.55.50:1025", "10.51.3.3:1025", "203.0.113.9:80");
        String mapping = "ip nat inside source list 1 interface GigabitEthernet0/1 overload";
        assertThat(typist.line("no " + mapping)).isEqualTo("\n");
        assertThat(typist.prompt()).isEqualTo(question);
        assertThat(typist.line("")).isEmpty();
        assertThat(router.runningConfig()).contains(mapping);
        typist.line("no " + mapping);
        typist.line("yes");
        assertThat(router.runningConfig()).doesNotContain(mapping);
    }

    @Test
    void should_refuse_to_remove_a_busy_dynamic_mapping_where_the_quirk_says_so() throws Exception {
        start(Personality.IOS_15, Quirks.defaults().with(Quirk.DynamicInUse.REFUSE));
        router.addFlow("tcp", "172.18.55.50:1025", "10.51.3.3:1025", "203.0.113.9:80");
        assertThat(typist.line("no ip nat inside source list 1 interface GigabitEthernet0/1 overload"))
                .isEqualTo("%Dynamic mapping in use, cannot remove\n");
        assertThat(typist.line("ip nat inside source list 1 interface GigabitEthernet0/2 overload"))
                .isEqualTo("%Dynamic mapping in use, cannot change\n");
    }

    @Test
    void should_not_destroy_a_pool_that_is_referred_to() throws Exception {
        typist.lines(
                "ip nat pool P 192.0.2.10 192.0.2.20 netmask 255.255.255.0",
                "ip nat inside source list 2 pool P overload");
        assertThat(typist.line("no ip nat pool P")).isEqualTo("%Pool P in use, cannot destroy\n");
        assertThat(typist.lines("no ip nat inside source list 2 pool P overload", "no ip nat pool P"))
                .isEmpty();
        assertThat(router.runningConfig()).doesNotContain("pool P");
    }

    // ios-facts 7: every form, inside GLOBAL LOCAL
    @ParameterizedTest
    @CsvSource({
        "*, 0",
        "* forced, 0",
        "forced, 0",
        "inside 172.18.55.51 10.51.10.11, 0",
        "inside 172.18.55.51 10.51.10.11 forced, 0",
        "inside 172.18.55.51 10.51.10.11 outside 203.0.113.9 203.0.113.9, 0",
        "outside 203.0.113.9 203.0.113.9, 0",
        "tcp inside 172.18.55.51 80 10.51.10.11 80, 0",
        "tcp inside 172.18.55.51 80 10.51.10.11 80 forced, 0",
        "tcp inside 172.18.55.51 80 10.51.10.11 80 outside 203.0.113.9 51234 203.0.113.9 51234, 0",
        "tcp inside 172.18.55.51 443 10.51.10.11 443, 1",
        "udp inside 172.18.55.51 80 10.51.10.11 80, 1",
        "inside 10.51.10.11 172.18.55.51, 1",
    })
    void should_clear_what_is_named_and_never_a_static(String what, int left) throws Exception {
        assertThat(typist.line("do clear ip nat translation " + what))
                .isEqualTo(left == 0 ? "" : "%Translation not found\n");
        assertThat(router.flows()).isEqualTo(left);
        assertThat(router.natLines()).hasSize(7);
    }
}
