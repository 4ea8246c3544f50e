package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private SimulatedRouter router;
    private LabTerminal terminal;

    @BeforeEach
    void logIn() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        terminal = router.openTerminal();
        terminal.printed();
    }

    @AfterEach
    void leave() {
        terminal.close();
        router.close();
    }

    @Test
    void should_take_return_line_feed_or_both_as_one_end_of_line() throws Exception {
        terminal.type("show clock\rshow clock\nshow clock\r\nshow clock\r\0");
        assertThat(router.linesReceived()).containsExactly("show clock", "show clock", "show clock", "show clock");
    }

    @Test
    void should_erase_with_backspace_and_delete() throws Exception {
        assertThat(terminal.type("show clx\bo\u007focj\bk")).isEqualTo("show clx\b \bo\b \bocj\b \bk");
        assertThat(terminal.type("\r")).startsWith("\r\n*12:00:00.000 UTC");
    }

    @Test
    void should_erase_a_word_and_a_line() throws Exception {
        terminal.type("show ip wrong\u0017clock\u0015show clock\r");
        assertThat(router.linesReceived()).containsExactly("show clock");
    }

    @Test
    void should_throw_the_line_away_on_control_c() throws Exception {
        assertThat(terminal.type("reload\u0003")).isEqualTo("reload^C\r\nedge#");
        assertThat(router.linesReceived()).isEmpty();
    }

    @Test
    void should_leave_configuration_on_control_z_and_carry_out_what_stands_before_it() throws Exception {
        terminal.type("configure terminal\r");
        assertThat(terminal.type("hostname moved\u001a")).isEqualTo("hostname moved^Z\r\nmoved#");
    }

    @Test
    void should_leave_configuration_on_control_c_where_the_quirk_says_so() throws Exception {
        Quirks quirks = Quirks.defaults().with(Quirk.ControlC.LEAVES_CONFIGURATION);
        try (SimulatedRouter other =
                        Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
                LabTerminal there = other.openTerminal()) {
            there.type("configure terminal\r");
            assertThat(there.type("hostname x\u0003")).isEqualTo("hostname x^C\r\nedge#");
            assertThat(terminal.type("configure terminal\rhost\u0003")).endsWith("host^C\r\nedge(config)#");
        }
    }

    // ios-facts 6, "truncation"
    @Test
    void should_cut_a_long_hostname_in_configuration_prompts_only() throws Exception {
        router.configureBehindTheBack("hostname veryveryverylonghostname");
        assertThat(terminal.type("\r")).isEqualTo("\r\nveryveryverylonghostname#");
        assertThat(terminal.type("configure terminal\r")).endsWith("\r\nveryveryverylonghost(config)#");
        assertThat(terminal.type("interface Loopback1\r")).endsWith("\r\nveryveryverylong(config-if)#");
    }

    // ios-facts 6, "long typed line", and the sample it points at
    @Test
    void should_scroll_a_line_beyond_the_width() throws Exception {
        router.configureBehindTheBack("hostname Cafe-Rtr");
        terminal.type("configure terminal\r");
        String typed = "ip nat pool Cafe-Public 216.0.5.50 216.0.5.100 netmask 255.255.255.0";
        String shown = Screens.afterBackspaces("Cafe-Rtr(config)#" + terminal.type(typed));
        assertThat(shown).isEqualTo("Cafe-Rtr(config)#$ Cafe-Public 216.0.5.50 216.0.5.100 netmask 255.255.255.0    ");
        terminal.type("\r");
        assertThat(router.linesReceived()).contains(typed);
    }

    @Test
    void should_not_scroll_on_a_terminal_that_is_wide_enough() throws Exception {
        String typed = "show running-config | include ^ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21";
        terminal.type("terminal width 512\r");
        assertThat(terminal.type(typed)).isEqualTo(typed);
        terminal.type("\u0015terminal width 0\r");
        assertThat(terminal.type(typed)).isEqualTo(typed);
    }

    @Test
    void should_erase_on_a_scrolled_line() throws Exception {
        String typed = "show running-config | include ^ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21";
        terminal.type(typed + "\b".repeat(typed.length()) + "show clock\r");
        assertThat(router.linesReceived()).containsExactly("show clock");
    }

    // ios-facts 6, "pager"
    @Test
    void should_stop_after_a_page_and_go_on_with_any_key() throws Exception {
        String first = terminal.type("show running-config\r");
        assertThat(first).endsWith("\r\n --More-- ");
        assertThat(first.lines()).hasSize(1 + 23 + 1);
        assertThat(terminal.type("\r"))
                .startsWith("\b".repeat(9) + " ".repeat(8) + "\b".repeat(9))
                .endsWith("\r\n --More-- ")
                .hasLineCount(2);
        assertThat(terminal.type(" ")).endsWith(" --More-- ").hasLineCount(24);
        assertThat(terminal.type("q")).endsWith("edge#").hasLineCount(1);
    }

    @Test
    void should_give_the_whole_text_page_by_page() throws Exception {
        StringBuilder shown = new StringBuilder(terminal.type("show running-config\r"));
        while (shown.toString().endsWith(" --More-- ")) {
            shown.setLength(shown.length() - " --More-- ".length());
            shown.append(terminal.type(" ").substring(26));
        }
        terminal.type("terminal length 0\r");
        assertThat(shown.toString()).isEqualTo(terminal.type("show running-config\r"));
    }

    // ios-facts 6, "pager": both were seen, of neither it is said on which family
    @ParameterizedTest
    @CsvSource({
        "NINE_EIGHT_NINE, IOS_12, 9, 8",
        "NINE_EIGHT_NINE, IOS_XE, 9, 8",
        "TEN_TEN_TEN, IOS_15, 10, 10",
        "TEN_TEN_TEN, IOS_XE, 10, 10",
    })
    void should_wipe_the_pager_with_the_bytes_of_the_quirk(
            Quirk.PagerErase quirk, Personality personality, int backspaces, int blanks) throws Exception {
        try (SimulatedRouter other = Fixtures.edgeRouter()
                        .personality(personality)
                        .quirks(Quirks.defaults().with(quirk))
                        .withoutSsh()
                        .start();
                LabTerminal there = other.openTerminal()) {
            there.type("show running-config\r");
            String wipe = "\b".repeat(backspaces) + " ".repeat(blanks) + "\b".repeat(backspaces);
            assertThat(there.type(" ")).startsWith(wipe).doesNotStartWith(wipe + "\b");
        }
    }

    // ios-facts 6, "first output after SSH login", and the two recordings
    @ParameterizedTest
    @CsvSource({
        "IOS_15, ONE_LINE_END, 1",
        "IOS_15, TWO_LINE_ENDS, 2",
        "IOS_XE, TWO_LINE_ENDS, 2",
        "IOS_XE, THREE_LINE_ENDS, 3",
    })
    void should_greet_with_the_line_ends_of_the_quirk(Personality personality, Quirk.Greeting quirk, int lineEnds)
            throws Exception {
        try (SimulatedRouter other = Fixtures.edgeRouter()
                        .personality(personality)
                        .quirks(Quirks.defaults().with(quirk))
                        .withoutSsh()
                        .start();
                LabTerminal there = other.openTerminal()) {
            assertThat(there.printed()).isEqualTo("\r\n".repeat(lineEnds) + "edge#");
        }
    }

    // ios-facts 6, "log lines", and the sample syslog-interleave
    @Test
    void should_let_a_log_line_split_what_is_being_typed() throws Exception {
        terminal.type("terminal monitor\r");
        terminal.type("sh");
        router.log("%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down");
        assertThat(terminal.printed())
                .isEqualTo(
                        "\r\n*Mar  2 12:00:00.000: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down\r\n");
        assertThat(terminal.type("ow clock\r")).startsWith("ow clock\r\n*12:00:00.000");
    }

    @Test
    void should_draw_the_line_again_with_logging_synchronous() throws Exception {
        router.configureBehindTheBack("line vty 0 4", "logging synchronous");
        terminal.type("terminal monitor\rsh");
        terminal.printed();
        router.log("%SYS-5-TEST: x");
        assertThat(terminal.printed()).isEqualTo("\r\n*Mar  2 12:00:00.000: %SYS-5-TEST: x\r\nedge#sh");
    }

    @Test
    void should_log_that_somebody_configured_the_router_but_not_by_itself_on_a_vty() throws Exception {
        assertThat(terminal.type("configure terminal\rend\r")).doesNotContain("SYS-5");
        terminal.type("terminal monitor\rconfigure terminal\r");
        assertThat(terminal.type("end\r"))
                .isEqualTo(
                        "end\r\nedge#\r\n*Mar  2 12:00:00.000: %SYS-5-CONFIG_I: Configured from console by netops on vty0"
                                + " (127.0.0.1)\r\n");
        terminal.type("terminal no monitor\r");
        assertThat(terminal.type("configure terminal\rend\r")).doesNotContain("SYS-5");
    }

    // ios-facts 3, last row
    @Test
    void should_put_load_and_time_in_front_of_every_show_when_told_to() throws Exception {
        terminal.type("terminal exec prompt timestamp\r");
        assertThat(terminal.type("show clock\r")).contains("\r\nLoad for five secs: ");
    }

    // ios-facts 6, "enable"
    @Test
    void should_ask_for_the_enable_secret_three_times() throws Exception {
        try (LabTerminal lowly = router.openTerminal("operator")) {
            assertThat(lowly.printed()).endsWith("edge>");
            assertThat(lowly.type("enable\r")).isEqualTo("enable\r\nPassword: ");
            assertThat(lowly.type("one\rtwo\r")).isEqualTo("\r\nPassword: \r\nPassword: ");
            assertThat(lowly.type("three\r")).isEqualTo("\r\n% Bad secrets\r\n\r\nedge>");
            assertThat(lowly.type("enable\rletmein\r")).endsWith("Password: \r\nedge#");
            assertThat(router.linesReceived())
                    .containsExactly("enable", "<password>", "<password>", "<password>", "enable", "<password>");
        }
    }

    @Test
    void should_have_no_way_up_without_an_enable_secret() throws Exception {
        try (SimulatedRouter other = SimulatedRouter.builder()
                        .user("lowly", "x")
                        .withoutSsh()
                        .start();
                LabTerminal there = other.openTerminal()) {
            assertThat(there.type("enable\r")).endsWith("enable\r\n% No password set\r\nRouter>");
        }
    }

    @Test
    void should_print_the_banner_again_after_enable_where_the_quirk_says_so() throws Exception {
        try (SimulatedRouter other = Fixtures.edgeRouter()
                        .banner("# keep out #")
                        .quirks(Quirks.defaults().with(Quirk.BannerAfterEnable.YES))
                        .withoutSsh()
                        .start();
                LabTerminal there = other.openTerminal("operator")) {
            assertThat(there.printed()).isEqualTo("# keep out #\r\n\r\nedge>");
            assertThat(there.type("enable\rletmein\r")).endsWith("Password: \r\n# keep out #\r\nedge#");
        }
    }

    // ios-facts 6, "exec-timeout"; the fixture says twenty minutes
    @Test
    void should_throw_out_who_does_nothing() throws Exception {
        router.clock().advance(Duration.ofMinutes(15));
        terminal.type("x");
        router.clock().advance(Duration.ofMinutes(19));
        assertThat(terminal.isOpen()).isTrue();
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(terminal.isOpen()).isFalse();
        assertThat(router.openSessions()).isZero();
    }

    @Test
    void should_keep_bytes_that_are_no_ascii() throws Exception {
        terminal.type("configure terminal\rinterface GigabitEthernet0/3\rdescription vers l'é\r");
        assertThat(router.runningConfig()).contains("\n description vers l'é\n");
        assertThat(router.linesReceived()).last().isEqualTo("description vers l'é");
    }
}
