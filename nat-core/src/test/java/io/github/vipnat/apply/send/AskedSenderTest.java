package io.github.vipnat.apply.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.AskingRouter;
import io.github.vipnat.session.AskingRouter.Manner;
import io.github.vipnat.session.SendWindow;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.session.expect.ExpectItShell;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A router that asks about a rule: in flight and one line at a time, no question takes its default and no line is lost in one. */
@Timeout(240)
class AskedSenderTest {

    private static final DeviceOs OS = new IosDeviceOs();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INCOMPLETE = "% Incomplete command.\r\n\r\n";
    private static final String BUSY = AskingRouter.BUSY;
    private static final String PORT = "ip nat inside source static tcp 10.51.10.11 22 172.18.55.51 22 extendable";
    private static final String OTHER_PORT =
            "ip nat inside source static udp 10.51.10.11 53 172.18.55.51 53 extendable";
    private static final String FULL = "ip nat inside source static 10.51.10.12 172.18.55.52";
    private static final String OTHER_FULL = "ip nat inside source static 10.51.10.13 172.18.55.53";
    private static final String INTERFACE =
            "ip nat inside source static tcp 10.51.10.12 25 interface GigabitEthernet0/0 25";
    private static final String NETWORK = "ip nat inside source static network 10.60.0.0 172.19.0.0 /24";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 172.18.55.51";
    private static final Manner YES_BY_DEFAULT = new Manner("Delete it? [yes]: ", true, 1, "");
    private static final Manner KNOWN = new Manner(
            "Static entry in use, do you want to delete child entries? [no]: ",
            false,
            1,
            "%: Error: static entry in use, cannot remove");

    private final List<List<String>> flights = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();

    private final SendListener listener = new SendListener() {
        @Override
        public void types(List<String> lines) {
            flights.add(lines);
        }

        @Override
        public Optional<Problem> objection() {
            return Optional.empty();
        }

        @Override
        public void asked(String question) {
            asked.add(question.strip());
        }

        @Override
        public void answered(String line, Reply reply) {
            if (reply instanceof Reply.Accepted) {
                accepted.add(line);
            }
        }
    };

    private void send(AskingRouter router, Predicate<Change> mayDrop, List<Step> steps) {
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        Guard guard = new Guard("edge", OS, Duration.ofMinutes(10), InstantSource.system(), timer -> {});
        try (Session session =
                Session.open(new ExpectItShell(router), OS, Optional.empty(), deadlines, Transcript.none())) {
            new Sender("edge", OS, session, guard, SendWindow.usual(), listener, false).send(steps, mayDrop);
        }
    }

    /** The removals of these lines, then the additions of those. */
    private static List<Step> steps(List<String> removals, String... additions) {
        NatTable table = OS.read("hostname edge\n" + String.join("\n", removals) + "\nend\n")
                .nat();
        List<Step> steps = new ArrayList<>();
        table.entries().stream()
                .map(entry -> new Change.Remove(entry, ""))
                .map(change -> new Step(change, "no " + OS.print(change.rule())))
                .forEach(steps::add);
        Stream.of(additions)
                .map(line -> new Step(new Change.Add(OS.readRule(line).orElseThrow(), ""), line))
                .forEach(steps::add);
        return steps;
    }

    @Test
    void should_take_the_first_of_each_form_alone_and_type_the_others_ahead() {
        List<String> all = List.of(PORT, OTHER_PORT, FULL, OTHER_FULL, INTERFACE, NETWORK);
        send(new AskingRouter(YES_BY_DEFAULT, INCOMPLETE), change -> false, steps(all, ADDED));

        assertThat(flights)
                .containsExactly(
                        List.of("no " + PORT),
                        List.of("no " + OTHER_PORT),
                        List.of("no " + FULL),
                        List.of("no " + OTHER_FULL),
                        List.of("no " + INTERFACE),
                        List.of("no " + NETWORK),
                        List.of(ADDED));
        assertThat(accepted).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delete it? [yes]: ",
                "Delete it? [confirm]",
                "Delete it? [yes/no]: ",
                "Delete it? [no]: ",
                "Static entry in use, do you want to delete child entries? [yes]: "
            })
    void should_stop_at_an_unknown_question_wherever_it_comes(String question) {
        for (List<String> removals : List.of(List.of(BUSY), List.of(PORT, BUSY), List.of(PORT, BUSY, OTHER_PORT))) {
            for (int times : List.of(1, 2)) {
                stopsAt(new Manner(question, true, times, ""), change -> false, steps(removals, ADDED));
                stopsAt(new Manner(question, true, times, ""), change -> true, steps(removals, ADDED));
            }
        }
    }

    private void stopsAt(Manner manner, Predicate<Change> mayDrop, List<Step> steps) {
        AskingRouter router = new AskingRouter(manner, INCOMPLETE);
        asked.clear();
        assertStopped("question-not-understood", () -> send(router, mayDrop, steps));
        assertThat(router.taken()).doesNotContain("no " + BUSY);
        assertThat(router.answers()).isNotEmpty().isSubsetOf("no", "n", "o");
        assertThat(asked).contains(manner.question().strip());
        assertThat(accepted).doesNotContain("no " + BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%: Error: static entry in use, cannot remove", ""})
    void should_keep_a_rule_that_is_asked_about_in_known_words(String declined) {
        Manner manner = new Manner(KNOWN.question(), false, 1, declined);
        for (List<String> removals : List.of(List.of(BUSY), List.of(PORT, BUSY))) {
            AskingRouter router = new AskingRouter(manner, INCOMPLETE);
            assertStopped("rule-in-use", () -> send(router, change -> false, steps(removals, ADDED)));
            assertThat(router.answers()).containsExactly("no");
            assertThat(router.taken()).doesNotContain("no " + BUSY);
        }
    }

    @Test
    void should_say_yes_to_the_known_question_where_flows_may_end() {
        AskingRouter router = new AskingRouter(KNOWN, INCOMPLETE);
        send(router, change -> true, steps(List.of(PORT, BUSY), ADDED));

        assertThat(router.answers()).containsExactly("yes");
        assertThat(router.taken()).containsExactly("no " + PORT, "no " + BUSY, ADDED);
    }

    @Test
    void should_not_say_yes_to_what_is_asked_behind_a_yes() {
        AskingRouter router = new AskingRouter(new Manner(KNOWN.question(), true, 2, ""), INCOMPLETE);
        assertStopped("question-not-understood", () -> send(router, change -> true, steps(List.of(BUSY), ADDED)));

        assertThat(router.answers()).containsExactly("yes", "no");
        assertThat(router.taken()).isEmpty();
    }

    private static void assertStopped(String code, ThrowingCallable sending) {
        assertThatThrownBy(sending)
                .isInstanceOfSatisfying(
                        Setback.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
