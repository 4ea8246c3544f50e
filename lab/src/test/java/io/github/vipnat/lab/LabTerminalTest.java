package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabTerminalTest {

    private SimulatedRouter router;
    private LabTerminal terminal;

    @BeforeEach
    void logIn() throws Exception {
        router = Fixtures.edgeRouter().withoutSsh().start();
        terminal = router.openTerminal();
    }

    @AfterEach
    void leave() {
        terminal.close();
        router.close();
    }

    private CompletableFuture<String> readingToTheEnd() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(terminal.fromRouter().readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void should_let_a_reader_wait_for_what_is_printed_and_for_the_end() throws Exception {
        CompletableFuture<String> read = readingToTheEnd();
        for (char key : "show privilege\rexit\r".toCharArray()) {
            terminal.toRouter().write(key);
        }
        assertThat(read.get(60, TimeUnit.SECONDS))
                .isEqualTo("\r\nedge#show privilege\r\nCurrent privilege level is 15\r\nedge#exit\r\n");
        assertThatThrownBy(() -> terminal.toRouter().write('x')).isInstanceOf(IOException.class);
    }

    @Test
    void should_wake_a_reader_when_the_client_leaves() throws Exception {
        CompletableFuture<String> read = readingToTheEnd();
        terminal.close();
        assertThat(read.get(60, TimeUnit.SECONDS)).isIn("", "\r\nedge#");
        assertThat(router.openSessions()).isZero();
    }

    @Test
    void should_wake_a_reader_when_the_router_is_switched_off() throws Exception {
        CompletableFuture<String> read = readingToTheEnd();
        router.close();
        assertThat(read.get(60, TimeUnit.SECONDS)).isIn("", "\r\nedge#");
        assertThat(terminal.isOpen()).isFalse();
    }

    @Test
    void should_hold_everything_until_it_is_read() throws Exception {
        terminal.type("terminal length 0\r");
        int once = terminal.type("show running-config\r").length();
        terminal.toRouter().write("show running-config\r".repeat(500).getBytes(StandardCharsets.US_ASCII));
        assertThat(terminal.fromRouter().available()).isEqualTo(500 * once);
        assertThat(terminal.fromRouter().readNBytes(100)).hasSize(100);
        terminal.type("exit\r");
        assertThat(terminal.isOpen()).isFalse();
    }

    @Test
    void should_end_every_flow_when_told_to() throws Exception {
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        router.clearFlows();
        assertThat(router.flows()).isZero();
        assertThat(router.natLines()).hasSize(7);
    }

    @Test
    void should_let_its_clock_run_when_told_to() {
        Instant before = Instant.now();
        try (SimulatedRouter running =
                Fixtures.edgeRouter().realTime().withoutSsh().start()) {
            Instant start = running.clock().now();
            assertThat(start).isBetween(before.minusSeconds(1), Instant.now());
            Eventually.that(() -> running.clock().now().isAfter(start));
        }
    }

    @Test
    void should_not_turn_its_clock_back() {
        assertThatThrownBy(() -> router.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(router.clock().now()).isEqualTo(LabClock.START);
    }
}
