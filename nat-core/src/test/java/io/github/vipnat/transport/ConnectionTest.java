package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class ConnectionTest {

    private static final Duration PLENTY = Duration.ofSeconds(60);

    /** Nobody who closes waits for a deadline of the connection. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    private TestServer server;
    private Connection connection;

    @BeforeEach
    void log_in() {
        server = TestServer.start(TestKey.ECDSA_256);
        Endpoint patient = server.endpoint(server.trusted(directory));
        connection = library.transport()
                .connect(new Endpoint(
                        patient.name(),
                        patient.host(),
                        patient.port(),
                        patient.login(),
                        patient.jump(),
                        patient.algorithms(),
                        patient.knownHosts(),
                        new ConnectDeadlines(PLENTY, DEADLINE)));
    }

    @AfterEach
    void leave() {
        connection.close();
        server.close();
    }

    @Test
    void should_open_a_shell_on_a_wide_terminal_and_talk() throws IOException {
        try (Shell shell = connection.shell(Terminal.wide())) {
            assertThat(read(shell, "R1#")).isEqualTo("vt100 511x24\r\nR1#");
            type(shell, "show clock\r");
            assertThat(read(shell, "R1#")).isEqualTo("show clock\r\nR1#");
        }
    }

    @Test
    void should_carry_a_megabyte_without_loss() throws IOException {
        try (Shell shell = connection.shell(Terminal.wide())) {
            read(shell, "R1#");
            type(shell, "flood 1024\r");
            assertThat(read(shell, "R1#")).hasSize(1024 * 1024 + "\r\nR1#".length());
        }
    }

    @Test
    void should_read_the_end_once_the_router_closes_the_channel() throws IOException {
        try (Shell shell = connection.shell(Terminal.wide())) {
            read(shell, "R1#");
            type(shell, "bye\r");
            assertThat(shell.input().read()).isEqualTo(-1);
        }
    }

    @Test
    void should_tell_a_cut_connection_from_a_closed_channel() throws IOException {
        try (Shell shell = connection.shell(Terminal.wide())) {
            read(shell, "R1#");
            type(shell, "drop\r");
            IOException cut =
                    catchThrowableOfType(IOException.class, () -> shell.input().readAllBytes());
            assertThat(cut).isNotNull();
            assertThat(catchThrowableOfType(TransportException.class, () -> connection.shell(Terminal.wide()))
                            .reason())
                    .isEqualTo(TransportException.Reason.BROKEN);
        }
    }

    @Test
    void should_wake_a_reader_when_the_connection_is_closed() throws Exception {
        Shell shell = connection.shell(Terminal.wide());
        read(shell, "R1#");
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> ends(shell.input()));
        connection.close();
        assertThat(ended.get(PLENTY.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void should_close_twice_and_in_any_order_without_complaint() {
        Shell shell = connection.shell(Terminal.wide());
        LongerWait deadline = LongerWait.begin(DEADLINE);
        connection.close();
        shell.close();
        connection.close();
        shell.close();
        deadline.assertGoesOn();
    }

    @Test
    void should_close_at_once_when_the_server_is_gone() {
        connection.shell(Terminal.wide());
        server.close();
        LongerWait deadline = LongerWait.begin(DEADLINE);
        connection.close();
        deadline.assertGoesOn();
    }

    @Test
    void should_give_both_outputs_and_the_exit_status_of_a_command() {
        assertThat(connection.exec("exit 0 fine", PLENTY)).isEqualTo(new ExecResult(0, "out fine", "err fine"));
        assertThat(connection.exec("exit 3 é", PLENTY)).isEqualTo(new ExecResult(3, "out é", "err é"));
    }

    @Test
    void should_not_choke_on_much_output_on_both_sides() {
        ExecResult result = connection.exec("flood 3000", PLENTY);
        assertThat(result.standardOutput()).hasSize(3000 * 1024);
        assertThat(result.standardError()).hasSize(3000 * 1024);
    }

    @Test
    void should_refuse_to_keep_more_than_16_MiB_of_output() {
        TransportException tooMuch =
                catchThrowableOfType(TransportException.class, () -> connection.exec("flood 17000", PLENTY));
        assertThat(tooMuch).hasMessageContaining("the command printed more than 16 MiB");
    }

    @Test
    void should_give_up_on_a_command_at_its_deadline_and_go_on_with_the_next() {
        Duration limit = Duration.ofSeconds(1);
        LongerWait beside = LongerWait.begin(limit.multipliedBy(10));
        TransportException late = catchThrowableOfType(TransportException.class, () -> connection.exec("hang", limit));
        beside.assertGoesOn();
        assertThat(late.reason()).isEqualTo(TransportException.Reason.TIMED_OUT);
        assertThat(late).hasMessageContaining("no answer within 1.0 s while waiting for a reply");
        assertThat(connection.exec("exit 0 next", PLENTY).standardOutput()).isEqualTo("out next");
    }

    @Test
    void should_say_broken_when_the_connection_is_cut_in_mid_command() {
        TransportException cut = catchThrowableOfType(TransportException.class, () -> connection.exec("drop", PLENTY));
        assertThat(cut.reason()).isEqualTo(TransportException.Reason.BROKEN);
        assertThat(cut).hasMessageContaining("the connection ended in the middle of the session");
        assertThat(cut.problem().why()).isEqualTo("what was sent last may or may not have been done");
    }

    private static boolean ends(InputStream input) {
        try {
            return input.read() == -1;
        } catch (IOException e) {
            return true;
        }
    }

    private static void type(Shell shell, String text) throws IOException {
        shell.output().write(text.getBytes(StandardCharsets.UTF_8));
        shell.output().flush();
    }

    private static String read(Shell shell, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[32 * 1024];
        while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
            int count = shell.input().read(buffer);
            assertThat(count).as("the shell ended after: %s", text).isPositive();
            text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
