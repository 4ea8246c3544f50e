package io.github.vipnat.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void should_show_what_would_do_something_on_a_terminal_by_its_number() {
        assertThat(VisibleText.of("description \u001b]0;owned\u0007 \u009b31m\u007f"))
                .isEqualTo("description <1b>]0;owned<07> <9b>31m<7f>");
    }

    @Test
    void should_leave_text_of_any_language_and_its_lines_as_they_are() {
        String text = "first\n\tzweite Zeile: Köln, 東京, 😀\r\n";
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void should_keep_a_problem_from_moving_the_cursor() {
        Problem problem = Problem.fatal("x", "a\u001b[2J", "b\u001b[2J", "c\u001b[2J", "d\u001b[2J");
        assertThat(problem.where() + problem.what() + problem.why() + problem.fix())
                .isEqualTo("a<1b>[2Jb<1b>[2Jc<1b>[2Jd<1b>[2J");
    }
}
