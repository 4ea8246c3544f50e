package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CtrlCTest {

    private final StringWriter said = new StringWriter();
    private final AtomicInteger ended = new AtomicInteger();
    private final CtrlC ctrlC = new CtrlC(new PrintWriter(said), ended::incrementAndGet);

    @Test
    void should_ask_the_work_to_go_back_and_say_so() {
        assertThat(ctrlC.isRequested()).isFalse();
        ctrlC.press();
        assertThat(ctrlC.isRequested()).isTrue();
        assertThat(said.toString())
                .isEqualToNormalizingNewlines("interrupted: what is in flight is finished, then the way back; 3 times"
                        + " more end vipnat at once\n");
    }

    @Test
    void should_not_cut_the_way_back_short_unless_repeated_three_times() {
        ctrlC.press();
        ctrlC.press();
        ctrlC.press();
        assertThat(ended).hasValue(0);
        assertThat(said.toString().lines())
                .endsWith(
                        "still on the way back; 2 times more end vipnat at once",
                        "still on the way back; once more ends vipnat at once");
        ctrlC.press();
        assertThat(ended).hasValue(1);
    }
}
