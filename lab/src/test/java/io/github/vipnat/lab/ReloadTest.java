package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reload in N}, which somebody else may have typed (ios-facts 5.4). */
class ReloadTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void changeSomething() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        typist = Typist.at(router);
        typist.lines("configure terminal", "hostname changed", "end");
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    @Test
    void should_ask_to_save_and_to_confirm() throws Exception {
        assertThat(typist.line("reload in 2")).isEqualTo("\n");
        assertThat(typist.prompt()).isEqualTo("System configuration has been modified. Save? [yes/no]: ");
        assertThat(typist.line("n")).isEqualTo("Reload reason: Reload Command\n");
        assertThat(typist.prompt()).isEqualTo("Proceed with reload? [confirm]");
        assertThat(typist.raw("\r")).endsWith("changed#");
        assertThat(router.startupConfig()).contains("hostname edge\n");
        assertThat(typist.line("show reload")).startsWith("Reload scheduled for 12:02:00 UTC Mon Mar 2 2026");
    }

    @Test
    void should_not_ask_to_save_what_is_saved() throws Exception {
        typist.line("write memory");
        assertThat(typist.raw("reload in 2\r"))
                .endsWith("Reload reason: Reload Command\nProceed with reload? [confirm]");
        typist.raw("n");
        assertThat(typist.line("show reload")).isEqualTo("No reload is scheduled.\n");
    }

    @Test
    void should_save_when_told_to() throws Exception {
        typist.raw("reload in 2\ryes\r\r");
        assertThat(router.startupConfig()).contains("hostname changed\n");
    }

    @Test
    void should_announce_the_end_in_the_middle_of_a_line_and_come_back_as_saved() throws Exception {
        typist.raw("reload in 2\rn\r\r");
        typist.raw("show cl");
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(typist.terminal().printed())
                .isEqualTo("\r\n\r\n\r\n\u0007***\r\n*** --- SHUTDOWN in 0:01:00 ---\r\n***\r\n");
        assertThat(typist.raw("ock\r")).startsWith("ock\n*12:01:00.000");
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(typist.terminal().isOpen()).isFalse();
        assertThat(router.runningConfig()).contains("hostname edge\n");
    }

    @Test
    void should_say_that_it_was_called_off() throws Exception {
        typist.raw("reload in 2\rn\r\r");
        assertThat(typist.raw("reload cancel\r"))
                .isEqualTo("reload cancel\nchanged#\n\n***\n*** --- SHUTDOWN ABORTED ---\n***\n");
        router.clock().advance(Duration.ofHours(1));
        assertThat(typist.terminal().isOpen()).isFalse(); // idle for longer than its exec-timeout, not reloaded
        assertThat(router.runningConfig()).contains("hostname changed\n");
    }

    @Test
    void should_renew_it_from_configuration_mode() throws Exception {
        typist.raw("reload in 2\rn\r\r");
        typist.raw("configure terminal\rdo reload in 10\rn\r\r");
        router.clock().advance(Duration.ofMinutes(4));
        assertThat(typist.terminal().isOpen()).isTrue();
        router.clock().advance(Duration.ofMinutes(6));
        assertThat(typist.terminal().isOpen()).isFalse();
    }

    @Test
    void should_draw_a_fresh_prompt_behind_the_banner_with_logging_synchronous() throws Exception {
        router.configureBehindTheBack("line vty 0 15", "logging synchronous level all");
        typist.raw("reload in 2\rn\r\r");
        typist.raw("show cl");
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(typist.terminal().printed()).endsWith("***\r\nchanged#show cl");
    }

    @Test
    void should_reload_at_once() throws Exception {
        typist.raw("reload\rn\r\r");
        assertThat(typist.terminal().isOpen()).isFalse();
        assertThat(router.runningConfig()).contains("hostname edge\n");
        assertThat(router.openSessions()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TIME_AND_PERSON    | Reload scheduled for 12:09:00 UTC Mon Mar 2 2026 (in 8 minutes and 30 seconds) by admin on vty4 (192.0.2.9)
            TIME_ALONE         | Reload scheduled for 12:09:00 UTC Mon Mar 2 2026 (in 8 minutes and 30 seconds)
            MINUTES_AND_PERSON | Reload scheduled in 8 minutes by admin on vty4 (192.0.2.9)
            """)
    void should_show_a_reload_that_another_one_has_scheduled(Quirk.ShowReload how, String line) throws Exception {
        restart(how);
        router.meanwhile(new Deed.Reload(9, "admin on vty4 (192.0.2.9)"));
        router.clock().advance(Duration.ofSeconds(30));
        String reason = how == Quirk.ShowReload.TIME_ALONE ? "" : "Reload reason: Reload Command\n";
        assertThat(typist.line("show reload")).isEqualTo(line + "\n" + reason);
    }

    @Test
    void should_count_hours_where_there_are_any() throws Exception {
        router.meanwhile(new Deed.Reload(732, "console"));
        assertThat(typist.line("show reload"))
                .startsWith(
                        "Reload scheduled for 00:12:00 UTC Tue Mar 3 2026 (in 12 hours and 12 minutes) by console\n");
    }

    @Test
    void should_not_know_show_reload_where_told_to() throws Exception {
        restart(Quirk.ShowReload.UNKNOWN_COMMAND);
        assertThat(typist.line("show reload")).contains("% Invalid input detected at '^' marker.");
    }

    @Test
    void should_announce_it_at_the_login_or_never() throws Exception {
        restart(Quirk.ReloadBanner.AT_THE_LOGIN_TOO);
        router.meanwhile(new Deed.Reload(4, "console"));
        try (LabTerminal late = router.openTerminal("netops")) {
            assertThat(late.printed()).isEqualTo("\r\n***\r\n*** --- SHUTDOWN in 0:04:00 ---\r\n***\r\nedge#");
        }
        restart(Quirk.ReloadBanner.NEVER);
        router.meanwhile(new Deed.Reload(4, "console"));
        router.clock().advance(Duration.ofMinutes(3));
        assertThat(typist.terminal().printed()).isEmpty();
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(typist.terminal().isOpen()).isFalse();
    }

    private void restart(Quirk quirk) throws Exception {
        leave();
        router = Fixtures.edgeRouter()
                .quirks(Quirks.defaults().with(quirk))
                .withoutSsh()
                .start();
        typist = Typist.at(router);
    }
}
