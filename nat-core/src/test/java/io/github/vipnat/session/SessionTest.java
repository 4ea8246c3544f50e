package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectItShell;
import io.github.vipnat.session.expect.ExpectShell;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(240)
class SessionTest {

    private static final Duration COMMAND = Duration.ofSeconds(50);
    private static final SessionDeadlines PATIENT =
            new SessionDeadlines(Duration.ofSeconds(60), COMMAND, Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private String prompt = "R1#";

    private ScriptedShell device(String greeting) {
        return new ScriptedShell(greeting, this::answer);
    }

    private String answer(String line) {
        return answers.getOrDefault(line, line + "\r\n" + prompt);
    }

    private Session open(ScriptedShell shell, Optional<Secret> enable) {
        return open(new ExpectItShell(shell), enable);
    }

    private Session open(ExpectShell expect, Optional<Secret> enable) {
        return Session.open(expect, new IosDeviceOs(), enable, PATIENT, new Transcript() {
            @Override
            public void typed(String line) {
                written.add("> " + line);
            }

            @Override
            public void read(String text) {
                written.add("< " + text);
            }
        });
    }

    private Session open(ScriptedShell shell) {
        return open(shell, Optional.empty());
    }

    @Test
    void should_learn_the_prompt_behind_blank_lines_and_turn_paging_off() {
        ScriptedShell shell = device("\r\n\r\n\r\nR1#");
        try (Session session = open(shell)) {
            assertThat(session.mode()).isEqualTo(Mode.PRIVILEGED);
            assertThat(shell.typed()).containsExactly("terminal length 0");
            session.query("show users");
            assertThat(shell.typed())
                    .containsExactly("terminal length 0", "terminal width 511", "terminal no monitor", "show users");
        }
    }

    /** Around the kilobyte that is looked at in one piece, and the four that are taken from the shell at once. */
    @Test
    void should_find_the_prompt_behind_an_answer_of_any_length() {
        try (Session session = open(device("\r\nR1#"))) {
            for (int piece : List.of(512, 1024, 2048, 4096, 8192)) {
                for (int length = piece - 24; length <= piece + 4; length++) {
                    String output = "x".repeat(length);
                    answers.put("show version", "show version\r\n" + output + "\r\nR1#");
                    assertThat(session.query("show version").strip()).isEqualTo(output);
                }
            }
        }
    }

    private static String help(String line, String offered) {
        return line + "?\r\n" + offered + "\r\n\r\nR1#" + line;
    }

    @Test
    void should_ask_what_may_follow_and_never_press_return_again() {
        answers.put("configure ?", help("configure ", "  terminal  Configure from the terminal"));
        answers.put("show ip nat ?", help("show ip nat ", "  statistics"));
        ScriptedShell shell = device("\r\nR1#");
        try (Session session = open(shell)) {
            assertThat(session.help("configure ").strip()).isEqualTo("terminal  Configure from the terminal");
            assertThat(session.help("show ip nat ").strip()).isEqualTo("statistics");
        }
        assertThat(shell.typed()).last().isEqualTo("terminal no monitor");
        assertThat(shell.isClosed()).isTrue();
    }

    @Test
    void should_not_believe_help_behind_a_line_that_was_not_wiped_out() {
        answers.put("configure ?", help("configure ", "  terminal"));
        answers.put("configure show ip nat ?", help("configure show ip nat ", "% Unrecognized command"));
        ScriptedShell shell = device("\r\nR1#");
        shell.keepsWhatWasTyped();
        HurriedExpectShell door = new HurriedExpectShell(new ExpectItShell(shell));
        Session session = open(door, Optional.empty());
        session.help("configure ");
        door.hurry();
        assertThatThrownBy(() -> session.help("show ip nat "))
                .isInstanceOfSatisfying(
                        SessionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SILENT));
        session.close();
        assertThat(shell.typed()).last().isEqualTo("terminal no monitor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n # Login for authorized users only #\r\nR1#",
                "\r\nWelcome#\r\nR1#",
                "\r\nhttps://intranet/rules#",
                "\r\n** core-2>\r\n\r\nR1#",
            })
    void should_not_take_a_banner_for_the_prompt(String greeting) {
        // The third greeting stops in the middle: the prompt arrives only after our first line was typed.
        Deque<String> rest = new ArrayDeque<>(greeting.endsWith("R1#") ? List.of() : List.of("4711\r\nR1#"));
        ScriptedShell shell = new ScriptedShell(greeting, line -> (rest.isEmpty() ? "" : rest.remove()) + answer(line));
        try (Session session = open(shell)) {
            assertThat(session.query("show users")).isBlank();
        }
    }

    /** The answer is cut where the line looks like a prompt, with and without a message of the router's behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"R1#", "R1(config)#", "R1#\r\n%SYS-5-CONFIG_I: Configured from console\r\n"})
    void should_keep_a_line_of_a_configuration_that_looks_like_the_prompt(String line) {
        answers.put("show running-config", "show running-config\r\nbanner motd ^C\r\n" + line);
        ScriptedShell shell = device("R1#");
        try (Session session = open(shell)) {
            session.queryConfiguration("show running-config");
            shell.say("\r\n^C\r\nend\r\nR1#");

            assertThat(session.readOn(COMMAND)).endsWith("\nbanner motd ^C\r\n" + line + "\r\n^C\r\nend\r\n\n");
        }
    }

    @Test
    void should_raise_the_privilege_with_the_enable_password_and_keep_it_out_of_the_transcript() {
        prompt = "R1>";
        answers.put("enable", "enable\r\nPassword: ");
        ScriptedShell shell = new ScriptedShell("R1>", line -> {
            if (line.equals("letmein")) {
                prompt = "R1#";
                return "\r\nR1#";
            }
            return answer(line);
        });
        try (Session session = open(shell, Optional.of(new Secret("letmein")))) {
            assertThat(session.mode()).isEqualTo(Mode.PRIVILEGED);
        }
        assertThat(written).contains("> <enable password>").noneMatch(line -> line.contains("letmein"));
    }

    @Test
    void should_say_so_when_the_enable_password_is_refused() {
        prompt = "R1>";
        answers.put("enable", "enable\r\nPassword: ");
        answers.put("wrong", "\r\n% Bad secrets\r\n\r\nR1>");
        ScriptedShell shell = device("R1>");
        assertBroken(Reason.NOT_PRIVILEGED, () -> open(shell, Optional.of(new Secret("wrong"))));
        assertThat(shell.isClosed()).isTrue();
    }

    @Test
    void should_say_so_when_an_enable_password_is_wanted_and_none_is_known() {
        prompt = "R1>";
        answers.put("enable", "enable\r\nPassword: ");
        assertBroken(Reason.NOT_PRIVILEGED, () -> open(device("R1>")));
    }

    private static String reloadBanner(String what) {
        return "\r\n\r\n\r\n\u0007***\r\n*** --- SHUTDOWN " + what + " ---\r\n***\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"before the prompt", "behind the prompt", "in the first answer"})
    void should_hear_of_a_reload_before_it_knows_the_prompt(String moment) {
        String banner = reloadBanner("in 0:05:00");
        String greeting = switch (moment) {
            case "before the prompt" -> banner + "R1#";
            case "behind the prompt" -> "\r\nR1#" + banner;
            default -> "\r\nR1#";
        };
        if (moment.equals("in the first answer")) {
            answers.put("terminal length 0", "terminal length 0" + banner + "R1#");
        }
        try (Session session = open(device(greeting))) {
            assertThat(session.reloadAnnounced()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "letmein"})
    void should_hear_of_a_reload_while_it_raises_the_privilege(String line) {
        prompt = "R1>";
        String banner = reloadBanner("in 0:01:00");
        answers.put("enable", "enable" + (line.equals("enable") ? banner : "\r\n") + "Password: ");
        ScriptedShell shell = new ScriptedShell("R1>", typed -> {
            if (typed.equals("letmein")) {
                prompt = "R1#";
                return (line.equals("letmein") ? banner : "\r\n") + "R1#";
            }
            return answer(typed);
        });
        try (Session session = open(shell, Optional.of(new Secret("letmein")))) {
            assertThat(session.reloadAnnounced()).isTrue();
        }
    }

    @Test
    void should_hear_that_a_reload_is_called_off_and_let_a_greeting_be_one() {
        try (Session session = open(device(reloadBanner("in 0:05:00") + "R1#" + reloadBanner("ABORTED")))) {
            assertThat(session.reloadAnnounced()).isFalse();
        }
        try (Session session = open(device("*** --- NO SHUTDOWN IN WINTER --- ***\r\nR1#"))) {
            assertThat(session.reloadAnnounced()).isFalse();
        }
    }

    @Test
    void should_give_the_output_between_echo_and_prompt() {
        answers.put("show users", "show users\r\n*18:57:38.347 UTC Mon Oct 19 2015\r\nR1#");
        try (Session session = open(device("R1#"))) {
            assertThat(session.query("show users").strip()).isEqualTo("*18:57:38.347 UTC Mon Oct 19 2015");
        }
    }

    @Test
    void should_stop_at_the_question_and_take_the_answer() {
        answers.put(
                "no ip nat inside source static 10.1.1.1 198.51.100.1",
                "no ip nat inside source static 10.1.1.1 198.51.100.1\r\nStatic entry in use, do you want to delete child entries? [no]: ");
        answers.put("no", "no\r\n%: Error: static entry in use, cannot remove\r\nR1#");
        try (Session session = open(device("R1#"))) {
            Exchange asked = session.execute("no ip nat inside source static 10.1.1.1 198.51.100.1");
            assertThat(asked.ending())
                    .asInstanceOf(InstanceOfAssertFactories.type(Ending.AtQuestion.class))
                    .extracting(question -> question.question().kind())
                    .isEqualTo(Question.Kind.DELETE_CHILD_ENTRIES);
            assertThat(session.execute("no").output()).contains("cannot remove");
        }
    }

    @Test
    void should_know_the_configuration_prompt_of_a_name_longer_than_twenty_characters() {
        prompt = "THIS.IS.A.PARTICULARLY.LONG#";
        answers.put(
                "configure terminal",
                "configure terminal\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\n"
                        + "THIS.IS.A.PARTICULAR(config)#");
        try (Session session = open(device(prompt))) {
            session.hostname("THIS.IS.A.PARTICULARLY.LONG");
            session.execute("configure terminal");
            assertThat(session.mode()).isEqualTo(Mode.CONFIGURATION);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip nat inside soure static 10.1.1.1 198.51.100.1\r\nR1#",
                "R1#",
                "\r\nR1#",
                "ip nat insideinside source static 10.1.1.1 198.51.100.1\r\nR1#"
            })
    void should_refuse_an_echo_that_is_not_what_was_typed(String answer) {
        answers.put("ip nat inside source static 10.1.1.1 198.51.100.1", answer);
        try (Session session = open(device("R1#"))) {
            assertBroken(Reason.GARBLED, () -> session.execute("ip nat inside source static 10.1.1.1 198.51.100.1"));
        }
    }

    @Test
    void should_keep_a_log_line_that_came_before_the_echo() {
        answers.put("show users", "\r\n*Jun 13 17:12:16.320: %SYS-5-CONFIG_I: Configured\r\nshow users\r\nnoon\r\nR1#");
        try (Session session = open(device("R1#"))) {
            session.query("show version");
            assertThat(session.query("show users")).contains("%SYS-5-CONFIG_I", "noon");
        }
    }

    @Test
    void should_break_off_at_the_deadline_when_no_prompt_comes_back() {
        answers.put("show users", "show users\r\nnoon\r\n");
        HurriedExpectShell door = new HurriedExpectShell(new ExpectItShell(device("R1#")));
        try (Session session = open(door, Optional.empty())) {
            door.hurry();
            assertBroken(Reason.SILENT, () -> session.query("show users"));
            assertThat(door.asked()).isEqualTo(COMMAND);
        }
    }

    @Test
    void should_say_so_when_the_device_hangs_up() {
        ScriptedShell[] shell = new ScriptedShell[1];
        Function<String, String> script = line -> {
            if (line.equals("show users")) {
                shell[0].say("show users\r\nno");
                shell[0].hangUp();
                return "";
            }
            return answer(line);
        };
        shell[0] = new ScriptedShell("R1#", script);
        Session session = open(shell[0]);
        assertBroken(Reason.ENDED, () -> session.query("show users"));
        session.close();
    }

    @Test
    void should_write_only_the_length_of_a_configuration_into_the_transcript() {
        answers.put("show running-config", "show running-config\r\nusername a password 7 0822455D0A16\r\nend\r\nR1#");
        try (Session session = open(device("R1#"))) {
            assertThat(session.queryConfiguration("show running-config")).contains("0822455D0A16");
        }
        assertThat(written).noneMatch(line -> line.contains("0822455D0A16"));
    }

    @Test
    void should_read_a_large_answer_whole_and_in_linear_time() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; body.length() < 2_000_000; i++) {
            body.append("ip nat inside source static tcp 10.0.0.1 ").append(i).append(" é\r\n");
        }
        answers.put("show running-config", "show running-config\r\n" + body + "R1#");
        try (Session session = open(device("R1#"))) {
            assertThat(session.queryConfiguration("show running-config").strip())
                    .isEqualTo(body.toString().strip());
        }
    }

    private static void assertBroken(Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work)
                .asInstanceOf(InstanceOfAssertFactories.type(SessionException.class))
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }
}
