package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
