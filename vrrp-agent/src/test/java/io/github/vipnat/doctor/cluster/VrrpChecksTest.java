package io.github.vipnat.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the checks about VRRP make of a site that is well, and of one planted fault each. */
class VrrpChecksTest {

    private static List<Finding> lines(Check check, SeenSite seen) {
        return check.check(seen.sight());
    }

    private static Finding only(Check check, SeenSite seen, Verdict verdict) {
        List<Finding> bad = lines(check, seen).stream()
                .filter(line -> line.verdict() == verdict)
                .toList();
        assertThat(bad).as(lines(check, seen).toString()).hasSize(1);
        return bad.get(0);
    }

    @Test
    void should_find_nothing_wrong_on_the_site_as_render_writes_it() {
        List<Finding> all = SiteChecks.all().stream()
                .flatMap(check -> lines(check, SeenSite.healthy()).stream())
                .toList();
        assertThat(all).filteredOn(line -> line.verdict() != Verdict.OK).isEmpty();
        assertThat(Diagnosis.of(all).faults()).isEmpty();
    }

    @Test
    void should_ask_no_question_twice_under_one_name() {
        assertThat(SiteChecks.all().stream()
                        .flatMap(check -> check.questions(SeenSite.topology()).stream())
                        .distinct()
                        .map(question -> question.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void should_name_what_lint_finds_fatal_in_the_file_of_one_node() {
        SeenSite seen = SeenSite.healthy().conf("vm2", SeenSite.conf("vm2").replace("advert_int 1", "advert_int 2"));
        assertThat(lines(new ConfCheck(), seen)).anySatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.FAULT);
            assertThat(line.what()).contains("/etc/keepalived/keepalived.conf:");
        });
    }

    @Test
    void should_read_what_the_file_includes_and_say_what_it_cannot_see() {
        String text = SeenSite.conf("vm1") + "include conf.d/*.conf\ninclude /srv/more.conf\n";
        SeenSite seen = SeenSite.healthy()
                .said(
                        "vm1",
                        KeepalivedFiles.TEXTS,
                        2,
                        text.lines()
                                        .map(line -> SeenKeepalived.CONF + "\0" + line + "\n")
                                        .reduce("", String::concat)
                                + "/etc/keepalived/conf.d/more.conf\0vrrp_instance VI_2 {\n"
                                + "/etc/keepalived/conf.d/more.conf\0    nonsense 5\n"
                                + "/etc/keepalived/conf.d/more.conf\0}\n"
                                + "/usr/bin/grep: /etc/keepalived/gone: No such file or directory\n");
        assertThat(lines(new ConfCheck(), seen))
                .anySatisfy(line -> assertThat(line.what()).contains("vm1:/etc/keepalived/conf.d/more.conf:2"));
        assertThat(only(new ConfCheck(), seen, Verdict.NOT_CHECKED).what()).contains("/srv/more.conf");
    }

    @Test
    void should_elect_nobody_but_the_node_whose_services_run() {
        SeenSite dead = SeenSite.healthy().runs("vm1", "keepalived");
        Finding line = only(new ElectionCheck(), dead, Verdict.NOTE);
        assertThat(line.what()).isEqualTo("by their files and processes vm2 would have the VIP, and vm1 has it");
    }

    @Test
    void should_find_two_masters_in_files_that_do_not_hear_each_other() {
        SeenSite deaf = SeenSite.healthy()
                .conf("vm2", SeenSite.conf("vm2").replace("virtual_router_id 51", "virtual_router_id 52"));
        assertThat(only(new ElectionCheck(), deaf, Verdict.FAULT).what()).contains("vm1 and vm2");
    }

    @Test
    void should_go_by_the_log_since_the_last_start_alone_and_show_no_password() {
        String bad = "Truncating auth_pass to 8 characters auth_pass = s3cretPass\n";
        String started = "Starting Keepalived v2.2.7 (01/16,2022)\n";
        SeenSite before = SeenSite.healthy().said("vm1", JournalCheck.JOURNAL, 0, started + bad + started + "well\n");
        assertThat(lines(new JournalCheck(), before)).allMatch(line -> line.verdict() == Verdict.OK);
        SeenSite since = SeenSite.healthy().said("vm1", JournalCheck.JOURNAL, 0, started + bad + bad);
        Finding line = only(new JournalCheck(), since, Verdict.WARNING);
        assertThat(line.what()).contains("2 times").doesNotContain("s3cretPass");
    }

    @Test
    void should_call_a_keepalived_that_sees_no_processes_faulty() {
        SeenSite blind = SeenSite.healthy()
                .said(
                        "vm2",
                        JournalCheck.JOURNAL,
                        0,
                        "Starting Keepalived v2.2.7\nFailed to set/clear process event listen - errno 111 - Connection refused\n");
        assertThat(only(new JournalCheck(), blind, Verdict.FAULT).why()).contains("counts as dead");
    }

    @Test
    void should_tell_a_deaf_node_a_stranger_and_two_masters_apart() {
        assertThat(only(new AdvertsCheck(), SeenSite.healthy().hears("vm2"), Verdict.FAULT)
                        .what())
                .contains("no advert with virtual router id 51");
        assertThat(only(
                                new AdvertsCheck(),
                                SeenSite.healthy().hears("vm2", "10.51.10.11", "10.51.10.200"),
                                Verdict.FAULT)
                        .what())
                .contains("10.51.10.200", "no node of cluster.yaml");
        assertThat(only(
                                new AdvertsCheck(),
                                SeenSite.healthy().hears("vm2", "10.51.10.11", "10.51.10.12"),
                                Verdict.FAULT)
                        .what())
                .contains("more than one believes to be MASTER");
    }

    @Test
    void should_not_take_a_missing_tcpdump_for_silence() {
        SeenSite without = SeenSite.healthy()
                .said(
                        "vm2",
                        HeardAdverts.question(SeenSite.topology()).orElseThrow(),
                        127,
                        "/usr/bin/timeout: failed to run command '/usr/bin/tcpdump': No such file or directory\n");
        assertThat(only(new AdvertsCheck(), without, Verdict.NOT_CHECKED).fix()).contains("apt install tcpdump");
    }

    @Test
    void should_put_everything_of_a_silent_node_under_its_silence() {
        List<Finding> all = SiteChecks.all().stream()
                .flatMap(check -> lines(check, SeenSite.healthy().silent("vm2")).stream())
                .toList();
        Diagnosis diagnosis = Diagnosis.of(all);
        assertThat(diagnosis.faults()).isEmpty();
        assertThat(diagnosis.told())
                .filteredOn(told -> told.cause().verdict() == Verdict.NOT_CHECKED
                        && !told.cause().where().equals("vm1"))
                .hasSize(1)
                .allSatisfy(told -> assertThat(told.follows()).hasSizeGreaterThan(3));
    }
}
