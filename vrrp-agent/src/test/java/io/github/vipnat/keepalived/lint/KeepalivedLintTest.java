package io.github.vipnat.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.ProductionExtra;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.Sites;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.Topology;
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
import java.util.Set;
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

    /** Every set of lines that the command can switch on; it never switches production's off. */
    private static List<RenderOptions> everyWay() {
        List<RenderOptions> ways = new java.util.ArrayList<>();
        List<ProductionExtra> free = EnumSet.complementOf(
                        EnumSet.copyOf(RenderOptions.production().on()))
                .stream()
                .toList();
        for (int bits = 0; bits < (1 << free.size()); bits++) {
            EnumSet<ProductionExtra> on =
                    EnumSet.copyOf(RenderOptions.production().on());
            for (int i = 0; i < free.size(); i++) {
                if (((bits >> i) & 1) == 1) {
                    on.add(free.get(i));
                }
            }
            ways.add(RenderOptions.with(on));
        }
        return ways;
    }

    @Test
    void should_have_nothing_at_all_to_say_of_what_render_writes() {
        for (RenderOptions way : everyWay()) {
            for (int mask : new int[] {32, 16}) {
                Topology site = Sites.site("eth0", Duration.ofSeconds(1), mask);
                assertThat(lint(rendered(site, way)).findings())
                        .as(way.toString())
                        .isEmpty();
                assertThat(lint(rendered(site, way)[1]).findings())
                        .as("%s alone", way)
                        .isEmpty();
            }
        }
        Topology fast = Sites.site("eth0", Duration.ofMillis(200), 32);
        List<String> texts = new KeepalivedRender(fast, Optional.empty(), RenderOptions.production())
                .files().stream().map(file -> file.text()).toList();
        assertThat(lint(texts.toArray(String[]::new)).findings()).isEmpty();
    }

    private static String[] rendered(Topology site, RenderOptions way) {
        return new KeepalivedRender(site, Optional.of(new Secret("1234")), way)
                .files().stream().map(file -> file.text()).toArray(String[]::new);
    }

    @Test
    void should_find_the_documents_own_pair_legal_and_say_where_it_would_do_more() {
        LintReport report = lint(rendered(Sites.document(), RenderOptions.document()));
        assertThat(report.findings()).extracting(ConfFinding::severity).containsOnly(Severity.UNTIDY);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("backup-tracks-nothing"))
                .singleElement()
                .extracting(ConfFinding::why)
                .asString()
                .contains("4.3", "legal");
    }

    private static String checkedBy(String command) {
        return """
                global_defs {
                    script_user root
                    enable_script_security
                    vrrp_garp_master_refresh 60
                }
                vrrp_script chk {
                    script "%s"
                }
                vrrp_instance A {
                    interface eth0
                    virtual_router_id 7
                    priority 100
                    virtual_ipaddress {
                        10.51.10.67
                    }
                    track_script {
                        chk
                    }
                }
                """.formatted(command);
    }

    @Test
    void should_know_the_directories_that_are_links_on_every_debian() {
        for (String link : LinkedScriptRule.knownLinks()) {
            LintReport report = lint(checkedBy(link + "/check nginx"));
            assertThat(report.findings()).extracting(ConfFinding::code).containsExactly("script-below-a-link");
            assertThat(report.isRejectedBy(KeepalivedRelease.V2_3)).isTrue();
            assertThat(report.isRejectedBy(KeepalivedRelease.V2_2)).isFalse();
            assertThat(report.withoutFix()).isEmpty();
        }
        for (String real :
                List.of("/usr/bin/pgrep -x nginx", "/etc/keepalived/bin/check", "/binary/x", "/opt/sbin/x")) {
            assertThat(lint(checkedBy(real)).findings()).as(real).isEmpty();
        }
    }

    private static LintReport lintFor(String text, KeepalivedRelease... releases) {
        Conf conf = new ConfParser(ConfFiles.none()).parse("vm1.conf", text);
        return new KeepalivedLint()
                .check(List.of(new KeepalivedLint.NodeFile("vm1", conf, HostView.unknown())), Set.of(releases));
    }

    @Test
    void should_hold_a_file_good_as_long_as_one_release_may_read_it_that_has_nothing_against_it() {
        String linked = checkedBy("/bin/true");
        assertThat(lint(linked).findings())
                .extracting(ConfFinding::severity)
                .as("nothing says which release runs")
                .containsExactly(Severity.UNTIDY);
        assertThat(lintFor(linked, KeepalivedRelease.V2_2).findings())
                .extracting(ConfFinding::severity)
                .as("a word for the day of the upgrade")
                .containsExactly(Severity.UNTIDY);
        assertThat(lintFor(linked, KeepalivedRelease.V2_3).findings())
                .extracting(ConfFinding::severity)
                .containsExactly(Severity.FATAL);
        assertThat(lint(linked, linked).closingNote())
                .endsWith("; 2 findings hold for keepalived 2.3 alone and weigh more with --keepalived 2.3");
        assertThat(lintFor(linked, KeepalivedRelease.V2_3).closingNote()).doesNotContain("alone");
    }

    @Test
    void should_say_nothing_of_a_route_to_the_release_that_does_not_mind_it() {
        String route = checkedBy("/usr/bin/true") + """
                virtual_routes {
                    10.9.0.0/16 via 10.51.10.1
                }
                """;
        String inside = route.replace("}\nvirtual_routes {", "virtual_routes {") + "}\n";
        assertThat(lintFor(inside, KeepalivedRelease.V2_2).findings())
                .extracting(ConfFinding::code)
                .containsExactly("route-without-interface");
        assertThat(lintFor(inside, KeepalivedRelease.V2_3).findings()).isEmpty();
    }

    @Test
    void should_name_one_user_for_the_agents_fifo_whatever_is_wrong_with_its_line() {
        String text = checkedBy("/usr/bin/true")
                .replace("global_defs {", "global_defs {\n    vrrp_notify_fifo /run/vipnat/notify.fifo");
        assertThat(lint(text).findings())
                .extracting(ConfFinding::code, ConfFinding::fix)
                .containsExactly(
                        tuple("fifo-before-script-user", "write: vrrp_notify_fifo /run/vipnat/notify.fifo vipnat"),
                        tuple("fifo-of-another-user", "write: vrrp_notify_fifo /run/vipnat/notify.fifo vipnat"));
    }

    private static String watching(String process) {
        return """
                global_defs {
                    vrrp_garp_master_refresh 60
                }
                vrrp_track_process web {
                    process %s
                    weight -20
                }
                vrrp_instance A {
                    interface eth0
                    virtual_router_id 7
                    priority 100
                    virtual_ipaddress {
                        10.51.10.67
                    }
                    track_process {
                        web
                    }
                }
                """.formatted(process);
    }

    /** A machine on which three services run. */
    private static final class BusyHost implements HostView {
        @Override
        public Optional<java.util.Set<String>> interfaces() {
            return Optional.of(java.util.Set.of("eth0"));
        }

        @Override
        public PathState script(String path) {
            return PathState.GOOD;
        }

        @Override
        public Optional<String> realName(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<java.util.Set<String>> processNames() {
            return Optional.of(java.util.Set.of("nginx", "mysqld", "php-fpm8.2"));
        }
    }

    @Test
    void should_look_for_processes_in_the_table_of_the_machine_that_the_file_is_for() {
        Map<String, List<String>> expected = Map.of(
                "nginx", List.of(),
                "mysqld", List.of(),
                "ngnix", List.of("process-does-not-run"),
                "php8.2-fpm", List.of("process-name-of-a-service"));
        expected.forEach((process, codes) -> {
            Conf conf = new ConfParser(ConfFiles.none()).parse("vm1.conf", watching(process));
            LintReport report =
                    new KeepalivedLint().check(List.of(new KeepalivedLint.NodeFile("vm1", conf, new BusyHost())));
            assertThat(report.findings())
                    .as(process)
                    .extracting(ConfFinding::code)
                    .containsExactlyElementsOf(codes);
        });
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
        assertThat(report.isRejectedBy(KeepalivedRelease.V2_2)).isTrue();
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
