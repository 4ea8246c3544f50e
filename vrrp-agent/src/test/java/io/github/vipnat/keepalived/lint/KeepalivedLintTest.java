package io.github.vipnat.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.ProductionExtra;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.Sites;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.secret.Secret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class KeepalivedLintTest {

    private static LintReport lint(String... texts) {
        List<KeepalivedLint.NodeFile> files = new java.util.ArrayList<>();
        for (String text : texts) {
            String node = "vm" + (files.size() + 1);
            Conf conf = new ConfParser(ConfFiles.none()).parse(node + ".conf", text);
            files.add(new KeepalivedLint.NodeFile(node, conf, HostView.unknown()));
        }
        return new KeepalivedLint().check(files);
    }

    private static LintReport lintFile(Path file) {
        Conf conf = new ConfParser(new DiskFiles()).parse(file.toString());
        return new KeepalivedLint().check(List.of(new KeepalivedLint.NodeFile("vm1", conf, HostView.unknown())));
    }

    @Test
    void should_have_nothing_fatal_to_say_of_what_render_writes() {
        for (RenderOptions options : List.of(
                RenderOptions.document(),
                RenderOptions.production(),
                RenderOptions.with(EnumSet.allOf(ProductionExtra.class)))) {
            List<String> texts = new KeepalivedRender(Sites.document(), Optional.of(new Secret("1234")), options)
                    .files().stream().map(file -> file.text()).toList();
            assertThat(lint(texts.toArray(String[]::new)).findings())
                    .filteredOn(finding -> finding.severity() == Severity.FATAL || finding.heardFromKeepalived())
                    .isEmpty();
        }
    }

    @Test
    void should_leave_little_to_say_of_a_pair_that_tracks_everywhere_and_refreshes_its_arp() {
        RenderOptions best = RenderOptions.with(EnumSet.of(
                ProductionExtra.GARP_REFRESH,
                ProductionExtra.TRACK_EVERYWHERE,
                ProductionExtra.NOTIFY_FIFO,
                ProductionExtra.SCRIPT_SECURITY));
        List<String> texts = new KeepalivedRender(Sites.document(), Optional.of(new Secret("1234")), best)
                .files().stream().map(file -> file.text()).toList();
        assertThat(lint(texts.toArray(String[]::new)).findings())
                .extracting(ConfFinding::severity)
                .containsOnly(Severity.UNTIDY);
    }

    @Test
    @SuppressWarnings("unchecked")
    void should_give_the_json_the_names_that_scripts_depend_on() {
        Map<String, Object> json = lint("vrrp_instance A {\n nonsense\n}\n").toJson();
        Map<String, Object> file = ((List<Map<String, Object>>) json.get("files")).get(0);
        assertThat(file).containsEntry("file", "vm1.conf");
        Map<String, Object> problem = ((List<Map<String, Object>>) file.get("problems"))
                .stream()
                        .filter(one -> one.get("code").equals("unknown-keyword"))
                        .findFirst()
                        .orElseThrow();
        assertThat(problem)
                .containsKeys("code", "severity", "line", "column", "what", "why", "fix")
                .containsEntry("line", 2)
                .containsEntry("column", 2);
    }

    @Test
    void should_name_a_file_without_problems_in_the_json_too() {
        assertThat(lint("global_defs {\n router_id x\n}\n").toJson().toString()).contains("file=vm1.conf");
    }

    /** Time of this thread: what else the machine does is not what is compared. Each with each would be a hundred times. */
    @Test
    void should_read_and_judge_ten_times_as_much_in_about_ten_times_the_time(@TempDir Path directory)
            throws IOException {
        worked(directory, right(1 << 17));
        Duration small = worked(directory, right(1 << 17));
        Duration big = worked(directory, right(10 << 17));
        assertThat(big).as("ten times as much as in %s", small).isLessThan(small.multipliedBy(40));
    }

    /** {@code bin/test --measure}. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_less_than_a_second_for_a_megabyte(@TempDir Path directory) throws IOException {
        Duration worked = worked(directory, right(1 << 20));
        System.out.printf("lint of 1 MB, first time: %d ms of work%n", worked.toMillis());
        assertThat(worked).isLessThan(Duration.ofSeconds(1));
    }

    private static String right(int length) {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(7);
        while (text.length() < length) {
            int n = text.length();
            text.append("vrrp_track_process p%d {\n    process d%d\n    weight -%d\n}\n"
                    .formatted(n, n, 1 + random.nextInt(200)));
            text.append("vrrp_instance I%d {\n    interface eth0\n    virtual_router_id %d\n    priority 100\n"
                    .formatted(n, 1 + random.nextInt(255)));
            text.append(
                    "    virtual_ipaddress {\n        10.0.%d.%d\n    }\n    track_process {\n        p%d\n    }\n}\n"
                            .formatted(random.nextInt(255), random.nextInt(255), n));
        }
        return text.toString();
    }

    private static String rubbish(int length) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) (random.nextInt(40) == 0 ? '\n' : 33 + random.nextInt(90)));
        }
        return text.toString();
    }

    private static Duration worked(Path directory, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("big.conf"), text);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        lintFile(file);
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    @Test
    void should_answer_rubbish_no_slower_for_its_size_and_with_few_problems(@TempDir Path directory)
            throws IOException {
        worked(directory, rubbish(1 << 17));
        Duration small = worked(directory, rubbish(1 << 17));
        Duration big = worked(directory, rubbish(10 << 17));
        assertThat(big).as("ten times as much as in %s", small).isLessThan(small.multipliedBy(40));
        LintReport report = lintFile(Files.writeString(directory.resolve("rubbish.conf"), rubbish(1 << 20)));
        assertThat(report.findings()).hasSizeBetween(1, 600);
        assertThat(report.isRejectedByKeepalived()).isTrue();
    }

    @Test
    void should_have_one_clear_problem_for_a_file_that_cannot_be_one(@TempDir Path directory) throws IOException {
        Path binary = Files.write(directory.resolve("binary.conf"), new byte[] {1, 2, 0, 3});
        Path huge = Files.write(
                directory.resolve("huge.conf"), "x\n".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII));
        for (Path file : List.of(binary, huge, directory, directory.resolve("nowhere"))) {
            LintReport report = lintFile(file);
            assertThat(report.findings())
                    .as(file.toString())
                    .extracting(ConfFinding::code)
                    .containsExactly("file-not-read");
            assertThat(report.problems().get(0).where()).startsWith(file.toString());
        }
    }
}
