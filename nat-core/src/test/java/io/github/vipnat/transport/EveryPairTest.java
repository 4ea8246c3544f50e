package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import io.github.vipnat.transport.jsch.JschTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the other tests of this package vary one at a time meets here: each value of each kind with each of every other
 * kind, in as few connections as do. A jump host on the way is in all this as the target is.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class EveryPairTest {

    enum Proof {
        PASSWORD,
        ANSWER,
        KEY,
        /** Asked by jsch alone. */
        AGENT
    }

    /** How known_hosts names the target. */
    enum Name {
        /** Bare; nobody listens on port 22 of this machine for us, so only a jump host can lead there. */
        PORT_22,
        OTHER_PORT,
        HASHED
    }

    enum Way {
        DIRECT,
        JUMP
    }

    enum Algorithm {
        MODERN,
        /** Each allowed by its name (ios-facts 6, "algorithms"). */
        LEGACY
    }

    private static final String TABLE = """
            JSCH ECDSA_256 AGENT    HASHED     DIRECT MODERN
            JSCH ECDSA_256 ANSWER   HASHED     JUMP   LEGACY
            JSCH ED25519   AGENT    PORT_22    JUMP   LEGACY
            JSCH ED25519   KEY      PORT_22    JUMP   LEGACY
            JSCH ED25519   ANSWER   OTHER_PORT DIRECT MODERN
            JSCH RSA       AGENT    OTHER_PORT JUMP   LEGACY
            JSCH RSA       PASSWORD OTHER_PORT JUMP   LEGACY
            SSHJ ECDSA_256 KEY      OTHER_PORT DIRECT MODERN
            SSHJ ECDSA_256 PASSWORD PORT_22    JUMP   MODERN
            SSHJ ED25519   PASSWORD HASHED     DIRECT MODERN
            SSHJ RSA       KEY      HASHED     DIRECT LEGACY
            SSHJ RSA       ANSWER   PORT_22    JUMP   MODERN
            """;

    record Row(SshLibrary library, TestKey key, Proof proof, Name name, Way way, Algorithm algorithm) {

        List<Enum<?>> values() {
            return List.of(library, key, proof, name, way, algorithm);
        }

        boolean isPossible() {
            return (library == SshLibrary.JSCH || proof != Proof.AGENT) && (name != Name.PORT_22 || way == Way.JUMP);
        }

        Stream<Set<Enum<?>>> pairs() {
            List<Enum<?>> all = values();
            return IntStream.range(0, all.size())
                    .boxed()
                    .flatMap(first -> IntStream.range(0, first).mapToObj(i -> Set.of(all.get(first), all.get(i))));
        }

        static Row of(String line) {
            String[] words = line.strip().split(" +", -1);
            return new Row(
                    SshLibrary.valueOf(words[0]),
                    TestKey.valueOf(words[1]),
                    Proof.valueOf(words[2]),
                    Name.valueOf(words[3]),
                    Way.valueOf(words[4]),
                    Algorithm.valueOf(words[5]));
        }

        /** Key exchange, host key, cipher and MAC of an old router. */
        List<List<String>> spoken() {
            return algorithm == Algorithm.MODERN
                    ? List.of(List.of(), List.of(), List.of(), List.of())
                    : List.of(
                            List.of("diffie-hellman-group14-sha1"),
                            List.of(key.type()),
                            List.of("aes128-cbc"),
                            List.of("hmac-sha1"));
        }

        /** Those of them that are old. */
        List<String> allowed() {
            return spoken().stream()
                    .flatMap(List::stream)
                    .filter(name -> !name.equals(key.type()) || key == TestKey.RSA)
                    .toList();
        }

        TestServer server() {
            return TestServer.start(
                    server -> {
                        List<List<String>> only = spoken();
                        server.speakOnly(only.get(0), only.get(1), only.get(2), only.get(3));
                        switch (proof) {
                            case PASSWORD -> server.takePasswords();
                            case ANSWER -> server.takeAnswers();
                            case KEY, AGENT -> server.takeKey(key.pair().getPublic());
                        }
                    },
                    key);
        }

        String known(HostKey shown, String host) {
            String line = shown.knownHostsLine();
            int space = line.indexOf(' ');
            return switch (name) {
                        case PORT_22 -> host;
                        case OTHER_PORT -> line.substring(0, space);
                        case HASHED -> HashedName.of(line.substring(0, space));
                    }
                    + line.substring(space)
                    + "\n";
        }
    }

    @TempDir
    Path directory;

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    @Test
    void should_have_every_pair_that_is_possible() {
        Set<Set<Enum<?>>> possible =
                everyRow().filter(Row::isPossible).flatMap(Row::pairs).collect(Collectors.toSet());
        assertThat(rows()).allMatch(Row::isPossible);
        assertThat(rows().flatMap(Row::pairs).collect(Collectors.toSet())).isEqualTo(possible);
    }

    private static Stream<Row> everyRow() {
        List<TestKey> keys = List.of(TestKey.ED25519, TestKey.ECDSA_256, TestKey.RSA);
        List<Row> every = new ArrayList<>();
        for (SshLibrary library : SshLibrary.values()) {
            for (TestKey key : keys) {
                for (Proof proof : Proof.values()) {
                    for (Name name : Name.values()) {
                        for (Way way : Way.values()) {
                            for (Algorithm algorithm : Algorithm.values()) {
                                every.add(new Row(library, key, proof, name, way, algorithm));
                            }
                        }
                    }
                }
            }
        }
        return every.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void should_log_in(Row row) throws IOException {
        try (TestServer target = row.server();
                TestAgent agent = TestAgent.holding(directory.resolve("agent"), row.key.pair())) {
            Transport transport = row.library == SshLibrary.JSCH
                    ? new JschTransport().withAgent(agent.socket())
                    : row.library.transport();
            if (row.way == Way.DIRECT) {
                assertWorks(transport, endpoint(row, "127.0.0.1", target.port(), target.hostKey(), Optional.empty()));
                return;
            }
            try (TestServer jump = row.server()) {
                Endpoint way = endpoint(
                        new Row(row.library, row.key, row.proof, onTheWay(row.name), row.way, row.algorithm),
                        "127.0.0.1",
                        jump.port(),
                        jump.hostKey(),
                        Optional.empty());
                assertWorks(transport, behind(row, target, jump, way));
            }
        }
    }

    private static Name onTheWay(Name name) {
        return name == Name.PORT_22 ? Name.OTHER_PORT : name;
    }

    private Endpoint behind(Row row, TestServer target, TestServer jump, Endpoint way) throws IOException {
        if (row.name != Name.PORT_22) {
            return endpoint(row, "127.0.0.1", target.port(), target.hostKey(), Optional.of(way));
        }
        jump.leadFromPort22To(target.port());
        return endpoint(row, "router.example.net", 22, target.hostKey(), Optional.of(way));
    }

    private static void assertWorks(Transport transport, Endpoint endpoint) {
        try (Connection connection = transport.connect(endpoint)) {
            assertThat(connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput())
                    .isEqualTo("out hello");
        }
    }

    private Endpoint endpoint(Row row, String host, int port, HostKey shown, Optional<Endpoint> jump)
            throws IOException {
        Path known = directory.resolve("known_hosts_" + port);
        Files.writeString(known, row.known(shown, host));
        return new Endpoint(
                host, host, port, login(row), jump, row.allowed(), new KnownHosts(known), TestServer.deadlines());
    }

    private Login login(Row row) throws IOException {
        return switch (row.proof) {
            case PASSWORD, ANSWER -> new Login.Password(TestServer.USER, new Secret(TestServer.PASSWORD));
            case AGENT -> new Login.Agent(TestServer.USER);
            case KEY -> {
                Path file = Files.writeString(directory.resolve("key"), KeyFileForm.OPENSSH.write(row.key.pair(), ""));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                yield new Login.KeyFile(TestServer.USER, file, Optional.empty());
            }
        };
    }
}
