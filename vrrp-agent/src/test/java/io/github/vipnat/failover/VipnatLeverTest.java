package io.github.vipnat.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The node's own half of a failover, run for real: whatever dies, the lever goes back. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VipnatLeverTest {

    private static final String ANN = "annann01";
    private static final String BOB = "bobbob01";

    @TempDir
    private Path folder;

    private LeverScript node;

    @BeforeEach
    void make() throws IOException {
        node = new LeverScript(folder, "/bin/sh");
    }

    @AfterEach
    void end() throws IOException {
        node.close();
    }

    static Stream<String> shells() {
        return Stream.of("/bin/sh", "/bin/dash", "/bin/bash --posix", "/bin/busybox sh")
                .filter(shell -> Files.isExecutable(Path.of(shell.split(" ", -1)[0])));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void should_put_the_lever_back_when_nobody_renews_the_lock(String shell) throws IOException {
        try (LeverScript other = new LeverScript(Files.createDirectory(folder.resolve("other")), shell)) {
            other.take(ANN, 10);
            assertThat(other.pull(ANN)).isEqualTo(new LeverScript.Said(0, "done\n"));
            assertThat(other.number()).isEqualTo("-11");
            assertThat(other.keepers()).hasSizeGreaterThanOrEqualTo(2);
            other.uptime(1011);
            other.waitUntilNothingIsLeft();
            assertThat(other.number()).isEqualTo("0");
        }
    }

    @Test
    void should_hold_the_lever_as_long_as_the_lock_is_renewed() throws IOException {
        node.take(ANN, 10);
        node.pull(ANN);
        for (int now = 1008; now < 1100; now += 8) {
            node.done("renew", ANN, "10");
            node.uptime(now);
        }
        assertThat(node.number()).isEqualTo("-11");
        assertThat(node.lever("status").text())
                .contains("pulled.phase pulled\n", "lock.author ann\n", "keeper 1\n", "keeper 2\n");
    }

    @Test
    void should_keep_a_confirmed_lever_for_its_time_and_say_whose_it_is() throws IOException {
        node.take(ANN, 10);
        node.pull(ANN);
        node.done("confirm", ANN, "7200");
        node.done("release", ANN);
        node.uptime(1000 + 7199);
        assertThat(node.lever("status").text())
                .contains(
                        "pulled.phase standby\n",
                        "pulled.author ann\n",
                        "pulled.host desk\n",
                        "pulled.reason a reason\n")
                .contains("pulled.until 8200\n", "pulled.start 1000\n", "pulled.target b\n")
                .doesNotContain("lock.");
        assertThat(node.number()).isEqualTo("-11");
        node.uptime(1000 + 7201);
        node.waitUntilNothingIsLeft();
        assertThat(node.number()).isEqualTo("0");
    }

    @Test
    void should_keep_a_lever_without_an_end_until_it_is_asked_back() throws IOException {
        Files.writeString(node.file(), "7\n");
        node.take(ANN, 10);
        node.pull(ANN);
        node.done("confirm", ANN, "0");
        node.done("release", ANN);
        node.uptime(900_000);
        node.take(BOB, 10);
        assertThat(node.pull(BOB).text()).contains("refused a lever is pulled here already");
        node.done("back", BOB);
        assertThat(node.number()).isEqualTo("7");
        node.done("release", BOB);
        node.waitUntilNothingIsLeft();
    }

    @Test
    void should_leave_what_somebody_else_has_written_since() throws IOException {
        node.take(ANN, 10);
        node.pull(ANN);
        Files.writeString(node.file(), "-99\n");
        node.done("back", ANN);
        assertThat(node.number()).isEqualTo("-99");
    }

    @Test
    void should_let_one_of_eight_that_come_at_once_have_the_lock() {
        List<Process> all = IntStream.range(0, 8)
                .mapToObj(i -> node.start(Map.of(), "take", "operator" + i, "60", "web", "op" + i, "host" + i, "why"))
                .toList();
        List<LeverScript.Said> said = all.stream().map(node::said).toList();
        assertThat(said).filteredOn(one -> one.status() == 0).hasSize(1);
        assertThat(said)
                .filteredOn(one -> one.status() == 10)
                .hasSize(7)
                .allSatisfy(one -> assertThat(one.text()).contains("lock.author op", "refused held"));
    }

    @Test
    void should_obey_the_holder_of_the_lock_alone() throws IOException {
        node.take(ANN, 10);
        for (String[] words : new String[][] {
            {"renew", BOB, "10"}, {"back", BOB}, {"confirm", BOB, "0"}, {"pull", BOB, "b", "stop-keepalived"}
        }) {
            assertThat(node.lever(words).status()).as(words[0]).isEqualTo(11);
        }
        node.done("release", BOB);
        assertThat(node.holds("lock")).isTrue();
        node.uptime(1011);
        assertThat(node.lever("renew", ANN, "10").status()).isEqualTo(11);
        node.take(BOB, 10);
    }

    @Test
    void should_take_no_notice_of_a_clock_that_jumps() throws IOException {
        node.stand("date", "#!/bin/sh\necho 4102444800\n");
        node.take(ANN, 10);
        node.pull(ANN);
        node.stand("date", "#!/bin/sh\necho 0\n");
        node.done("renew", ANN, "10");
        assertThat(node.number()).isEqualTo("-11");
        assertThat(node.holds("lock")).isTrue();
    }

    @Test
    void should_owe_nothing_to_a_lock_of_another_boot_and_undo_what_it_left() throws IOException {
        node.take(ANN, 1_000_000);
        node.pull(ANN);
        node.boot("second");
        node.uptime(5);
        node.take(BOB, 10);
        assertThat(node.number()).isEqualTo("0");
        assertThat(node.holds("pulled")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  details=$(prepare",
                "  if act; then",
                "    set_in \"$run/pulled\" phase pulled",
                "  printf '%s\\n' \"$2\" >\"$1\" 2>/dev/null",
                "  say_number \"$1\"\n  [ \"$number\" = \"$2\" ]",
                "  cat >\"$1.new\" && mv",
                "echo done"
            })
    void should_put_back_what_a_pull_that_is_killed_at_any_step_has_done(String step) throws IOException {
        node.dieBefore(step);
        node.take(ANN, 10);
        LeverScript.Said said =
                node.dying("pull", ANN, "b", "track-file", node.file().toString(), "-11");
        assertThat(said.status()).isEqualTo(128 + 9);
        node.uptime(1011);
        node.waitUntilNothingIsLeft();
        assertThat(node.number()).isIn("", "0");
        node.take(BOB, 10);
        node.done("pull", BOB, "b", "track-file", node.file().toString(), "-12");
    }

    @Test
    void should_start_a_keeper_again_that_was_killed() {
        node.take(ANN, 10);
        for (int i = 0; i < 4; i++) {
            ProcessHandle victim = node.keepers().get(0);
            assertThat(victim.destroyForcibly()).isTrue();
            node.waitUntil(() -> node.numbers(victim).equals(Set.of("1", "2")), "two keepers again");
        }
    }

    @Test
    void should_put_back_at_the_next_word_what_no_keeper_is_left_to_put_back() throws IOException {
        node.take(ANN, 10);
        node.pull(ANN);
        node.waitUntil(
                () -> {
                    node.keepers().forEach(ProcessHandle::destroyForcibly);
                    return node.keepers().isEmpty();
                },
                "no keeper");
        node.uptime(1011);
        assertThat(node.lever("status").text()).doesNotContain("pulled.", "lock.");
        assertThat(node.number()).isEqualTo("0");
    }

    @Test
    void should_stop_keepalived_and_start_it_again() throws IOException {
        node.take(ANN, 10);
        node.done("pull", ANN, "b", "stop-keepalived");
        assertThat(node.isRunning("keepalived.service")).isFalse();
        node.uptime(1011);
        node.waitUntil(() -> node.isRunning("keepalived.service"), "keepalived runs again");
        node.take(ANN, 10);
        Files.delete(folder.resolve("services/keepalived.service"));
        assertThat(node.lever("pull", ANN, "b", "stop-keepalived").text())
                .contains("keepalived does not run as a service");
    }

    @Test
    void should_stop_a_process_that_keepalived_tracks_and_no_other() throws IOException {
        Files.createFile(folder.resolve("services/nginx"));
        node.take(ANN, 10);
        assertThat(node.lever("pull", ANN, "b", "stop-process", "sshd").text()).contains("tracks sshd");
        node.done("pull", ANN, "b", "stop-process", "nginx");
        node.done("back", ANN);
        assertThat(node.calls()).contains("stop nginx\n", "start nginx\n");
    }

    @Test
    void should_put_back_at_once_what_could_not_be_pulled_or_hung() throws IOException {
        node.take(ANN, 10);
        assertThat(node.lever("pull", ANN, "b", "stop-process", "nginx").text()).contains("and was put back");
        assertThat(node.calls()).contains("start nginx\n");
        Files.delete(folder.resolve("services/nginx"));
        Files.createFile(folder.resolve("hanging"));
        assertThat(node.lever("pull", ANN, "b", "stop-process", "nginx").status())
                .isEqualTo(13);
        Files.delete(folder.resolve("hanging"));
        node.uptime(1011);
        node.waitUntilNothingIsLeft();
    }

    @Test
    void should_run_the_sites_own_lever_if_it_is_roots_alone() throws IOException {
        node.ownLever("#!/bin/sh\necho $1 >>" + folder + "/own-calls\n");
        node.take(ANN, 10);
        node.done("pull", ANN, "b", "command");
        node.done("back", ANN);
        assertThat(folder.resolve("own-calls")).hasContent("pull\nback\n");
        assertThat(folder.resolve("own-lever").toFile().setWritable(true, false))
                .isTrue();
        assertThat(node.lever("pull", ANN, "b", "command").status()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd,-1,tracks /etc/passwd",
        "FILE,1x,is no number",
        "FILE,'1; rm -rf /',is no number",
        "FILE/../standby,-1,tracks",
        "standby,-1,tracks"
    })
    void should_write_numbers_into_tracked_files_alone(String file, String number, String why) throws IOException {
        node.take(ANN, 10);
        String path = file.replace("FILE", node.file().toString());
        assertThat(node.lever("pull", ANN, "b", "track-file", path, number))
                .satisfies(said -> assertThat(said.status()).isEqualTo(12))
                .satisfies(said -> assertThat(said.text()).contains(why));
        assertThat(node.holds("pulled")).isFalse();
    }

    @Test
    void should_follow_no_link() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(node.file(), victim);
        node.take(ANN, 10);
        assertThat(node.pull(ANN).status()).isEqualTo(12);
        assertThat(victim).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "$(id)", "x;y"})
    void should_take_no_token_that_is_not_one(String token) {
        assertThat(node.lever("take", token, "10", "web", "ann", "desk", "why").status())
                .isEqualTo(12);
    }

    @Test
    void should_keep_text_of_others_on_one_line() {
        node.done("take", ANN, "10", "web", "ann\nuntil 9999999", "desk", "x\u001b[2Jy\r\nboot z");
        assertThat(node.lever("status").text())
                .contains("lock.author annuntil 9999999\n", "lock.reason x[2Jyboot z\n", "lock.until 1010\n");
    }
}
