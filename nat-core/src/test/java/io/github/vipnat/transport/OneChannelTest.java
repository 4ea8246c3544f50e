package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A router gives each connection one channel, and answers a second in two ways (ios-facts 6, "one channel"). */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class OneChannelTest {

    private static final Duration PLENTY = Duration.ofSeconds(60);

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void should_say_that_it_broke_when_a_command_wants_a_second_channel(Quirk.SecondChannel quirk) throws IOException {
        secondChannel(quirk, connection -> connection.exec("show clock", PLENTY));
    }

    @ParameterizedTest
    @EnumSource
    void should_say_that_it_broke_when_a_shell_wants_a_second_channel(Quirk.SecondChannel quirk) throws IOException {
        secondChannel(quirk, connection -> connection.shell(Terminal.wide()).close());
    }

    private void secondChannel(Quirk.SecondChannel quirk, Consumer<Connection> second) throws IOException {
        try (SimulatedRouter router = SimulatedRouter.builder()
                        .configuration("hostname edge\n")
                        .privilege15User("netops", "secret")
                        .quirks(Quirks.defaults().with(quirk))
                        .start();
                Connection connection = library.transport().connect(endpoint(router));
                Shell shell = connection.shell(Terminal.wide())) {
            readUntilPrompt(shell);
            TransportException failure =
                    catchThrowableOfType(TransportException.class, () -> second.accept(connection));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.BROKEN);
            assertThat(failure.problem().where()).isEqualTo("edge (127.0.0.1:" + router.port() + ")");
            assertThat(failure.problem().fix()).isEqualTo("ssh -v -p " + router.port() + " 127.0.0.1");
            if (quirk == Quirk.SecondChannel.REFUSED) {
                shell.output().write("\r".getBytes(StandardCharsets.US_ASCII));
                shell.output().flush();
                readUntilPrompt(shell);
            } else {
                assertThatThrownBy(() -> shell.input().read()).isInstanceOf(IOException.class);
            }
        }
    }

    private static void readUntilPrompt(Shell shell) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("edge#") < 0) {
            int next = shell.input().read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }

    private Endpoint endpoint(SimulatedRouter router) throws IOException {
        Path known = Files.writeString(directory.resolve("known_hosts"), router.knownHostsLine() + "\n");
        return new Endpoint(
                "edge",
                "127.0.0.1",
                router.port(),
                new Login.Password("netops", new Secret("secret")),
                Optional.empty(),
                List.of(),
                new KnownHosts(known),
                new ConnectDeadlines(PLENTY, PLENTY));
    }
}
