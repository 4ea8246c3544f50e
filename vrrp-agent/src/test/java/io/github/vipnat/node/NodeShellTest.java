package io.github.vipnat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeShellTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String AS_ASKED = "";

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void should_ask_many_things_in_one_go_whatever_shell_the_user_has(String shell) {
        ShellOfThisHost host = new ShellOfThisHost(AS_ASKED, shell, "-c");
        NodeQuestion greeting = NodeQuestion.ofAll("greeting", "printf 'it''s %s\\n' \"$((6 * 7))\"; echo aside >&2");
        NodeQuestion failure = NodeQuestion.ofAll("failure", "echo no; exit 7");
        NodeQuestion silence = NodeQuestion.ofAll("silence", "true");
        NodeQuestion missing = NodeQuestion.ofAll("missing", "no-such-program --list");
        NodeSight sight =
                new NodeShell(node("root", false), host).ask(List.of(greeting, failure, silence, missing), LONGEST);
        assertThat(host.asked()).hasSize(1);
        assertThat(sight.missed()).isEmpty();
        assertThat(said(sight, greeting)).isEqualTo(new NodeAnswer.Said(0, "its 42\naside\n"));
        assertThat(said(sight, failure)).isEqualTo(new NodeAnswer.Said(7, "no\n"));
        assertThat(said(sight, silence)).isEqualTo(new NodeAnswer.Said(0, ""));
        assertThat(said(sight, missing).status()).isEqualTo(127);
    }

    @Test
    void should_take_nothing_that_a_node_prints_for_the_end_of_an_answer() {
        ShellOfThisHost host = new ShellOfThisHost(AS_ASKED, "sh", "-c");
        NodeQuestion listing = NodeQuestion.ofAll("listing", "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'");
        NodeQuestion mimicry = NodeQuestion.ofAll("mimicry", "printf '\\n=000000000000000000000000 s0 0\\n\\033[2Jx'");
        NodeQuestion after = NodeQuestion.ofAll("after", "echo after");
        NodeSight sight = new NodeShell(node("root", false), host).ask(List.of(listing, mimicry, after), LONGEST);
        assertThat(said(sight, listing).output()).contains("export LC_ALL=C");
        assertThat(said(sight, mimicry).output()).isEqualTo("\n=000000000000000000000000 s0 0\n\u001b[2Jx");
        assertThat(said(sight, after).output()).isEqualTo("after\n");
    }

    @Test
    void should_give_up_one_question_that_hangs_or_never_ends_and_keep_the_others() {
        NodeQuestion hanging =
                NodeQuestion.ofAll("hanging", "trap '' TERM; tail -f /dev/null").within(Duration.ofSeconds(1));
        NodeQuestion endless = NodeQuestion.ofAll("endless", "yes 0123456789");
        NodeQuestion after = NodeQuestion.ofAll("after", "echo after");
        NodeSight sight = new NodeShell(node("root", false), new ShellOfThisHost(AS_ASKED, "sh", "-c"))
                .ask(List.of(hanging, endless, after), LONGEST);
        assertThat(notAsked(sight, hanging).what()).contains("hanging", "within 1 s");
        assertThat(notAsked(sight, endless).what()).contains("endless", "longer than 1024 KiB");
        assertThat(said(sight, after).output()).isEqualTo("after\n");
    }

    @Test
    void should_begin_nothing_that_would_end_too_late() {
        NodeQuestion slow = NodeQuestion.ofAll("slow", "tail -f /dev/null").within(Duration.ofSeconds(1));
        NodeQuestion late = NodeQuestion.ofAll("late", "echo late").within(Duration.ofSeconds(1));
        NodeSight sight = new NodeShell(node("root", false), new ShellOfThisHost(AS_ASKED, "sh", "-c"))
                .ask(List.of(slow, late), Duration.ofSeconds(3));
        assertThat(notAsked(sight, late).what()).contains("no time was left", "late");
    }

    @Test
    void should_say_it_of_each_question_when_the_line_breaks_or_the_node_hangs() {
        NodeQuestion question = NodeQuestion.ofAll("name", "uname -n");
        NodeSight sight = new NodeShell(node("ops", true), connection(command -> {
                    throw new TransportException(TransportException.Reason.TIMED_OUT, "no answer within 20 s");
                }))
                .ask(List.of(question), LONGEST);
        assertThat(sight.missed().orElseThrow().what()).contains("no answer within 20 s");
        assertThat(notAsked(sight, question).fix()).contains("ssh -p 22 ops@10.51.10.11 true");
    }

    @Test
    void should_keep_what_came_before_a_node_closed_the_line() {
        ShellOfThisHost host = new ShellOfThisHost(AS_ASKED, "sh", "-c");
        NodeQuestion first = NodeQuestion.ofAll("first", "echo first");
        NodeQuestion second = NodeQuestion.ofAll("second", "echo second");
        Connection closing = connection(command -> {
            ExecResult whole = host.exec(command, LONGEST);
            String all = whole.standardOutput();
            return new ExecResult(255, all.substring(0, all.indexOf("second")), "");
        });
        NodeSight sight = new NodeShell(node("root", false), closing).ask(List.of(first, second), LONGEST);
        assertThat(said(sight, first).output()).isEqualTo("first\n");
        assertThat(notAsked(sight, second).what()).contains("second", "did not come");
        assertThat(sight.clock()).isEmpty();
    }

    @Test
    void should_name_a_shell_that_does_not_run_what_it_is_asked() {
        NodeQuestion question = NodeQuestion.ofAll("name", "uname -n");
        for (String[] shell : new String[][] {
            {"env", "-i", "PATH=/nowhere", "/bin/rbash", "-c"},
            {"echo", "This account is currently not available."},
            {"true"}
        }) {
            NodeSight sight = new NodeShell(node("ops", true), new ShellOfThisHost(AS_ASKED, shell))
                    .ask(List.of(question), LONGEST);
            assertThat(sight.missed().orElseThrow().code()).isEqualTo("node-shell-strange");
            assertThat(notAsked(sight, question).fix()).contains("authorized_keys");
        }
    }

    @Test
    void should_let_a_login_greet_before_it_answers() {
        NodeQuestion question = NodeQuestion.ofAll("name", "echo vm1");
        NodeSight sight = new NodeShell(
                        node("ops", true), new ShellOfThisHost(AS_ASKED, "sh", "-c", "echo Welcome; eval \"$0\""))
                .ask(List.of(question), LONGEST);
        assertThat(said(sight, question).output()).isEqualTo("vm1\n");
    }

    @Test
    void should_print_the_line_of_sudoers_where_sudo_refuses() {
        NodeQuestion question = NodeQuestion.ofRoot("conf", "/usr/bin/cat /etc/keepalived/keepalived.conf");
        for (String refusal : List.of(
                "sudo: a password is required",
                "sudo: unable to resolve host vm2: Name or service not known\nsudo: a password is required",
                "sudo: interactive authentication is required",
                "Sorry, user ops is not allowed to execute '/usr/bin/timeout -k 1 5 /usr/bin/id' as root on vm1.")) {
            String refusing = "sh -c \"echo \\\""
                    + refusal.replace("\n", "\\\"; echo \\\"").replace("'", "") + "\\\" >&2; exit 1\" ";
            NodeSight sight = new NodeShell(node("ops", true), new ShellOfThisHost(refusing, "sh", "-c"))
                    .ask(List.of(question), LONGEST);
            assertThat(notAsked(sight, question).code()).isEqualTo("node-sudo-refused");
            assertThat(notAsked(sight, question).fix())
                    .contains(
                            "visudo -f",
                            "ops ALL=(root) NOPASSWD: /usr/bin/timeout -k 1 5 /usr/bin/cat "
                                    + "/etc/keepalived/keepalived.conf");
        }
    }

    @Test
    void should_take_what_a_command_says_for_its_own_and_not_for_sudos() {
        NodeQuestion refused = NodeQuestion.ofRoot("fails", "/usr/bin/env sh -c 'echo not found; exit 1'");
        NodeQuestion granted = NodeQuestion.ofRoot("works", "/usr/bin/env echo well");
        String warning =
                "sh -c \"echo sudo: unable to resolve host vm2: Name or service not known >&2; exec \\\"\\$@\\\"\" x ";
        NodeSight sight = new NodeShell(node("ops", true), new ShellOfThisHost(warning, "sh", "-c"))
                .ask(List.of(refused, granted), LONGEST);
        assertThat(said(sight, refused)).isEqualTo(new NodeAnswer.Said(1, "not found\n"));
        assertThat(said(sight, granted)).isEqualTo(new NodeAnswer.Said(0, "well\n"));
    }

    @Test
    void should_use_sudo_only_where_the_site_says_so() {
        NodeQuestion question = NodeQuestion.ofRoot("id", "/usr/bin/id -u");
        ShellOfThisHost host = new ShellOfThisHost(AS_ASKED, "sh", "-c");
        NodeSight sight = new NodeShell(node("ops", false), host).ask(List.of(question), LONGEST);
        assertThat(notAsked(sight, question).fix())
                .contains("sudo: true", "NOPASSWD: /usr/bin/timeout -k 1 5 /usr/bin/id");
        assertThat(host.asked().get(0)).doesNotContain("/usr/bin/id");
        NodeSight ofRoot = new NodeShell(node("root", true), host).ask(List.of(question), LONGEST);
        assertThat(ofRoot.answers()).containsKey("id");
        assertThat(host.asked().get(1)).contains("/usr/bin/id").doesNotContain("sudo");
    }

    @Test
    void should_know_how_far_the_nodes_clock_is_from_ours() {
        ClockSight clock = new NodeShell(node("root", false), new ShellOfThisHost(AS_ASKED, "sh", "-c"))
                .ask(List.of(NodeQuestion.ofAll("name", "uname -n")), LONGEST)
                .clock()
                .orElseThrow();
        assertThat(clock.least()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(clock.most()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void should_refuse_a_question_that_no_sh_takes_as_one_line() {
        assertThatThrownBy(() -> NodeQuestion.ofAll("two", "true\nfalse")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeQuestion.ofRoot("bare", "cat /etc/shadow"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeQuestion.ofRoot("blanks", "/usr/bin/mariadb -e 'SHOW  TABLES'"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Node node(String username, boolean sudo) {
        return new Node(
                "vm1",
                Ipv4.of("10.51.10.11"),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(new Node.Ssh(22, username, Optional.empty(), Optional.empty(), sudo)));
    }

    static Connection connection(Function<String, ExecResult> exec) {
        return new Connection() {
            @Override
            public Shell shell(Terminal terminal) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ExecResult exec(String command, Duration deadline) {
                return exec.apply(command);
            }

            @Override
            public void close() {}
        };
    }

    private static NodeAnswer.Said said(NodeSight sight, NodeQuestion question) {
        return sight.answer(question)
                .match(new NodeAnswer.Cases<>((NodeAnswer.Said said) -> said, (NodeAnswer.NotAsked not) -> {
                    throw new AssertionError(not.why());
                }));
    }

    private static Problem notAsked(NodeSight sight, NodeQuestion question) {
        return sight.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) -> {
                            throw new AssertionError(said);
                        },
                        NodeAnswer.NotAsked::why));
    }
}
