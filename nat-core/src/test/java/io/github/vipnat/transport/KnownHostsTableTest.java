package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import io.github.vipnat.transport.hostkey.KnownHosts.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@link KnownHostsRow} with both libraries, and with OpenSSH where it is installed. */
@Timeout(240)
class KnownHostsTableTest {

    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");
    private static final Map<Verdict, String> CODES = Map.of(
            Verdict.UNKNOWN, "host-key-unknown",
            Verdict.CHANGED, "host-key-changed",
            Verdict.REVOKED, "host-key-revoked");

    private static TestServer target;
    private static TestServer jump;
    private static List<String> keys;

    @TempDir
    Path directory;

    private final JumpHosts jumps = new JumpHosts();

    @BeforeAll
    static void start() {
        target = TestServer.start(TestKey.ED25519, TestKey.RSA);
        jump = TestServer.start(TestKey.ECDSA_256);
        jump.leadTo(target.port());
        keys = List.of(
                words(HostKeyTest.hostKey(22, TestKey.ED25519.pair()).knownHostsLine()),
                words(HostKeyTest.hostKey(22, TestKey.RSA.pair()).knownHostsLine()),
                words(HostKeyTest.hostKey(22, TestKey.ED25519.another()).knownHostsLine()),
                words(HostKeyTest.hostKey(22, TestKey.RSA.another()).knownHostsLine()),
                HostKeyTest.hostKey(22, TestKey.RSA.pair()).key());
    }

    @AfterAll
    static void stop() {
        jump.close();
        target.close();
    }

    private static String words(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    @ParameterizedTest
    @MethodSource("io.github.vipnat.transport.KnownHostsRow#all")
    void should_come_to_the_same_with_both_libraries(KnownHostsRow row) throws IOException {
        for (SshLibrary library : SshLibrary.values()) {
            String came = connect(library, row);
            assertThat(came).as("%s with %s", row, library).isEqualTo(CODES.getOrDefault(row.verdict(), "connected"));
        }
    }

    /** ssh-keygen says which lines count and with which key; ssh asks for a key of a type on record, as both of ours do. */
    @ParameterizedTest
    @MethodSource("io.github.vipnat.transport.KnownHostsRow#all")
    @EnabledIf("hasOpenssh")
    void should_come_to_the_same_as_openssh(KnownHostsRow row) throws Exception {
        String name = HostKey.of(row.host(), row.port(), HostKeyTest.blob(TestKey.RSA.pair()))
                .name();
        String said = sshKeygen("-l", "-F", name, "-f", write(row).toString());
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        List<String> trusted = new ArrayList<>();
        List<String> revoked = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String head = lines.get(i).strip();
            if (!head.endsWith(" CA")) {
                (head.endsWith(" REVOKED") ? revoked : trusted).add(lines.get(i + 1));
            }
        }
        assertThat(verdict(trusted, revoked)).as(said).isEqualTo(row.openssh());
    }

    private static Verdict verdict(List<String> trusted, List<String> revoked) {
        boolean rsaOnly = !trusted.isEmpty() && trusted.stream().allMatch(line -> line.contains(" RSA "));
        TestKey shown = rsaOnly ? TestKey.RSA : TestKey.ED25519;
        String print = HostKeyTest.hostKey(22, shown.pair()).fingerprint();
        if (revoked.stream().anyMatch(line -> line.contains(print))) {
            return Verdict.REVOKED;
        }
        if (trusted.stream().anyMatch(line -> line.contains(print))) {
            return Verdict.TRUSTED;
        }
        return trusted.isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
    }

    static boolean hasOpenssh() {
        return Files.isExecutable(SSH_KEYGEN);
    }

    private String connect(SshLibrary library, KnownHostsRow row) throws IOException {
        TransportException[] refused = new TransportException[1];
        try (JumpHosts shared = jumps) {
            refused[0] = catchThrowableOfType(
                    TransportException.class,
                    () -> library.transport().connect(endpoint(row), shared).close());
        }
        return Optional.ofNullable(refused[0]).map(e -> e.problem().code()).orElse("connected");
    }

    private Endpoint endpoint(KnownHostsRow row) throws IOException {
        Login login = new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD));
        Endpoint way = jump.endpoint(login, jump.trusted(directory));
        return new Endpoint(
                "edge",
                row.host(),
                row.port(),
                login,
                Optional.of(way),
                List.of(),
                new KnownHosts(write(row)),
                TestServer.deadlines());
    }

    private Path write(KnownHostsRow row) throws IOException {
        return Files.write(directory.resolve("table"), row.text(keys).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String sshKeygen(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SSH_KEYGEN.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return said.startsWith("#") ? said : "";
    }
}
