package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of the NAT code with other defaults than the one that every transcript has. */
class QuestionTest {

    private static final String PORT_21 = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";
    private static final String FULL = "ip nat inside source static 10.51.10.67 172.18.55.60";
    private static final String QUESTION = "Static entry in use, do you want to delete child entries?";
    private static final String KEPT = "%: Error: static entry in use, cannot remove\n";
    private static final String AGAIN = "% Please answer 'yes' or 'no'.\n";

    private SimulatedRouter router;
    private Typist typist;

    private void start(Quirk... positions) throws Exception {
        Quirks quirks = Quirks.defaults();
        for (Quirk position : positions) {
            quirks = quirks.with(position);
        }
        router = Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
        router.addFlow("tcp", "172.18.55.51:21", "10.51.10.11:21", "203.0.113.9:51234");
        typist = Typist.at(router);
        typist.line("configure terminal");
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_BY_DEFAULT,  ' [no]: ',     true",
        "YES_BY_DEFAULT, ' [yes]: ',    false",
        "CONFIRM,        ' [confirm]',  false",
        "YES_OR_NO,      ' [yes/no]: ', true"
    })
    void should_take_an_empty_line_for_the_default(Quirk.RemovalQuestion form, String ending, boolean stays)
            throws Exception {
        start(form);
        typist.line("no " + PORT_21);
        assertThat(typist.prompt()).isEqualTo(QUESTION + ending);
        typist.raw("\r");
        assertThat(router.natLines().contains(PORT_21)).isEqualTo(stays);
        assertThat(router.flows()).isEqualTo(stays ? 1 : 0);
    }

    @Test
    void should_ask_again_where_there_is_no_default() throws Exception {
        start(Quirk.RemovalQuestion.YES_OR_NO);
        typist.line("no " + PORT_21);
        assertThat(typist.line("")).isEqualTo(AGAIN);
        assertThat(typist.line("end")).isEqualTo(AGAIN);
        assertThat(typist.prompt()).isEqualTo(QUESTION + " [yes/no]: ");
        assertThat(typist.line("n")).isEqualTo(KEPT);
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "end", "no ip nat inside source static 10.51.10.67 172.18.55.61"})
    void should_let_a_line_that_is_no_answer_take_the_default_or_mean_no_or_be_asked_again(String line)
            throws Exception {
        start(Quirk.RemovalQuestion.YES_BY_DEFAULT);
        typist.lines("no " + PORT_21, line);
        assertThat(router.natLines()).doesNotContain(PORT_21);
        leave();
        start(Quirk.RemovalQuestion.YES_BY_DEFAULT, Quirk.UnclearAnswer.MEANS_NO);
        assertThat(typist.lines("no " + PORT_21, line)).isEqualTo(KEPT);
        leave();
        start(Quirk.RemovalQuestion.YES_BY_DEFAULT, Quirk.UnclearAnswer.ASKS_AGAIN);
        assertThat(typist.lines("no " + PORT_21, line, line)).isEqualTo(AGAIN);
        assertThat(router.natLines()).contains(PORT_21);
    }

    @Test
    void should_abort_at_a_confirm_with_any_other_key_and_take_the_rest_for_a_line() throws Exception {
        start(Quirk.RemovalQuestion.CONFIRM);
        typist.line("no " + PORT_21);
        assertThat(typist.raw("!\r")).isEqualTo("\n" + KEPT + "edge(config)#\nedge(config)#");
        assertThat(router.natLines()).contains(PORT_21);
        typist.raw("no " + PORT_21 + "\ry");
        assertThat(router.natLines()).doesNotContain(PORT_21);
    }

    @ParameterizedTest
    @CsvSource({"NO_BY_DEFAULT, false", "YES_BY_DEFAULT, true", "CONFIRM, true"})
    void should_ask_before_a_full_static(Quirk.AdditionQuestion form, boolean emptyLineAdds) throws Exception {
        start(form);
        typist.line(FULL);
        assertThat(typist.prompt()).startsWith("Static entry covers the whole address, do you want to continue?");
        assertThat(router.natLines()).doesNotContain(FULL);
        typist.raw("\r");
        assertThat(router.natLines().contains(FULL)).isEqualTo(emptyLineAdds);
        assertThat(typist.line("ip nat inside source static tcp 10.51.10.67 80 172.18.55.61 80"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_BY_DEFAULT,  TAKES_THE_DEFAULT, true",
        "YES_BY_DEFAULT, TAKES_THE_DEFAULT, false",
        "CONFIRM,        TAKES_THE_DEFAULT, false",
        "YES_BY_DEFAULT, MEANS_NO,          true",
        "CONFIRM,        MEANS_NO,          true",
        "YES_BY_DEFAULT, WAITS,             true"
    })
    void should_answer_itself_when_nobody_does(Quirk.RemovalQuestion form, Quirk.UnansweredQuestion end, boolean stays)
            throws Exception {
        start(form, end);
        typist.line("no " + PORT_21);
        router.clearLinesReceived();
        router.clock().advance(Duration.ofSeconds(59));
        assertThat(typist.terminal().printed()).isEmpty();
        router.clock().advance(Duration.ofSeconds(1));
        assertThat(router.natLines().contains(PORT_21)).isEqualTo(stays);
        assertThat(router.linesReceived()).isEmpty();
        assertThat(typist.terminal().printed().endsWith("edge(config)#"))
                .isEqualTo(end != Quirk.UnansweredQuestion.WAITS);
    }

    @Test
    void should_not_answer_a_question_that_was_answered() throws Exception {
        start(Quirk.RemovalQuestion.YES_BY_DEFAULT, Quirk.UnansweredQuestion.TAKES_THE_DEFAULT);
        typist.lines("no " + PORT_21, "no");
        router.clock().advance(Duration.ofMinutes(2));
        assertThat(router.natLines()).contains(PORT_21);
        assertThat(typist.terminal().printed()).isEmpty();
    }
}
