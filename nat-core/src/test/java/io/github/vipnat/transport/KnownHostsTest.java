package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {

    private static final HostKey KEY = key("10.51.10.254", 22);

    @TempDir
    Path directory;

    /** As another user may put one into the HOME that root kept after {@code sudo -E}. */
    @Test
    void should_not_wait_for_a_fifo_in_its_place() throws Exception {
        Path fifo = directory.resolve("known_hosts");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0, "no mkfifo");
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThatThrownBy(() -> new KnownHosts(fifo).check(KEY))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("no regular file"));
    }

    @Test
    void should_follow_the_links_of_whoever_keeps_it_elsewhere() throws IOException {
        file("10.51.10.254 " + KEY.type() + " " + KEY.key());
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("known_hosts"));
        assertThat(new KnownHosts(link).check(KEY)).isEqualTo(KnownHosts.Verdict.TRUSTED);
        Path nothing = Files.createSymbolicLink(directory.resolve("nothing"), Path.of("/dev/null"));
        assertThat(new KnownHosts(nothing).check(KEY)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "10.51.10.254, 10.51.10.254, 22, TRUSTED",
        "'edge,10.51.10.254', 10.51.10.254, 22, TRUSTED",
        "Edge.Example, EDGE.example, 22, TRUSTED",
        "10.51.10.*, 10.51.10.254, 22, TRUSTED",
        "10.51.10.25?, 10.51.10.254, 22, TRUSTED",
        "'10.51.*,!10.51.10.254', 10.51.10.254, 22, UNKNOWN",
        "10.51.10.254, 10.51.10.254, 2222, UNKNOWN",
        "[10.51.10.254]:2222, 10.51.10.254, 2222, TRUSTED",
        "[10.51.10.254]:2222, 10.51.10.254, 22, UNKNOWN",
        "[*]:2222, 10.51.10.254, 2222, TRUSTED",
        "10x51x10x254, 10.51.10.254, 22, UNKNOWN",
    })
    void should_match_names_as_openssh_does(String names, String host, int port, KnownHosts.Verdict verdict)
            throws IOException {
        KnownHosts file = file(names + " " + KEY.type() + " " + KEY.key());
        assertThat(file.check(key(host, port))).isEqualTo(verdict);
    }

    @Test
    void should_not_take_a_certificate_authority_for_a_host_key() throws IOException {
        assertThat(file("@cert-authority * " + KEY.type() + " " + KEY.key()).check(KEY))
                .isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "garbage",
                "a b",
                "|1|x|y ssh-ed25519 AAAA",
                "|1|=| ssh-rsa A",
                "@revoked",
                "@revoked a b"
            })
    void should_pass_over_a_line_that_is_none(String line) throws IOException {
        assertThat(file(line + "\n" + KEY.knownHostsLine()).check(KEY)).isEqualTo(KnownHosts.Verdict.TRUSTED);
    }

    /** OpenSSH itself does not come back from this one. */
    @Test
    void should_come_to_an_end_with_a_pattern_of_many_stars() throws IOException {
        KnownHosts file = file("*a".repeat(40) + "*b " + KEY.type() + " " + KEY.key());
        assertThat(file.check(key("a".repeat(200), 22))).isEqualTo(KnownHosts.Verdict.UNKNOWN);
        assertThat(file.check(key("a".repeat(200) + "b", 22))).isEqualTo(KnownHosts.Verdict.TRUSTED);
    }

    @Test
    void should_trust_nothing_when_there_is_no_file() {
        assertThat(new KnownHosts(directory.resolve("none")).check(KEY)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void should_say_so_when_the_file_cannot_be_read() {
        assertThatThrownBy(() -> new KnownHosts(directory).check(KEY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("known-hosts-unreadable");
    }

    @Test
    void should_make_the_file_and_its_directories_for_the_owner_alone() throws IOException {
        KnownHosts fresh = new KnownHosts(directory.resolve("a/b/known_hosts"));
        assertThat(fresh.add(KEY)).isTrue();
        assertThat(fresh.contains(KEY)).isTrue();
        assertThat(mode(fresh.file())).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("a"))).isEqualTo("rwx------");
    }

    /** The agent runs for months; what was read is kept only while the file is the same one. */
    @Test
    void should_see_a_key_go_that_was_trusted_before() throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
        KnownHosts file = file(KEY.knownHostsLine());
        Files.setLastModifiedTime(file.file(), old);
        assertThat(file.contains(KEY)).isTrue();
        assertThat(file.contains(KEY)).isTrue();

        String gone = "#" + KEY.knownHostsLine().substring(1);
        Files.writeString(file.file(), gone);
        assertThat(file.contains(KEY)).isFalse();

        Path other = Files.writeString(directory.resolve("other"), KEY.knownHostsLine());
        Files.setLastModifiedTime(file.file(), old);
        assertThat(file.contains(KEY)).isFalse();
        Files.setLastModifiedTime(other, old);
        Files.move(other, file.file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(file.contains(KEY)).isTrue();
    }

    @Test
    void should_keep_what_is_there_and_add_no_key_twice() throws IOException {
        KnownHosts file = file("# mine\nother ssh-ed25519 AAAA");
        Files.setPosixFilePermissions(file.file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.add(KEY)).isTrue();
        assertThat(file.add(KEY)).isFalse();
        assertThat(Files.readString(file.file()))
                .isEqualTo("# mine\nother ssh-ed25519 AAAA\n" + KEY.knownHostsLine() + "\n");
        assertThat(mode(file.file())).isEqualTo("rw-r--r--");
    }

    @Test
    void should_write_a_port_other_than_22_in_brackets() {
        assertThat(key("Edge.Example", 2222).knownHostsLine()).startsWith("[edge.example]:2222 ssh-ed25519 ");
        assertThat(KEY.knownHostsLine()).startsWith("10.51.10.254 ssh-ed25519 ");
    }

    @Test
    void should_lose_no_line_when_many_add_at_once() throws IOException {
        KnownHosts file = new KnownHosts(directory.resolve("shared"));
        List<HostKey> keys =
                IntStream.range(0, 64).mapToObj(i -> key("10.0.0." + i, 22)).toList();
        keys.parallelStream().forEach(file::add);
        assertThat(Files.readAllLines(file.file()))
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(HostKey::knownHostsLine).toList());
    }

    @Test
    void should_print_the_fingerprint_as_ssh_keygen_does() {
        // Made with: printf '\0\0\0\013ssh-ed25519\0\0\0\040%032d' 0 | openssl dgst -sha256 -binary | base64
        assertThat(KEY.fingerprint()).isEqualTo(FINGERPRINT);
    }

    @Test
    void should_refuse_bytes_that_are_no_public_key() {
        assertThatThrownBy(() -> HostKey.of("h", 22, new byte[] {0, 0, 0, 9, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HostKey.of("h", 22, new byte[2])).isInstanceOf(IllegalArgumentException.class);
    }

    private KnownHosts file(String content) throws IOException {
        return new KnownHosts(Files.writeString(directory.resolve("known_hosts"), content));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static final String FINGERPRINT = "SHA256:xjro6BiNW+NunbVdOuMUAio71FjtAgW58tW7pHI3peg";

    private static HostKey key(String host, int port) {
        byte[] blob = ("\0\0\0\013ssh-ed25519\0\0\0\040" + "0".repeat(32)).getBytes(StandardCharsets.ISO_8859_1);
        return HostKey.of(host, port, blob);
    }
}
