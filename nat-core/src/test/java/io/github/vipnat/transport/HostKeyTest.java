package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class HostKeyTest {

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(value = TestKey.class, mode = EnumSource.Mode.EXCLUDE, names = "RSA_1024")
    void should_log_in_when_the_host_key_is_on_record(TestKey key) {
        try (TestServer server = TestServer.start(key);
                Connection connection = library.transport().connect(server.endpoint(server.trusted(directory)))) {
            assertThat(connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput())
                    .isEqualTo("out hello");
        }
    }

    @Test
    void should_log_in_when_the_name_on_record_is_hashed() throws IOException {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            HostKey key = server.hostKey();
            String hashed = HashedName.of("[127.0.0.1]:" + server.port());
            Path file = directory.resolve("hashed");
            Files.writeString(file, "# kept by hand\n\n" + hashed + " " + key.type() + " " + key.key() + " me@here\n");
            try (Connection connection = library.transport().connect(server.endpoint(new KnownHosts(file)))) {
                assertThat(connection).isNotNull();
            }
        }
    }

    @Test
    void should_refuse_before_the_login_when_the_host_is_unknown() {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, new KnownHosts(directory.resolve("none")));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.HOST_KEY_UNKNOWN);
            assertThat(refusal).hasMessageContaining(server.hostKey().fingerprint());
            assertThat(refusal.problem().fix()).isEqualTo("vipnat trust edge");
            assertThat(server.triedPasswords()).isEmpty();
        }
    }

    @Test
    void should_refuse_when_the_key_is_on_record_for_another_port_only() throws IOException {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            HostKey key = server.hostKey();
            Path file = directory.resolve("other-port");
            Files.writeString(file, "127.0.0.1 " + key.type() + " " + key.key() + "\n");
            assertThat(refusal(server, new KnownHosts(file)).reason())
                    .isEqualTo(TransportException.Reason.HOST_KEY_UNKNOWN);
        }
    }

    @Test
    void should_refuse_before_the_login_when_the_host_key_changed() {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            KnownHosts stale = new KnownHosts(directory.resolve("stale"));
            stale.add(hostKey(server.port(), TestKey.ECDSA_256.another()));
            TransportException refusal = refusal(server, stale);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.HOST_KEY_CHANGED);
            assertThat(refusal.problem().fix())
                    .contains("ssh-keygen -R '[127.0.0.1]:" + server.port() + "'")
                    .contains("vipnat trust edge");
            assertThat(server.triedPasswords()).isEmpty();
        }
    }

    @Test
    void should_call_it_changed_when_only_a_key_of_another_type_is_on_record() {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            KnownHosts other = new KnownHosts(directory.resolve("other-type"));
            other.add(hostKey(server.port(), TestKey.RSA.pair()));
            assertThat(refusal(server, other).reason()).isEqualTo(TransportException.Reason.HOST_KEY_CHANGED);
        }
    }

    @Test
    void should_refuse_when_the_key_is_revoked() throws IOException {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            String line = server.hostKey().knownHostsLine();
            Path file = directory.resolve("revoked");
            Files.writeString(file, line + "\n@revoked " + line + "\n");
            TransportException refusal = refusal(server, new KnownHosts(file));
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.HOST_KEY_CHANGED);
            assertThat(refusal.problem().code()).isEqualTo("host-key-revoked");
            assertThat(refusal).hasMessageContaining("@revoked");
        }
    }

    @Test
    void should_ask_for_the_type_on_record_when_the_host_has_several_keys() {
        try (TestServer server = TestServer.start(TestKey.RSA, TestKey.ECDSA_256, TestKey.ED25519);
                Connection connection = library.transport().connect(server.endpoint(server.trusted(directory)))) {
            assertThat(server.hostKey().type()).isEqualTo("ssh-rsa");
            assertThat(connection).isNotNull();
        }
    }

    @Test
    void should_fetch_the_key_without_logging_in_so_that_it_can_be_trusted() {
        try (TestServer server = TestServer.start(TestKey.ED25519)) {
            KnownHosts empty = new KnownHosts(directory.resolve("new").resolve("known_hosts"));
            HostKey fetched = library.hostKeys().fetch(server.endpoint(empty));
            assertThat(fetched).isEqualTo(server.hostKey());
            assertThat(server.triedPasswords()).isEmpty();
            empty.add(fetched);
            try (Connection connection = library.transport().connect(server.endpoint(empty))) {
                assertThat(connection).isNotNull();
            }
            assertThat(library.hostKeys().fetch(server.endpoint(empty))).isEqualTo(fetched);
        }
    }

    private TransportException refusal(TestServer server, KnownHosts knownHosts) {
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(server.endpoint(knownHosts)));
    }

    static HostKey hostKey(int port, KeyPair pair) {
        return HostKey.of("127.0.0.1", port, blob(pair));
    }

    static byte[] blob(KeyPair pair) {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(pair.getPublic());
        return buffer.getCompactData();
    }
}
