package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.Fault.Moment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What others do at the router while a client is at work on it. */
class OthersAtWorkTest {

    private static final String PORT_21 = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";
    private static final String PORT_80 = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String FOREIGN = "ip nat inside source static 10.51.10.68 172.18.55.68";

    private SimulatedRouter router;
    private Typist typist;

    private void start(Personality personality, Quirk... positions) throws Exception {
        Quirks quirks = Quirks.defaults();
        for (Quirk position : positions) {
            quirks = quirks.with(position);
        }
        router = Fixtures.edgeRouter()
                .personality(personality)
                .quirks(quirks)
                .withoutSsh()
                .start();
        router.configureBehindTheBack("archive", "path flash:archive");
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    /** Whether the other one's rule is seen by the second line, which shows the rules. */
    @ParameterizedTest
    @CsvSource({"BEFORE_EXECUTION, 2, true", "AFTER_EXECUTION, 2, false", "AFTER_REPLY, 1, true"})
    void should_come_before_a_line_or_behind_it(Moment moment, int line, boolean isSeen) throws Exception {
        start(Personality.IOS_15);
        router.setFault(new Fault.Meanwhile(
                line, moment, Deed.Client.atOnce("colleague", "configure terminal", FOREIGN, "end")));
        typist.line("show clock");
        assertThat(typist.line("show running-config | include 172.18.55.68").contains(FOREIGN))
                .isEqualTo(isSeen);
        assertThat(router.natLines()).contains(FOREIGN);
    }

    @Test
    void should_leave_no_trace_of_another_ones_session_but_what_it_did() throws Exception {
        start(Personality.IOS_15);
        router.setFault(new Fault.DisconnectAfterLine(2));
        router.meanwhile(Deed.Client.atOnce("colleague", "configure terminal", FOREIGN, "end", "write memory"));
        assertThat(router.linesReceived()).isEmpty();
        assertThat(router.openSessions()).isEqualTo(1);
        assertThat(router.startupConfig()).contains(FOREIGN, "updated at 12:00:00 UTC Mon Mar 2 2026 by colleague");
        typist.line("show clock");
        assertThat(typist.terminal().isOpen()).isTrue();
    }

    @Test
    void should_type_a_line_behind_each_line_of_ours_and_be_seen_meanwhile() throws Exception {
        start(Personality.IOS_15);
        router.setFault(new Fault.Meanwhile(
                1, Deed.Client.inTurn("netops", List.of("configure terminal", "no " + PORT_21, "no " + PORT_80))));
        typist.line("configure terminal");
        assertThat(typist.line("do show users")).contains(" 11 vty 1     netops", Deed.PEER);
        assertThat(typist.line("no " + PORT_21)).isEqualTo("%Translation not found!!!!\n");
        assertThat(router.natLines()).doesNotContain(PORT_21, PORT_80);
        assertThat(typist.line("do show users")).doesNotContain(Deed.PEER);
    }

    @Test
    void should_answer_questions_in_its_session() throws Exception {
        start(Personality.IOS_15);
        router.addFlow("tcp", "172.18.55.51:21", "10.51.10.11:21", "203.0.113.9:51234");
        router.meanwhile(Deed.Client.atOnce("colleague", "configure terminal", "no " + PORT_21, "yes"));
        assertThat(router.natLines()).doesNotContain(PORT_21);
    }

    @Test
    void should_show_a_second_client_of_our_account_our_timer_and_let_it_confirm() throws Exception {
        start(Personality.IOS_15);
        typist.lines("configure terminal revert timer 10", "end");
        try (Typist twin = Typist.at(router)) {
            assertThat(twin.line("show archive config rollback timer"))
                    .isEqualTo(typist.line("show archive config rollback timer"))
                    .endsWith("Timer value: 10 min\nUser: netops\n");
        }
        router.meanwhile(Deed.Client.atOnce("somebody", "configure confirm"));
        assertThat(typist.line("show archive config rollback timer")).startsWith("Time configured");
        router.meanwhile(Deed.Client.atOnce("netops", "configure confirm"));
        assertThat(typist.line("show archive config rollback timer"))
                .isEqualTo("%No Rollback Confirmed Change pending\n");
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACES,         12:03:00, true",
        "KEEPS_THE_BACKUP, 12:03:00, false",
        "KEEPS_EVERYTHING, 12:00:00, false",
        "REFUSED,          12:00:00, false"
    })
    void should_arm_a_second_time_in_each_of_four_ways(
            Quirk.SecondRevertTimer second, String configured, boolean isAnotherBackup) throws Exception {
        start(Personality.IOS_15, second);
        typist.lines("configure terminal revert timer 10", "no " + PORT_21, "end");
        router.clock().advance(Duration.ofMinutes(3));
        router.meanwhile(Deed.Client.atOnce("netops", "configure terminal revert timer 10", "end"));
        assertThat(typist.line("show archive config rollback timer"))
                .startsWith("Time configured(or reconfigured): " + configured + " UTC");
        router.clock().advance(Duration.ofMinutes(12));
        assertThat(router.natLines().contains(PORT_21)).isEqualTo(!isAnotherBackup);
    }

    @ParameterizedTest
    @EnumSource
    void should_hold_the_configuration_during_a_nightly_replace(Personality personality) throws Exception {
        start(personality);
        typist.line("write memory");
        router.configureBehindTheBack(FOREIGN);
        router.meanwhile(new Deed.Replace("nvram:startup-config", Duration.ofSeconds(40)));
        assertThat(typist.line("configure terminal"))
                .isEqualTo(
                        personality == Personality.IOS_XE
                                ? "Configuration mode locked exclusively by user 'unknown' process '13' from terminal '0'."
                                        + " Please try later.\n"
                                : "Configuration locked. Ascii config in progress.\n");
        assertThat(typist.line("show configuration lock")).contains("State             : LOCKED\n");
        assertThat(router.natLines()).contains(FOREIGN);
        router.clock().advance(Duration.ofSeconds(40));
        assertThat(router.natLines()).doesNotContain(FOREIGN);
        assertThat(typist.line("show configuration lock")).contains("State             : FREE\n");
        assertThat(typist.line("configure terminal")).startsWith("Enter configuration commands");
    }

    @Test
    void should_replace_by_a_file_of_its_own_at_once() throws Exception {
        start(Personality.IOS_15);
        String golden = router.runningConfig();
        router.storeFile("flash:golden.cfg", golden);
        router.configureBehindTheBack("no " + PORT_21, FOREIGN);
        router.meanwhile(new Deed.Replace("flash:golden.cfg", Duration.ZERO));
        assertThat(router.natLines()).contains(PORT_21).doesNotContain(FOREIGN);
    }

    @Test
    void should_name_netconf_as_the_holder_and_configure_in_the_end() throws Exception {
        start(Personality.IOS_XE);
        router.meanwhile(new Deed.Netconf(Duration.ofSeconds(30), List.of(FOREIGN)));
        assertThat(typist.line("configure terminal"))
                .isEqualTo("Configuration mode is locked by process '484' user 'NETCONF' from terminal '64'."
                        + " Please try later.\n");
        assertThat(typist.line("show configuration lock")).contains("User              : NETCONF\n");
        router.clock().advance(Duration.ofSeconds(30));
        assertThat(router.natLines()).contains(FOREIGN);
        assertThat(router.changesOfOthers()).containsExactly(FOREIGN);
    }

    @Test
    void should_carry_a_line_out_under_a_lock_or_refuse_it() throws Exception {
        start(Personality.IOS_15);
        typist.line("configure terminal");
        router.meanwhile(new Deed.Netconf(Duration.ofSeconds(30), List.of()));
        assertThat(typist.line("no " + PORT_21)).isEmpty();
        leave();
        start(Personality.IOS_15, Quirk.LineUnderLock.REFUSED);
        typist.line("configure terminal");
        router.meanwhile(new Deed.Netconf(Duration.ofSeconds(30), List.of()));
        assertThat(typist.line("no " + PORT_21)).startsWith("Configuration mode is locked by");
        assertThat(router.natLines()).contains(PORT_21);
        typist.line("end");
        assertThat(typist.prompt()).isEqualTo("edge#");
    }

    @Test
    void should_run_an_applet_behind_every_line_it_waits_for() throws Exception {
        start(Personality.IOS_15);
        router.meanwhile(new Deed.Applet("^no ip nat", List.of(PORT_21)));
        typist.lines("configure terminal", "no " + PORT_21);
        assertThat(router.natLines()).contains(PORT_21);
        typist.lines("no " + PORT_80);
        assertThat(router.natLines()).contains(PORT_21).doesNotContain(PORT_80);
        assertThat(router.changesOfOthers()).containsExactly(PORT_21);
    }

    @Test
    void should_forget_everybody_at_a_restart() throws Exception {
        start(Personality.IOS_15);
        router.meanwhile(new Deed.Netconf(Duration.ofSeconds(30), List.of(FOREIGN)));
        router.meanwhile(Deed.Client.inTurn("netops", List.of("configure terminal", "no " + PORT_21)));
        router.reload();
        typist = Typist.at(router);
        assertThat(typist.line("configure terminal")).startsWith("Enter configuration commands");
        router.clock().advance(Duration.ofSeconds(30));
        assertThat(router.natLines()).contains(PORT_21).doesNotContain(FOREIGN);
    }

    @Test
    void should_not_know_show_configuration_lock_where_told_to() throws Exception {
        start(Personality.IOS_XE, Quirk.ShowLock.UNKNOWN_COMMAND);
        assertThat(typist.line("show configuration lock")).contains("% Invalid input detected at '^' marker.");
    }
}
