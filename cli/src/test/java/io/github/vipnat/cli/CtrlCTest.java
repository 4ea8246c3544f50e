package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.InterruptHandler;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CtrlCTest {

    private final StringWriter said = new StringWriter();
    private final AtomicInteger ended = new AtomicInteger();
    private final InterruptHandler interrupts = new InterruptHandler(new PrintWriter(said), ended::incrementAndGet);

    @Test
    void should_ask_the_work_to_go_back_and_say_so() {
        assertThat(interrupts.isRequested()).isFalse();
        interrupts.press();
        assertThat(interrupts.isRequested()).isTrue();
        assertThat(said.toString())
                .isEqualToNormalizingNewlines("interrupted: what is in flight is finished, then the way back; 3 times"
                        + " more end vipnat at once\n");
    }

    @Test
    void should_not_cut_the_way_back_short_unless_repeated_three_times() {
        interrupts.press();
        interrupts.press();
        interrupts.press();
        assertThat(ended).hasValue(0);
        assertThat(said.toString().lines())
                .endsWith(
                        "still on the way back; 2 times more end vipnat at once",
                        "still on the way back; once more ends vipnat at once");
        interrupts.press();
        assertThat(ended).hasValue(1);
    }
}
