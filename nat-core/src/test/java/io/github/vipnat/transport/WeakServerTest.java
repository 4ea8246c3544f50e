package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides have algorithms in common, and yet nothing is said until it is allowed by name. */
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class WeakServerTest {

    private static final Pattern CURE = Pattern.compile("legacy-algorithms: \\[([^]]*)]   under edge in cluster.yaml");

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @Test
    void should_take_a_host_key_of_1024_bits_by_name_only() {
        try (TestServer server = TestServer.start(TestKey.RSA_1024)) {
            assertCured(server, "host-key-short", List.of(), "rsa-host-key-1024");
        }
    }

    @Test
    void should_not_even_offer_to_trust_a_host_key_of_1024_bits() {
        try (TestServer server = TestServer.start(TestKey.RSA_1024)) {
            KnownHosts empty = new KnownHosts(directory.resolve("empty"));
            TransportException refusal = catchThrowableOfType(
                    TransportException.class, () -> library.hostKeys().fetch(endpoint(server, empty, List.of())));
            assertThat(refusal.problem().code()).isEqualTo("host-key-short");
            assertThat(library.hostKeys().fetch(endpoint(server, empty, List.of("rsa-host-key-1024"))))
                    .isEqualTo(server.hostKey());
        }
    }

    @Test
    void should_not_take_a_short_host_key_for_the_name_of_its_signature() {
        try (TestServer server = TestServer.start(
                s -> s.speakOnly(List.of(), List.of("ssh-rsa"), List.of(), List.of()), TestKey.RSA_1024)) {
            assertCured(server, "host-key-short", List.of("ssh-rsa"), "ssh-rsa, rsa-host-key-1024");
        }
    }

    @Test
    void should_take_a_group_of_1024_bits_by_name_only() {
        try (TestServer server = start(WeakServer::withShortGroup)) {
            assertCured(server, "group-short", List.of(), "group-exchange-1024");
        }
    }

    @Test
    void should_say_what_helps_when_a_host_hangs_up_for_want_of_longer_groups() {
        try (TestServer server = start(WeakServer::hangingUpWithoutShortGroup)) {
            assertCured(server, "group-short", List.of(), "group-exchange-1024");
        }
    }

    @Test
    void should_not_allow_a_short_group_for_allowing_the_old_group_exchange() {
        try (TestServer server = start(WeakServer::withShortGroup)) {
            assertThat(refusal(server, List.of("diffie-hellman-group-exchange-sha1"))
                            .problem()
                            .code())
                    .isEqualTo("group-short");
        }
    }

    @Test
    void should_not_speak_cbc_under_a_mac_over_what_is_encrypted_where_the_key_exchange_is_not_strict() {
        try (TestServer server = start(s -> {
            WeakServer.withoutStrictKeyExchange(s);
            s.speakOnly(
                    List.of(), List.of(), List.of("aes128-cbc"), List.of("hmac-sha2-256-etm@openssh.com", "hmac-sha1"));
        })) {
            assertCured(server, "key-exchange-not-strict", List.of("aes128-cbc"), "aes128-cbc, hmac-sha1");
        }
    }

    @Test
    void should_send_to_the_host_where_no_name_helps() {
        try (TestServer server = start(s -> {
            WeakServer.withoutStrictKeyExchange(s);
            s.speakOnly(List.of(), List.of(), List.of("aes256-cbc"), List.of("hmac-sha2-512-etm@openssh.com"));
        })) {
            assertThat(refusal(server, List.of("aes256-cbc")).problem().fix())
                    .startsWith("let it offer hmac-sha2-256, or an AES-CTR cipher");
            server.sshd().setMacFactoriesNames("hmac-sha2-512-etm@openssh.com", "hmac-sha2-256");
            assertThat(echo(server, List.of("aes256-cbc"))).isEqualTo("out hello");
        }
    }

    @Test
    void should_speak_cbc_under_any_mac_where_the_key_exchange_is_strict() {
        try (TestServer server = start(s ->
                s.speakOnly(List.of(), List.of(), List.of("aes128-cbc"), List.of("hmac-sha2-256-etm@openssh.com")))) {
            assertThat(echo(server, List.of("aes128-cbc"))).isEqualTo("out hello");
        }
    }

    @Test
    void should_speak_ctr_under_such_a_mac_with_or_without() {
        try (TestServer server = start(s -> {
            WeakServer.withoutStrictKeyExchange(s);
            s.speakOnly(List.of(), List.of(), List.of("aes128-ctr"), List.of("hmac-sha2-256-etm@openssh.com"));
        })) {
            assertThat(echo(server, List.of())).isEqualTo("out hello");
        }
    }

    @Test
    void should_say_that_certificates_of_authorities_do_not_count() throws Exception {
        try (TestServer server = start(s -> {})) {
            Path file = directory.resolve("authority");
            Files.writeString(
                    file,
                    "@cert-authority * " + server.hostKey().knownHostsLine().replaceFirst("[^ ]* ", "") + "\n");
            TransportException refusal = catchThrowableOfType(
                    TransportException.class,
                    () -> library.transport().connect(endpoint(server, new KnownHosts(file), List.of())));
            assertThat(refusal.problem().code()).isEqualTo("host-key-unknown");
            assertThat(refusal.problem().what()).contains("@cert-authority lines do not count");
        }
    }

    private static TestServer start(Consumer<TestServer> change) {
        return TestServer.start(change, TestKey.ECDSA_256);
    }

    private void assertCured(TestServer server, String code, List<String> allowed, String cure) {
        TransportException refusal = refusal(server, allowed);
        assertThat(refusal.problem().code()).isEqualTo(code);
        assertThat(server.triedPasswords()).isEmpty();
        Matcher fix = CURE.matcher(refusal.problem().fix());
        assertThat(fix.matches()).as(refusal.problem().fix()).isTrue();
        assertThat(fix.group(1)).isEqualTo(cure);
        assertThat(echo(server, List.of(fix.group(1).split(", ", -1)))).isEqualTo("out hello");
    }

    private String echo(TestServer server, List<String> allowed) {
        try (Connection connection =
                library.transport().connect(endpoint(server, server.trusted(directory), allowed))) {
            return connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput();
        }
    }

    private TransportException refusal(TestServer server, List<String> allowed) {
        return catchThrowableOfType(
                TransportException.class,
                () -> library.transport().connect(endpoint(server, server.trusted(directory), allowed)));
    }

    private static Endpoint endpoint(TestServer server, KnownHosts known, List<String> allowed) {
        return new Endpoint(
                "edge",
                "127.0.0.1",
                server.port(),
                new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD)),
                Optional.empty(),
                allowed,
                known,
                TestServer.deadlines());
    }
}
