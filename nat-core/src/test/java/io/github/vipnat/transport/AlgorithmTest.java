package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class AlgorithmTest {

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    /** The profiles of old routers (ios-facts 6, "algorithms"). */
    @ParameterizedTest
    @CsvSource({
        "diffie-hellman-group14-sha1, ssh-rsa, aes128-cbc, hmac-sha1",
        "diffie-hellman-group1-sha1, ssh-rsa, 3des-cbc, hmac-sha1",
        "diffie-hellman-group-exchange-sha1, ssh-rsa, aes256-cbc, hmac-sha1-96",
        "diffie-hellman-group14-sha1, ssh-rsa, aes192-cbc, hmac-sha1",
    })
    void should_refuse_an_old_router_until_each_old_algorithm_is_allowed_by_name(
            String keyExchange, String hostKey, String cipher, String mac) {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(keyExchange), List.of(hostKey), List.of(cipher), List.of(mac)), TestKey.RSA)) {
            TransportException refusal = refusal(server);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.NO_COMMON_ALGORITHM);
            assertThat(refusal.problem().what()).contains(keyExchange, hostKey, cipher, mac);
            String names = String.join(", ", keyExchange, hostKey, cipher, mac);
            assertThat(refusal.problem().fix())
                    .isEqualTo("legacy-algorithms: [" + names + "]   under edge in cluster.yaml");
            assertThat(echo(server, keyExchange, hostKey, cipher, mac)).isEqualTo("out hello");
        }
    }

    @Test
    void should_name_what_is_still_missing_beside_what_is_allowed_already() {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(
                        List.of("diffie-hellman-group14-sha1"), List.of("ssh-rsa"), List.of("aes128-ctr"), List.of()),
                TestKey.RSA_1024)) {
            TransportException refusal = refusal(server, "ssh-rsa");
            assertThat(refusal.problem().what())
                    .contains("for key exchange only diffie-hellman-group14-sha1")
                    .doesNotContain("host key", "cipher");
            assertThat(refusal.problem().fix())
                    .startsWith("legacy-algorithms: [ssh-rsa, diffie-hellman-group14-sha1] ");
        }
    }

    @Test
    void should_not_advise_what_no_setting_allows() {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(), List.of(), List.of("arcfour128"), List.of()), TestKey.RSA)) {
            TransportException refusal = refusal(server);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.NO_COMMON_ALGORITHM);
            assertThat(refusal.problem().fix())
                    .isEqualTo("let the SSH server of edge offer for cipher one of aes128-gcm@openssh.com,"
                            + " aes256-gcm@openssh.com, aes128-ctr, aes192-ctr, aes256-ctr");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curve25519-sha256",
                "curve25519-sha256@libssh.org",
                "ecdh-sha2-nistp256",
                "ecdh-sha2-nistp384",
                "ecdh-sha2-nistp521",
                "diffie-hellman-group16-sha512",
                "diffie-hellman-group14-sha256",
                "diffie-hellman-group-exchange-sha256"
            })
    void should_speak_each_sound_key_exchange(String keyExchange) {
        speaks(keyExchange);
    }

    /** 8192 bits cost two seconds of a processor, and more without the second compiler: {@code -Dvipnat.full=true}. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.full", matches = "true")
    void should_speak_the_longest_key_exchange() {
        speaks("diffie-hellman-group18-sha512");
    }

    private void speaks(String keyExchange) {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(keyExchange), List.of(), List.of(), List.of()), TestKey.ECDSA_256)) {
            assertThat(echo(server)).isEqualTo("out hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr"})
    void should_speak_each_sound_cipher(String cipher) {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(), List.of(), List.of(cipher), List.of()), TestKey.ECDSA_256)) {
            assertThat(echo(server)).isEqualTo("out hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hmac-sha2-256-etm@openssh.com",
                "hmac-sha2-512-etm@openssh.com",
                "hmac-sha2-256",
                "hmac-sha2-512"
            })
    void should_speak_each_sound_mac(String mac) {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(), List.of(), List.of("aes128-ctr"), List.of(mac)), TestKey.ECDSA_256)) {
            assertThat(echo(server)).isEqualTo("out hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-sha2-256", "rsa-sha2-512"})
    void should_take_an_rsa_host_key_signed_over_sha2(String signature) {
        try (TestServer server =
                TestServer.start(s -> s.speakOnly(List.of(), List.of(signature), List.of(), List.of()), TestKey.RSA)) {
            assertThat(echo(server)).isEqualTo("out hello");
        }
    }

    @Test
    void should_refuse_misspelt_names_all_at_once_before_connecting() {
        Endpoint nowhere = new Endpoint(
                "edge",
                "192.0.2.1",
                22,
                new Login.Password("netops", new Secret("x")),
                Optional.empty(),
                List.of("ssh-rsa", "diffie-helman-group14-sha1", "none"),
                new KnownHosts(directory.resolve("none")),
                TestServer.deadlines());
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> library.transport().connect(nowhere));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(refusal.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "diffie-helman-group14-sha1 is not the name of an SSH algorithm that can be allowed",
                        "none is not the name of an SSH algorithm that can be allowed");
        assertThat(refusal.problems().get(0).fix()).contains("diffie-hellman-group14-sha1, ");
    }

    private String echo(TestServer server, String... algorithms) {
        try (Connection connection = library.transport().connect(endpoint(server, algorithms))) {
            return connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput();
        }
    }

    private TransportException refusal(TestServer server, String... algorithms) {
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(endpoint(server, algorithms)));
    }

    private Endpoint endpoint(TestServer server, String... algorithms) {
        return new Endpoint(
                "edge",
                "127.0.0.1",
                server.port(),
                new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD)),
                Optional.empty(),
                List.of(algorithms),
                server.trusted(directory),
                TestServer.deadlines());
    }
}
