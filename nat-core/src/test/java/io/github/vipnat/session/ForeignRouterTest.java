package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Reply;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectItShell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as routers of other people hold them: log lines in the way, prompts of their own, commands that AAA refuses. */
@Timeout(240)
class ForeignRouterTest {

    private static final String RULE = "ip nat inside source static tcp 10.51.10.67 443 172.18.55.51 443 extendable";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DENIED = "\r\nCommand authorization failed.\r\n\r\n";

    private final IosDeviceOs os = new IosDeviceOs();
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private String prompt = "edge#";

    private String answer(String line) {
        return answers.getOrDefault(line, line + "\r\n" + prompt);
    }

    private Session open(ScriptedShell shell, Optional<Secret> enable, Duration deadline) {
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, deadline, deadline, PATIENCE);
        return Session.open(new ExpectItShell(shell), os, enable, deadlines, new Transcript() {
            @Override
            public void typed(String line) {
                written.add(line);
            }

            @Override
            public void read(String text) {
                written.add(text);
            }
        });
    }

    private Session open(String greeting) {
        return open(new ScriptedShell(greeting, this::answer), Optional.empty(), PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*Nov 28 00:50:00.123: ",
                "000123: *Nov 28 00:50:00.123: ",
                "421370: 421366: Nov 28 00:50:00: ",
                "00:12:34: ",
                "1w2d: ",
                "3y12w: ",
                "",
                "*Nov 28 00:50:00.123 GMT+1: ",
                ".Nov 28 2026 00:50:00.123 CET: ",
                "Nov  8 00:50:00.123 UTC-3: ",
                "<189>000123: edge: Nov 28 00:50:00: "
            })
    void should_see_the_prompt_with_log_lines_of_any_stamp_before_and_behind_it(String stamp) {
        String log = "\r\n" + stamp + "%SYS-5-CONFIG_I: Configured from console by netops on vty0 (10.1.1.9)\r\n";
        answers.put("show users", log + "show users\r\n" + log + "nobody\r\nedge#" + log.repeat(30));
        answers.put(RULE, RULE + "\r\nedge#" + log);
        try (Session session = open("\r\nedge#" + log)) {
            assertThat(session.query("show users")).contains("nobody");
            assertThat(os.reply(session.execute(RULE).output())).isEqualTo(new Reply.Accepted());
            assertThat(session.mode()).isEqualTo(Mode.PRIVILEGED);
        }
    }

    @Test
    void should_hear_a_refusal_that_is_told_behind_the_prompt_with_a_stamp() {
        String late = "\r\n*Mar  1 00:12:05.123: %Non-Static entry already exists\r\n";
        answers.put(RULE, RULE + "\r\nedge#" + late);
        try (Session session = open("edge#")) {
            assertThat(os.reply(session.execute(RULE).output())).isInstanceOf(Reply.Refused.class);
        }
    }

    @Test
    void should_hear_it_in_the_middle_of_a_flight_too() {
        String late = "\r\n*Mar  1 00:12:05.123: %Non-Static entry already exists\r\n";
        String next = RULE.replace("443", "80");
        answers.put(RULE, RULE + "\r\nedge#" + late);
        List<Reply> replies = new ArrayList<>();
        try (Session session = open("edge#")) {
            session.executeAhead(
                    List.of(new SendWindow.Entry(RULE, false), new SendWindow.Entry(next, false)),
                    SendWindow.usual(),
                    new FlightListener() {
                        @Override
                        public void types(List<String> lines) {
                            // the answers count
                        }

                        @Override
                        public boolean answered(Exchange exchange) {
                            replies.add(os.reply(exchange.output()));
                            return true;
                        }
                    });
        }
        assertThat(replies).hasSize(2).anyMatch(Reply.Refused.class::isInstance);
    }

    @Test
    void should_see_a_question_with_a_log_line_behind_it() {
        answers.put(
                "write memory",
                "write memory\r\nOverwrite the previous NVRAM configuration?[confirm]"
                        + "\r\n00:12:34: %SYS-5-CONFIG_I: Configured from console\r\n");
        try (Session session = open("edge#")) {
            assertThat(session.execute("write memory").ending()).isInstanceOf(Exchange.Ending.AtQuestion.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: ", "LOCAL_PASS: ", "Enter PASSCODE: ", "Kennwort:", "Password for netops: "})
    void should_send_the_enable_password_to_a_prompt_of_any_name(String request) {
        prompt = "edge>";
        answers.put("enable", "enable\r\n" + request);
        ScriptedShell shell = new ScriptedShell("edge>", line -> {
            if (line.equals("letmein")) {
                prompt = "edge#";
                return "letmein\r\nedge#"; // some devices echo it
            }
            return answer(line);
        });
        try (Session session = open(shell, Optional.of(new Secret("letmein")), PATIENCE)) {
            assertThat(session.mode()).isEqualTo(Mode.PRIVILEGED);
        }
        assertThat(written).noneMatch(line -> line.contains("letmein"));
    }

    @Test
    void should_not_show_an_enable_password_that_the_device_echoes_and_refuses() {
        prompt = "edge>";
        answers.put("enable", "enable\r\nPassword: ");
        answers.put("geheim", "geheim\r\n% Access denied\r\nedge>");
        ScriptedShell shell = new ScriptedShell("edge>", this::answer);
        assertThatThrownBy(() -> open(shell, Optional.of(new Secret("geheim")), PATIENCE))
                .isInstanceOfSatisfying(
                        SessionException.class, e -> assertThat(e.lastOutput()).doesNotContain("geheim"));
    }

    @Test
    void should_take_a_password_with_a_question_mark_and_refuse_one_with_a_control() {
        prompt = "edge>";
        answers.put("enable", "enable\r\nPassword: ");
        ScriptedShell shell = new ScriptedShell("edge>", this::answer);
        assertThatThrownBy(() -> open(shell, Optional.of(new Secret("let\u001ame")), PATIENCE))
                .isInstanceOfSatisfying(
                        SessionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_PRIVILEGED))
                .hasMessageContaining("control character");
        assertThat(shell.typed()).noneMatch(line -> line.contains("let"));
    }

    @Test
    void should_know_how_long_a_line_may_be_where_the_width_is_refused() {
        answers.put("terminal width 511", "terminal width 511" + DENIED + "edge#");
        answers.put("terminal no monitor", "terminal no monitor" + DENIED + "edge#");
        try (Session session = open("edge#")) {
            session.hostname("edge");
            assertThat(session.width()).isEqualTo(80);
            assertThat(session.fits(RULE)).isFalse();
            assertThat(session.fits("ip nat inside source static 10.51.10.67 172.18.55.51"))
                    .isTrue();
            assertThat(session.query("show users")).isBlank();
        }
    }

    @Test
    void should_say_that_the_device_pages_where_it_refuses_not_to() {
        ScriptedShell shell = new ScriptedShell("edge#", line -> {
            boolean configures = line.equals("show running-config");
            return configures ? line + "\r\nversion 15.5\r\n --More-- " : answer(line);
        });
        try (Session session = openPaging(shell)) {
            assertThatThrownBy(() -> session.queryConfiguration("show running-config"))
                    .isInstanceOfSatisfying(
                            SessionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PAGED))
                    .hasMessageContaining("terminal length 0");
        }
    }

    private Session openPaging(ScriptedShell shell) {
        answers.put("terminal length 0", "terminal length 0" + DENIED + "edge#");
        return open(shell, Optional.empty(), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reload",
                "do reload",
                "no username netops",
                "\u001a",
                "ip nat inside source static 10.1.1.1 198.51.100.1\u001areload",
                "ip nat inside source static 10.1.1.1 198.51.100.1\rreload",
                "ip nat inside source static 10.1.1.1 198.51.100.1 ?",
                "ip nat inside source static 10.1.1.1 198.51.100.1 route-map é",
                "no ip nat inside source list 10 interface Dialer0 overload",
                "show running-config | redirect tftp://10.1.1.9/x",
                "ping 10.1.1.1 repeat 100000",
                "configure terminal revert timer 5 | x",
                "clear ip nat translation *",
                ""
            })
    void should_type_nothing_that_is_not_its_own_whatever_asks_for_it(String line) {
        ScriptedShell shell = new ScriptedShell("edge#", this::answer);
        try (Session session = open(shell, Optional.empty(), PATIENCE)) {
            int before = shell.typed().size();
            assertRefused(() -> session.execute(line));
            assertRefused(() -> session.query(line));
            assertRefused(() -> session.queryConfiguration(line));
            assertThat(shell.typed()).hasSize(before);
        }
    }

    private static void assertRefused(ThrowingCallable typing) {
        assertThatThrownBy(typing)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo("line-not-ours"));
    }
}
