package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.InterruptHandler;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CtrlCTest {

    private final StringWriter said = new StringWriter();
    private final List<String> ended = new ArrayList<>();
    private final InterruptHandler interrupts =
            new InterruptHandler(new PrintWriter(said), new InterruptHandler.Exit() {
                @Override
                public void beforeTheWork() {
                    ended.add("before");
                }

                @Override
                public void inTheMiddle() {
                    ended.add("in the middle");
                }

                @Override
                public void afterTheWork(ExitCode outcome) {
                    ended.add("after " + outcome);
                }
            });

    @Test
    void should_end_where_nothing_was_begun() {
        interrupts.press();
        assertThat(said.toString()).isEqualToNormalizingNewlines("interrupted: nothing was changed\n");
        assertThat(ended).containsExactly("before");
    }

    @Test
    void should_ask_the_work_to_go_back_and_say_so() {
        interrupts.begin();
        assertThat(interrupts.isRequested()).isFalse();
        interrupts.press();
        assertThat(interrupts.isRequested()).isTrue();
        assertThat(said.toString())
                .isEqualToNormalizingNewlines(
                        "interrupted: what is in flight is finished, then the way back, unless it is"
                                + " being saved already; 3 times more end vipnat at once\n");
    }

    @Test
    void should_not_cut_the_way_back_short_unless_repeated_three_times() {
        interrupts.begin();
        interrupts.press();
        interrupts.press();
        interrupts.press();
        assertThat(ended).isEmpty();
        assertThat(said.toString().lines())
                .endsWith(
                        "still on the way back; 2 times more end vipnat at once",
                        "still on the way back; once more ends vipnat at once");
        interrupts.press();
        assertThat(ended).containsExactly("in the middle");
    }

    @Test
    void should_change_nothing_any_more_once_the_work_is_over() {
        interrupts.begin();
        interrupts.over(ExitCode.DONE);
        interrupts.press();
        assertThat(ended).isEmpty();
        assertThat(said.toString()).startsWith("interrupted too late: the work is over");
    }

    @Test
    void should_end_with_what_came_of_the_work_where_its_words_go_nowhere() {
        interrupts.begin();
        interrupts.over(ExitCode.WENT_BACK);
        Stream.generate(() -> interrupts).limit(4).forEach(InterruptHandler::press);
        assertThat(ended).containsExactly("after WENT_BACK");
    }

    @Test
    void should_say_that_it_was_too_late_where_the_save_had_begun() {
        interrupts.begin();
        interrupts.press();
        interrupts.over(ExitCode.DONE);
        assertThat(said.toString().lines()).endsWith("interrupted too late: the work was done already");
    }
}
