package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class KeyFileTest {

    private static final String PASSPHRASE = "open Sesame";

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    static Stream<Arguments> everyKindOfFile() {
        return Stream.of(TestKey.ED25519, TestKey.ECDSA_256, TestKey.ECDSA_521, TestKey.RSA)
                .flatMap(key -> Stream.of(KeyFileForm.values())
                        .filter(form -> form.canHold(key))
                        .map(form -> Arguments.of(key, form)));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFile")
    void should_log_in_with_a_key_file(TestKey key, KeyFileForm form) throws IOException {
        try (TestServer server = TestServer.start(s -> s.takeKey(key.pair().getPublic()), TestKey.ECDSA_256)) {
            logIn(server, file(form.write(key.pair(), PASSPHRASE)), form.encrypted());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyFileForm.class,
            names = {"OPENSSH_ENCRYPTED", "TRADITIONAL_ENCRYPTED", "PKCS8_ENCRYPTED"})
    void should_refuse_a_wrong_or_missing_passphrase_before_connecting(KeyFileForm form) throws IOException {
        Path path = file(form.write(TestKey.RSA.pair(), PASSPHRASE));
        assertThat(refusal(path, Optional.of(new Secret("wrong"))).code()).isEqualTo("key-passphrase-wrong");
        assertThat(refusal(path, Optional.empty()).code()).isEqualTo("key-passphrase-missing");
    }

    @Test
    void should_ignore_a_passphrase_that_the_key_does_not_need() throws IOException {
        try (TestServer server =
                TestServer.start(s -> s.takeKey(TestKey.RSA.pair().getPublic()), TestKey.ECDSA_256)) {
            logIn(server, file(KeyFileForm.OPENSSH.write(TestKey.RSA.pair(), "")), true);
        }
    }

    @Test
    void should_refuse_a_file_that_holds_no_private_key() throws IOException {
        assertThat(refusal(file("ssh-rsa AAAA me@here\n"), Optional.empty()).code())
                .isEqualTo("key-format-unknown");
        assertThat(refusal(
                                file("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"),
                                Optional.empty())
                        .code())
                .isEqualTo("key-unreadable");
        assertThat(refusal(
                                file("-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----\n"),
                                Optional.empty())
                        .code())
                .isEqualTo("key-unreadable");
        assertThat(refusal(directory.resolve("gone"), Optional.empty()).code()).isEqualTo("secret-file-missing");
    }

    @Test
    void should_refuse_a_key_file_that_everyone_may_read() throws IOException {
        Path path = file(KeyFileForm.OPENSSH.write(TestKey.RSA.pair(), ""));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        Problem refusal = refusal(path, Optional.empty());
        assertThat(refusal.code()).isEqualTo("secret-file-open");
        assertThat(refusal.fix()).isEqualTo("chmod o-rwx " + path);
    }

    @Test
    void should_be_refused_when_the_host_does_not_know_the_key() throws IOException {
        try (TestServer server =
                TestServer.start(s -> s.takeKey(TestKey.RSA.pair().getPublic()), TestKey.ECDSA_256)) {
            Path path = file(KeyFileForm.OPENSSH.write(TestKey.ED25519.pair(), ""));
            TransportException refusal =
                    catchThrowableOfType(TransportException.class, () -> logIn(server, path, false));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining("publickey");
            assertThat(server.lookedAtKeys()).isNotEmpty();
        }
    }

    @Test
    void should_sign_with_sha1_only_where_that_is_allowed_by_name() throws IOException {
        // An old router knows no other signature of an RSA key (ios-facts 6, "algorithms").
        try (TestServer server = TestServer.start(
                s -> {
                    s.takeKey(TestKey.RSA.pair().getPublic());
                    s.speakOnly(List.of(), List.of("ssh-rsa", "ecdsa-sha2-nistp256"), List.of(), List.of());
                },
                TestKey.ECDSA_256)) {
            Path path = file(KeyFileForm.OPENSSH.write(TestKey.RSA.pair(), ""));
            TransportException refusal =
                    catchThrowableOfType(TransportException.class, () -> logIn(server, path, false));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            logIn(server, path, false, "ssh-rsa");
        }
    }

    private Problem refusal(Path path, Optional<Secret> passphrase) {
        Login login = new Login.KeyFile(TestServer.USER, path, passphrase);
        Endpoint nowhere = new Endpoint(
                "edge",
                "192.0.2.1",
                22,
                login,
                Optional.empty(),
                List.of(),
                new KnownHosts(directory.resolve("none")),
                TestServer.deadlines());
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> library.transport().connect(nowhere));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.INPUT);
        return refusal.problems().get(0);
    }

    private void logIn(TestServer server, Path path, boolean withPassphrase, String... algorithms) {
        Optional<Secret> passphrase = withPassphrase ? Optional.of(new Secret(PASSPHRASE)) : Optional.empty();
        Login login = new Login.KeyFile(TestServer.USER, path, passphrase);
        Endpoint endpoint = new Endpoint(
                "edge",
                "127.0.0.1",
                server.port(),
                login,
                Optional.empty(),
                List.of(algorithms),
                server.trusted(directory),
                TestServer.deadlines());
        library.transport().connect(endpoint).close();
    }

    private Path file(String content) throws IOException {
        Path path = directory.resolve("key");
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(path, content);
    }
}
