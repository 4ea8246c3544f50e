package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.session.AskingRouter.Manner;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.SendWindow.Entry;
import io.github.vipnat.session.expect.ExpectItShell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that comes while more lines are on their way: it takes no default and none of them, whatever its own default is. */
@Timeout(240)
class QuestionAheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ASKS = "no " + AskingRouter.BUSY;
    private static final String IDLE = "no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 172.18.55.51";
    private static final String INCOMPLETE = "% Incomplete command.\r\n\r\n";
    private static final String KNOWN = "Static entry in use, do you want to delete child entries? [no]: ";
    private static final String DECLINED = "%: Error: static entry in use, cannot remove";

    private final IosDeviceOs os = new IosDeviceOs();

    private Session open(AskingRouter router) {
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        return Session.open(new ExpectItShell(router), os, Optional.empty(), deadlines, Transcript.none());
    }

    private static List<Exchange> fly(Session session, String... lines) {
        List<Exchange> answers = new ArrayList<>();
        session.executeAhead(
                Stream.of(lines).map(line -> new Entry(line, true)).toList(), SendWindow.usual(), new FlightListener() {
                    @Override
                    public void types(List<String> typed) {
                        // the answers count
                    }

                    @Override
                    public boolean answered(Exchange exchange) {
                        answers.add(exchange);
                        return true;
                    }
                });
        return answers;
    }

    private static Stream<Manner> manners() {
        return Stream.of(
                new Manner("Delete it? [yes]: ", true, 1, ""),
                new Manner("Delete it? [yes]: ", true, 1, DECLINED),
                new Manner("Delete it? [yes]: ", true, 2, ""),
                new Manner("Delete it? [yes/no]: ", false, 1, ""),
                new Manner("Delete it? [yes/no]: ", false, 2, DECLINED),
                new Manner("\r\nDelete all of them? [no]:", false, 1, ""),
                new Manner("Delete it and its children? [confirm]", true, 1, ""),
                new Manner("Delete it and its children? [confirm] ", true, 1, DECLINED),
                new Manner("Delete it and its children? [confirm]", true, 2, ""),
                new Manner("Really delete it (Y/n)? ", true, 1, ""),
                new Manner("Static entry in use, do you want to delete child entries? [yes]: ", true, 1, DECLINED));
    }

    /** Up to the AAA server: a word that it never heard of, or nothing at all (ios-facts 2). */
    private static Stream<String> answersToBareNo() {
        return Stream.of(
                INCOMPLETE,
                "% Incomplete command.\r\n",
                "Command authorization failed.\r\n\r\n",
                "      ^\r\n% Invalid input detected at '^' marker.\r\n\r\n",
                "% Type \"no ?\" for a list of subcommands\r\n",
                "");
    }

    private static Stream<Arguments> mannersAndAnswers() {
        return manners().flatMap(manner -> answersToBareNo().map(answer -> Arguments.of(manner, answer)));
    }

    @ParameterizedTest
    @MethodSource("mannersAndAnswers")
    void should_say_no_to_any_question_and_let_it_swallow_no_line(Manner manner, String toBareNo) {
        for (List<String> flight : List.of(
                List.of(ASKS), List.of(ASKS, ADDED), List.of(IDLE, ASKS), List.of(IDLE, ADDED, ASKS, IDLE, ADDED))) {
            AskingRouter router = new AskingRouter(manner, toBareNo);
            try (Session session = open(router)) {
                session.execute("configure terminal");
                List<Exchange> answers = fly(session, flight.toArray(String[]::new));

                assertThat(answers).extracting(Exchange::line).isEqualTo(flight);
                assertThat(answers).allSatisfy(this::isSilentUnlessItAsks);
                assertThat(session.query("end")).isBlank();
            }
            assertThat(router.answers()).isNotEmpty().isSubsetOf("no", "n", "o");
            assertThat(router.taken())
                    .isEqualTo(
                            flight.stream().filter(line -> !line.equals(ASKS)).toList());
        }
    }

    private void isSilentUnlessItAsks(Exchange exchange) {
        if (exchange.line().equals(ASKS)) {
            assertThat(exchange.asked()).map(Question::kind).contains(Question.Kind.UNKNOWN);
            assertThat(exchange.asked().orElseThrow().text()).containsIgnoringCase("delete");
        } else {
            assertThat(exchange.ending()).isEqualTo(new Ending.AtPrompt(Mode.CONFIGURATION));
            assertThat(os.reply(exchange.output())).isEqualTo(new Reply.Accepted());
        }
    }

    /** A device that answers each line with what stands here, and a bare no with that. */
    private Session scripted(Map<String, String> answers) {
        ScriptedShell shell = new ScriptedShell("edge#", line -> answers.getOrDefault(line, line + "\r\nedge#"));
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        return Session.open(new ExpectItShell(shell), os, Optional.empty(), deadlines, Transcript.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no\r\n*Mar  1 00:12:05.123: %Some new words about a static\r\n% Incomplete command.\r\n\r\nedge#",
                "no\r\n% Incomplete command.\r\n\r\n%Non-Static entry already exists\r\nedge#",
                "\r\n*Mar  1 00:12:05.123: %Non-Static entry already exists\r\nno\r\n% Incomplete command.\r\n\r\nedge#",
            })
    void should_hear_a_refusal_of_the_line_that_is_told_as_late_as_that(String toBareNo) {
        try (Session session = scripted(Map.of("no", toBareNo))) {
            assertThat(fly(session, ADDED, IDLE))
                    .allSatisfy(
                            exchange -> assertThat(os.reply(exchange.output())).isNotEqualTo(new Reply.Accepted()));
        }
    }

    @Test
    void should_not_take_what_a_no_is_told_for_the_answer_of_a_line_whose_prompt_is_lost() {
        Map<String, String> answers = Map.of(ASKS, ASKS + "\r\n", "no", "no\r\n" + INCOMPLETE + "edge#");
        for (List<String> flight : List.of(List.of(ASKS, ADDED), List.of(IDLE, ASKS, ADDED))) {
            try (Session session = scripted(answers)) {
                assertThatThrownBy(() -> fly(session, flight.toArray(String[]::new)))
                        .isInstanceOfSatisfying(
                                SessionException.class,
                                e -> assertThat(e.reason()).isEqualTo(SessionException.Reason.GARBLED));
            }
        }
    }

    @Test
    void should_hear_the_refusal_behind_the_known_question() {
        AskingRouter router = new AskingRouter(new Manner(KNOWN, false, 1, DECLINED), INCOMPLETE);
        try (Session session = open(router)) {
            session.execute("configure terminal");
            Exchange asked = fly(session, IDLE, ASKS, ADDED).get(1);

            assertThat(asked.asked()).map(Question::kind).contains(Question.Kind.DELETE_CHILD_ENTRIES);
            assertThat(os.reply(asked.output()))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class, no -> assertThat(no.refusal()).isEqualTo(Reply.Refusal.IN_USE));
        }
        assertThat(router.taken()).containsExactly(IDLE, ADDED);
    }

    @Test
    void should_say_no_to_a_question_before_an_addition_too() {
        AskingRouter router =
                new AskingRouter(new Manner("Whole address? [yes]: ", true, 1, ""), INCOMPLETE).asksBefore(ADDED);
        try (Session session = open(router)) {
            session.execute("configure terminal");
            assertThat(fly(session, IDLE, ADDED, IDLE))
                    .extracting(Exchange::asked)
                    .satisfiesExactly(
                            before -> assertThat(before).isEmpty(),
                            asked -> assertThat(asked).isPresent(),
                            behind -> assertThat(behind).isEmpty());
        }
        assertThat(router.taken()).containsExactly(IDLE, IDLE);
    }

    /** No capture shows a router that does; where one asks more often than noes are typed, it is seen and nothing more is typed. */
    @Test
    void should_type_nothing_more_to_a_router_that_asks_without_an_end() {
        AskingRouter router = new AskingRouter(new Manner("Delete it? [yes]: ", true, 9, ""), INCOMPLETE);
        try (Session session = open(router)) {
            session.execute("configure terminal");
            List<Exchange> answers = fly(session, ASKS, ADDED);

            assertThat(answers.get(0).ending()).isInstanceOf(Ending.AtQuestion.class);
            assertThat(answers.get(1).asked()).map(Question::kind).contains(Question.Kind.UNKNOWN);
            assertThatThrownBy(() -> session.query("end")).isInstanceOf(SessionException.class);
        }
        assertThat(router.answers()).containsExactly("no", "no", ADDED, "no", "no");
        assertThat(router.taken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void should_decline_what_it_has_read_without_a_key_too_many(Manner manner) {
        AskingRouter router = new AskingRouter(manner, INCOMPLETE);
        try (Session session = open(router)) {
            session.execute("configure terminal");
            Exchange exchange = manner.question().contains("[")
                    ? session.execute(ASKS)
                    : fly(session, ASKS).get(0);
            while (exchange.ending() instanceof Ending.AtQuestion asked) {
                exchange = session.decline(asked.question());
            }
            assertThat(session.query("end")).isBlank();
        }
        assertThat(router.taken()).isEmpty();
    }

    @Test
    void should_hang_up_without_a_word_where_a_question_stands() {
        AskingRouter router = new AskingRouter(new Manner("Delete it? [yes]: ", true, 1, ""), INCOMPLETE);
        try (Session session = open(router)) {
            session.execute("configure terminal");
            assertThat(session.execute(ASKS).ending()).isInstanceOf(Ending.AtQuestion.class);
        }
        assertThat(router.answers()).isEmpty();
        assertThat(router.taken()).isEmpty();
    }

    /** A question of no known shape looks like silence; what is typed then would be its answer. */
    @Test
    void should_hang_up_without_a_word_on_a_router_that_fell_silent() {
        AskingRouter router = new AskingRouter(new Manner("Really delete it (Y/n) ", true, 1, ""), INCOMPLETE);
        HurriedExpectShell door = new HurriedExpectShell(new ExpectItShell(router));
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        try (Session session = Session.open(door, os, Optional.empty(), deadlines, Transcript.none())) {
            session.execute("configure terminal");
            door.hurry();
            assertThatThrownBy(() -> session.execute(ASKS)).isInstanceOf(SessionException.class);
        }
        assertThat(router.answers()).isEmpty();
        assertThat(router.taken()).isEmpty();
    }
}
