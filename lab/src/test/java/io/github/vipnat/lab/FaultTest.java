package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    private static final String WHOLE_REPLY = "hostname moved\r\nmoved(config)#";

    private SimulatedRouter router;
    private LabTerminal terminal;

    @BeforeEach
    void enterConfigurationMode() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        terminal = router.openTerminal();
        terminal.type("configure terminal\r");
    }

    @AfterEach
    void leave() {
        terminal.close();
        router.close();
    }

    private boolean isMoved() {
        return router.runningConfig().contains("\nhostname moved\n");
    }

    private void assertWellAgain() throws IOException {
        try (LabTerminal again = router.openTerminal()) {
            assertThat(again.type("show clock\r")).contains("UTC Mon Mar 2 2026\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_lose_the_connection_around_a_line(Fault.Moment moment) throws Exception {
        router.setFault(new Fault.DisconnectAfterLine(2, moment));
        terminal.type("! the first line\r");
        assertThat(terminal.isOpen()).isTrue();
        String shown = terminal.type("hostname moved\r");
        assertThat(terminal.isOpen()).isFalse();
        assertThat(isMoved()).isEqualTo(moment != Fault.Moment.BEFORE_EXECUTION);
        assertThat(shown).isEqualTo(moment == Fault.Moment.AFTER_REPLY ? WHOLE_REPLY : "hostname moved\r\n");
        assertThat(terminal.fromRouter().read()).isEqualTo(-1);
        assertThatThrownBy(() -> terminal.type("x")).isInstanceOf(IOException.class);
        assertThat(router.openSessions()).isZero();
        assertWellAgain();
    }

    @Test
    void should_cut_after_every_single_byte_it_sends() throws Exception {
        String whole = terminal.type("hostname moved\rend\rshow clock\r");
        for (int bytes = 1; bytes <= whole.length(); bytes++) {
            try (SimulatedRouter other = Fixtures.edgeRouter().withoutSsh().start();
                    LabTerminal there = other.openTerminal()) {
                there.type("configure terminal\r");
                other.setFault(new Fault.DisconnectAfterBytes(bytes));
                assertThat(there.type("hostname moved\rend\rshow clock\r")).isEqualTo(whole.substring(0, bytes));
                assertThat(there.isOpen()).isFalse();
                assertThat(other.openSessions()).isZero();
            }
        }
    }

    @Test
    void should_cut_after_a_byte_it_reads() throws Exception {
        router.setFault(new Fault.DisconnectAfterTypedBytes(15));
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
        assertThat(terminal.isOpen()).isFalse();
        assertThat(isMoved()).isTrue();
    }

    @Test
    void should_leave_an_unfinished_line_undone() throws Exception {
        router.setFault(new Fault.DisconnectAfterTypedBytes(14));
        assertThat(terminal.type("hostname moved\r")).isEqualTo("hostname moved");
        assertThat(isMoved()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void should_fall_silent_around_a_line(Fault.Moment moment) throws Exception {
        router.setFault(new Fault.Stall(1, moment));
        String shown = terminal.type("hostname moved\rshow clock\r");
        assertThat(shown).isEqualTo(moment == Fault.Moment.AFTER_REPLY ? WHOLE_REPLY : "hostname moved\r\n");
        assertThat(isMoved()).isEqualTo(moment != Fault.Moment.BEFORE_EXECUTION);
        assertThat(terminal.isOpen()).isTrue();
        assertThat(router.linesReceived()).last().isEqualTo("hostname moved");
        assertWellAgain();
    }

    @Test
    void should_send_every_byte_alone() throws Exception {
        router.setFault(new Fault.SlowBytes(Duration.ofNanos(1)));
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
    }

    @Test
    void should_print_the_same_garbage_for_the_same_seed() throws Exception {
        router.setFault(new Fault.Garbage(1, 40, 4711));
        String first = terminal.type("hostname moved\r");
        router.setFault(new Fault.Garbage(1, 40, 4711));
        String second = terminal.type("hostname moved\r");
        assertThat(first).isEqualTo(second).startsWith("hostname moved\r\n").endsWith("moved(config)#");
        assertThat(first.length()).isGreaterThan(WHOLE_REPLY.length());
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
    }

    @Test
    void should_lose_a_prompt_and_still_listen() throws Exception {
        router.setFault(new Fault.LosePrompt(1));
        assertThat(terminal.type("hostname moved\r")).isEqualTo("hostname moved\r\n");
        assertThat(terminal.type("\r")).isEqualTo("\r\nmoved(config)#");
    }

    // ios-facts 6, "typing speed": what is lost may leave a valid line of another meaning
    @Test
    void should_lose_characters_of_one_line_and_do_what_is_left() throws Exception {
        router.setFault(new Fault.LoseCharacters(2, "ip nat inside source static tcp 10.51.10.67 8".length(), 3));
        terminal.type("terminal width 0\r");
        String shown = terminal.type("ip nat inside source static tcp 10.51.10.67 8080 192.168.4.51 90\r");
        assertThat(router.natLines())
                .contains("ip nat inside source static tcp 10.51.10.67 8 192.168.4.51 90 extendable");
        assertThat(shown).doesNotContain("8080");
        assertThat(terminal.type("show clock\r")).startsWith("show clock\r\n");
    }

    @Test
    void should_echo_a_line_twice() throws Exception {
        router.setFault(new Fault.DoubledEcho(1));
        assertThat(terminal.type("hostname moved\r")).isEqualTo("hostname moved\r\n" + WHOLE_REPLY);
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
    }

    @Test
    void should_log_in_the_middle_of_an_echo() throws Exception {
        router.setFault(new Fault.SyslogInEcho(1, 4, "%SYS-5-RESTART: x"));
        assertThat(terminal.type("hostname moved\r"))
                .isEqualTo("host\r\n*Mar  2 12:00:00.000: %SYS-5-RESTART: x\r\nname moved\r\nmoved(config)#");
    }

    @Test
    void should_cut_the_running_config_and_prompt_as_if_nothing_were_wrong() throws Exception {
        router.setFault(new Fault.CutRunningConfig(30));
        String shown = terminal.type("do terminal length 0\rdo show running-config\r");
        assertThat(shown).endsWith("\r\nedge(config)#").doesNotContain("line vty", "\r\nend\r\n");
        assertThat(router.runningConfig()).contains("line vty");
    }

    @Test
    void should_deny_one_kind_of_line_and_stay() throws Exception {
        router.setFault(new Fault.DenyAuthorization("^hostname "));
        assertThat(terminal.type("hostname moved\r"))
                .isEqualTo("hostname moved\r\nCommand authorization failed.\r\nedge(config)#");
        assertThat(isMoved()).isFalse();
        assertThat(terminal.type("end\r")).endsWith("edge#");
    }

    @Test
    void should_find_the_configuration_locked_as_often_as_told() throws Exception {
        terminal.type("end\r");
        router.setFault(new Fault.LockedByOther(1));
        assertThat(terminal.type("configure terminal\r"))
                .endsWith("Configuration locked. Ascii config in progress.\r\nedge#");
        assertThat(terminal.type("configure terminal\r")).endsWith("(config)#");
        try (SimulatedRouter xe = Fixtures.edgeRouter()
                        .personality(Personality.IOS_XE)
                        .withoutSsh()
                        .start();
                LabTerminal there = xe.openTerminal()) {
            xe.setFault(new Fault.LockedByOther(1));
            assertThat(there.type("configure terminal\r"))
                    .contains(
                            "Configuration mode locked exclusively by user 'unknown' process '13' from terminal '0'. Please try later.\r\n");
        }
    }

    @Test
    void should_show_who_holds_the_lock() throws Exception {
        router.setFault(new Fault.LockedByOther(1));
        assertThat(terminal.type("do show configuration lock\r")).contains("\r\nState             : LOCKED\r\n");
        router.setFault(Fault.none());
        assertThat(terminal.type("do show configuration lock\r")).contains("\r\nState             : FREE\r\n");
    }

    @Test
    void should_be_too_busy_for_nat_as_often_as_told() throws Exception {
        router.setFault(new Fault.NatBusy(1));
        String line = "ip nat inside source static 10.51.10.67 1.2.3.4\r";
        assertThat(terminal.type(line)).endsWith("\r\n%NAT: System busy. Try later\r\nedge(config)#");
        assertThat(router.natLines()).hasSize(7);
        assertThat(terminal.type(line)).doesNotContain("%");
        assertThat(router.natLines()).hasSize(8);
    }

    @Test
    void should_think_about_every_line_for_as_long_as_told() throws Exception {
        try (SimulatedRouter slow = Fixtures.edgeRouter()
                        .commandDelay(Duration.ofMillis(30))
                        .withoutSsh()
                        .start();
                LabTerminal there = slow.openTerminal()) {
            long start = System.nanoTime();
            there.type("show clock\rshow clock\r");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        }
    }

    @Test
    void should_refuse_logins_as_often_as_told() throws Exception {
        router.setFault(new Fault.RefuseLogin(2));
        assertThatThrownBy(router::openTerminal).isInstanceOf(IOException.class);
        assertThatThrownBy(router::openTerminal).isInstanceOf(IOException.class);
        assertWellAgain();
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
    }

    @Test
    void should_reload_when_a_line_arrives() throws Exception {
        router.setFault(new Fault.Reload(2));
        terminal.type("hostname moved\rhostname again\r");
        assertThat(terminal.isOpen()).isFalse();
        assertThat(router.runningConfig()).contains("\nhostname edge\n");
        assertWellAgain();
    }

    @Test
    void should_let_somebody_else_in_between() throws Exception {
        router.setFault(new Fault.OtherOperator(
                2, List.of("no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable")));
        assertThat(terminal.type("! first\r")).endsWith("edge(config)#");
        assertThat(router.natLines()).hasSize(7);
        assertThat(terminal.type("no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable\r"))
                .endsWith("%Translation not found!!!!\r\nedge(config)#");
        assertThat(router.natLines()).hasSize(6);
    }

    @Test
    void should_let_time_pass_in_between() throws Exception {
        router.setFault(new Fault.TimePasses(1, Duration.ofMinutes(10)));
        assertThat(terminal.type("do show clock\r")).contains("*12:10:00.000 UTC");
    }

    @Test
    void should_carry_out_nothing_of_what_was_typed_ahead_when_an_idle_session_is_closed() throws Exception {
        router.setFault(new Fault.TimePasses(1, Duration.ofMinutes(21)));
        terminal.type("! one\rhostname moved\rhostname again\r");
        assertThat(terminal.isOpen()).isFalse();
        assertThat(router.runningConfig()).contains("hostname edge");
    }

    @Test
    void should_have_one_fault_after_another_and_two_at_once() throws Exception {
        router.setFault(new Fault.DoubledEcho(1)
                .and(new Fault.LosePrompt(2))
                .then(new Fault.DisconnectAfterLine(1).then(new Fault.RefuseLogin(1))));
        assertThat(terminal.type("! one\r")).isEqualTo("! one\r\n! one\r\nedge(config)#");
        assertThat(terminal.type("! two\r")).isEqualTo("! two\r\n");
        terminal.type("hostname moved\r");
        assertThat(terminal.isOpen()).isFalse();
        assertThat(isMoved()).isTrue();
        assertThatThrownBy(router::openTerminal).isInstanceOf(IOException.class);
        assertWellAgain();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void should_be_well_again_when_told_so(int which) throws Exception {
        List<Fault> faults =
                List.of(new Fault.Stall(1), new Fault.DisconnectAfterBytes(1), new Fault.DenyAuthorization("hostname"));
        router.setFault(faults.get(which));
        router.setFault(Fault.none());
        assertThat(terminal.type("hostname moved\r")).isEqualTo(WHOLE_REPLY);
    }
}
