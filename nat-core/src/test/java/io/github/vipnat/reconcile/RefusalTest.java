package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.plan.PlanFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that stops a change before the first line; each time the router must not have been touched. */
@Timeout(240)
class RefusalTest {

    @TempDir
    Path folder;

    private LabSite site;

    @BeforeEach
    void start() throws IOException {
        site = LabSite.start(folder);
    }

    @AfterEach
    void nothing_was_changed() {
        assertThat(site.router.linesReceived()).doesNotContain("configure terminal", "write memory");
        assertThat(site.natLinesReceived()).isEmpty();
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        site.close();
    }

    private static void assertCodes(List<Problem> problems, String... codes) {
        assertThat(problems).extracting(Problem::code).containsExactly(codes);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
    }

    @Test
    void should_refuse_when_the_router_cannot_see_the_vip() {
        site.router.removeArp(LabSite.VIP);
        assertCodes(Refusals.refused(site::apply), "vip-not-alive");
    }

    @Test
    void should_go_on_when_the_vip_answers_a_ping_although_it_is_not_in_the_arp_table() {
        site.router.removeArp(LabSite.VIP);
        site.router.setPingable(LabSite.VIP, true);
        PlanReview review = site.plan();
        site.router.setFault(new Fault.LockedByOther(1));
        assertThat(site.reconciler.apply(review, ApplyOptions.careful(), "")).isInstanceOf(Outcome.WentBack.class);
        site.router.clearLinesReceived();
    }

    @Test
    void should_refuse_a_plan_that_the_router_has_moved_on_from() {
        PlanReview review = site.plan();
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        assertThat(Refusals.refused(() -> site.reconciler.apply(review, ApplyOptions.careful(), "")))
                .extracting(Problem::code)
                .contains("plan-stale");
    }

    @Test
    void should_refuse_a_plan_file_that_the_router_has_moved_on_from() {
        PlanReview before = site.plan();
        PlanFile file = new PlanFile(List.of(new PlanFile.Entry(
                "edge",
                before.view().fingerprint(),
                before.script().forwardLines(),
                before.script().inverseLines())));
        site.reconciler.requireFresh(file, site.plan());
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        assertCodes(Refusals.refused(() -> site.reconciler.requireFresh(file, site.plan())), "plan-stale");
    }

    @Test
    void should_refuse_to_save_what_somebody_else_left_unsaved() {
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        List<Problem> problems = Refusals.refused(site::apply);
        assertCodes(problems, "unsaved-changes");
        assertThat(problems.get(0).what()).contains("+ ip route 10.99.0.0");
    }

    @Test
    void should_say_everything_at_once() {
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        site.router.removeArp(LabSite.VIP);
        site.flow("172.18.55.51:80", "10.51.10.11:80");
        assertCodes(Refusals.refused(site::apply), "unsaved-changes", "rule-in-use", "vip-not-alive");
    }

    @Test
    void should_refuse_a_changed_host_key() throws IOException {
        String other =
                "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=";
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + site.router.port() + " ecdsa-sha2-nistp256 " + other + "\n");
        assertCodes(Refusals.of(Kind.UNREACHABLE, site::plan), "host-key-changed");
    }

    @Test
    void should_refuse_an_unknown_host_key() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "");
        List<Problem> problems = Refusals.of(Kind.UNREACHABLE, site::plan);
        assertCodes(problems, "host-key-unknown");
        assertThat(problems.get(0).fix()).contains("vipnat trust edge");
    }

    @Test
    void should_say_so_when_the_password_is_refused() {
        site.router.setFault(new Fault.RefuseLogin(100));
        assertCodes(Refusals.of(Kind.UNREACHABLE, site::plan), "login-refused");
    }

    @Test
    void should_say_so_when_the_router_is_not_there() {
        site.router.close();
        assertCodes(Refusals.of(Kind.UNREACHABLE, site::plan), "unreachable");
    }

    @Test
    void should_refuse_a_configuration_that_is_cut_in_the_middle() {
        site.router.setFault(new Fault.CutRunningConfig(20));
        assertCodes(Refusals.refused(site::plan), "configuration-cut");
    }

    @Test
    void should_refuse_garbage() {
        site.router.setFault(new Fault.Garbage(3, 200, 11));
        List<Problem> problems = Refusals.of(Kind.UNREACHABLE, site::plan);
        assertThat(problems.get(0).code()).isIn("answer-garbled", "router-silent");
    }
}
