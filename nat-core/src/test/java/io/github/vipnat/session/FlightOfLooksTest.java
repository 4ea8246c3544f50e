package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectItShell;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that only read leave together, and each answer is that of its line alone. */
@Timeout(240)
class FlightOfLooksTest {

    private static final List<String> LOOKS = List.of("show reload", "show ip nat translations", "show running-config");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "show reload", "No reload is scheduled.",
            "show ip nat translations", "tcp 198.51.100.1:80 10.1.1.1:80 --- ---",
            "show running-config", "version 15.5\r\nend"));
    private final ScriptedShell shell = new ScriptedShell(
            "R1#", line -> line + "\r\n" + (answers.containsKey(line) ? answers.get(line) + "\r\n" : "") + "R1#");

    private Session open() {
        return Session.open(
                new ExpectItShell(shell),
                new IosDeviceOs(),
                Optional.empty(),
                new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE),
                Transcript.none());
    }

    @Test
    void should_give_each_answer_to_its_line() {
        try (Session session = open()) {
            session.lookAhead(LOOKS);
            answers.clear();

            assertThat(session.queryConfiguration("show running-config").strip())
                    .isEqualTo("version 15.5\r\nend");
            assertThat(session.query("show reload").strip()).isEqualTo("No reload is scheduled.");
        }
    }

    @Test
    void should_give_an_answer_once_and_ask_again_for_the_next() {
        try (Session session = open()) {
            session.lookAhead(LOOKS);
            session.query("show reload");
            answers.put("show reload", "Reload scheduled in 5 minutes");

            assertThat(session.query("show reload").strip()).isEqualTo("Reload scheduled in 5 minutes");
        }
    }

    @Test
    void should_forget_what_it_saw_before_an_act() {
        try (Session session = open()) {
            session.lookAhead(LOOKS);
            session.execute("write memory");
            answers.put("show reload", "Reload scheduled in 5 minutes");

            assertThat(session.query("show reload").strip()).isEqualTo("Reload scheduled in 5 minutes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1#show running-config", "R1#show running-config\r\nR1#", "R1#show ip nat translations"})
    void should_believe_no_answer_where_one_holds_the_prompt_and_a_line_of_the_flight(String text) {
        answers.put("show ip nat translations", "before\r\n" + text + "\r\nafter");
        try (Session session = open()) {
            session.lookAhead(LOOKS);
            int before = shell.typed().size();

            assertThat(session.query("show reload").strip()).isEqualTo("No reload is scheduled.");
            assertThat(shell.typed()).hasSize(before + 1);
        }
    }

    @Test
    void should_type_nothing_ahead_of_a_configuration_before_it_knows_that_such_are_short() {
        try (Session session = open()) {
            session.lookAhead(List.of("show startup-config", "show running-config"));
            assertThat(shell.typed()).doesNotContain("show startup-config");
        }
    }

    @Test
    void should_type_nothing_where_an_answer_is_a_question() {
        ScriptedShell[] asking = new ScriptedShell[1];
        asking[0] = new ScriptedShell(
                "R1#",
                line -> line.equals("show ip nat translations")
                        ? line + "\r\nThat is a long table. Go on? [no]: "
                        : line + "\r\nR1#");
        HurriedExpectShell door = new HurriedExpectShell(new ExpectItShell(asking[0]));
        Session session = Session.open(
                door,
                new IosDeviceOs(),
                Optional.empty(),
                new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE),
                Transcript.none());
        session.query("show version");
        door.hurry();

        assertThatThrownBy(() -> session.lookAhead(LOOKS))
                .isInstanceOfSatisfying(
                        SessionException.class,
                        broken -> assertThat(broken.reason()).isIn(Reason.SILENT, Reason.GARBLED));
        session.close();
        assertThat(asking[0].typed()).last().isIn("show running-config", "exit");
    }
}
