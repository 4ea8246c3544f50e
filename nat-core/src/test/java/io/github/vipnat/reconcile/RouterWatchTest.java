package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who comes again and again: cheap looks, and repairs that never take anything back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class RouterWatchTest {

    private static final String DEAD_RULE =
            "ip nat inside source static tcp 10.51.10.11 8080 172.18.55.51 8080 extendable";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private LabSite site;
    private RouterWatch watch;

    @BeforeEach
    void start() throws IOException {
        site = LabSite.start(folder);
        watch = watch("state");
    }

    @AfterEach
    void stop() {
        watch.close();
        site.close();
    }

    /** The watch of a node, which has records of its own. */
    private RouterWatch watch(String records) {
        Surroundings usual = LabSite.surroundings(folder, Progress.silent());
        return new RouterWatch(
                site.topology,
                site.edge(),
                new Surroundings(
                        usual.platforms(),
                        usual.secrets(),
                        usual.knownHosts(),
                        new RunStore(folder.resolve(records), Clock.systemUTC(), "agent"),
                        Progress.silent(),
                        usual.pause(),
                        usual.clock(),
                        usual.deadlines(),
                        usual.sessionDeadlines()));
    }

    private long typed(String command) {
        return site.router.linesReceived().stream()
                .filter(line -> line.startsWith(command))
                .count();
    }

    /** A permission that ends behind so many questions once something has been typed. */
    private static RepairPermission endingAfter(int lines) {
        AtomicInteger asked = new AtomicInteger();
        return begun -> !begun || asked.getAndIncrement() < lines;
    }

    private static Repair repair(RouterWatch by) {
        return by.repair(begun -> true, "agent");
    }

    @Test
    void should_see_whom_the_router_sends_the_vips_traffic_to_and_what_is_not_as_wished() {
        RouterObservation observation = watch.look(Depth.CONFIGURATION);
        assertThat(observation.vipMac()).contains("00:15:5d:0a:0b:01");
        RouterObservation.Rules rules = observation.rules().orElseThrow();
        assertThat(rules.drift()).hasSize(7);
        assertThat(rules.objections()).isEmpty();
        assertThat(rules.lanAddresses()).hasToString("[10.51.10.254]");
        site.router.removeArp(LabSite.VIP);
        assertThat(watch.look(Depth.NEIGHBOUR).vipMac()).isEmpty();
    }

    @Test
    void should_repair_and_save_and_find_nothing_to_do_afterwards() {
        assertThat(repair(watch)).isInstanceOf(Repair.Done.class);
        assertThat(site.router.natLines()).containsAll(LabSite.AFTER);
        assertThat(site.startupNatLines()).containsAll(LabSite.AFTER);
        assertThat(repair(watch)).isInstanceOf(Repair.NotNeeded.class);
        assertThat(watch.unsaved()).isEmpty();
    }

    @Test
    void should_read_the_configuration_again_only_when_the_number_of_rules_is_another() {
        repair(watch);
        watch.look(Depth.STATISTICS);
        site.router.clearLinesReceived();
        assertThat(watch.look(Depth.STATISTICS).rules()).isEmpty();
        assertThat(typed("show running-config")).isZero();
        site.router.configureBehindTheBack(DEAD_RULE);
        assertThat(watch.look(Depth.STATISTICS).rules().orElseThrow().drift()).containsExactly("no " + DEAD_RULE);
        assertThat(watch.look(Depth.STATISTICS).rules()).isPresent();
    }

    @Test
    void should_compare_with_the_startup_configuration_once_for_each_state() {
        watch.look(Depth.CONFIGURATION);
        assertThat(watch.unsaved()).isEmpty();
        site.router.clearLinesReceived();
        assertThat(watch.unsaved()).isEmpty();
        assertThat(typed("show startup-config")).isZero();
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        watch.look(Depth.CONFIGURATION);
        assertThat(watch.unsaved()).containsExactly("+ ip route 10.99.0.0 255.255.0.0 10.51.10.1");
    }

    @Test
    void should_make_the_router_ask_again() {
        site.router.setArpOwner(LabSite.VIP, "0015.5d0a.0b02");
        assertThat(watch.look(Depth.NEIGHBOUR).vipMac()).contains("00:15:5d:0a:0b:01");
        watch.forgetNeighbour();
        assertThat(watch.look(Depth.NEIGHBOUR).vipMac()).contains("00:15:5d:0a:0b:02");
    }

    @Test
    void should_log_in_again_when_the_session_it_kept_was_ended() {
        watch.look(Depth.NEIGHBOUR);
        site.router.reload();
        assertThat(watch.look(Depth.NEIGHBOUR).vipMac()).isPresent();
        assertThat(site.router.openSessions()).isEqualTo(1);
    }

    @Test
    void should_stop_where_it_stands_when_the_permission_ends_and_go_on_from_there() {
        assertThat(watch.repair(endingAfter(1), "agent")).isInstanceOf(Repair.Stopped.class);
        assertThat(site.router.natLines())
                .isNotEqualTo(LabSite.BEFORE)
                .doesNotContainAnyElementsOf(LabSite.AFTER.subList(0, 2));
        assertThat(watch.look(Depth.CONFIGURATION).rules().orElseThrow().halfDone())
                .isTrue();

        assertThat(repair(watch)).isInstanceOf(Repair.Done.class);

        assertThat(site.startupNatLines()).containsAll(LabSite.AFTER).hasSize(LabSite.AFTER.size());
        assertThat(new RunStore(folder.resolve("state"), Clock.systemUTC(), "").list())
                .extracting(run -> run.ending().orElseThrow().result())
                .containsExactlyInAnyOrder(RunRecord.Result.CONTINUED, RunRecord.Result.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void should_go_on_where_the_agent_of_the_other_node_stopped(int lines) {
        watch("other").repair(endingAfter(lines), "agent");
        Repair repair = repair(watch);
        assertThat(repair).isInstanceOfAny(Repair.Done.class, Repair.NotNeeded.class);
        assertThat(site.startupNatLines()).containsAll(LabSite.AFTER).hasSize(LabSite.AFTER.size());
    }

    @Test
    void should_type_nothing_without_permission() {
        assertThat(watch.repair(begun -> false, "agent"))
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Refused.class))
                .extracting(Repair.Refused::kind)
                .isEqualTo(ProblemException.Kind.INTERRUPTED);
        assertThat(site.natLinesReceived()).isEmpty();
    }

    @Test
    void should_never_save_what_is_somebody_elses() {
        repair(watch);
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1", DEAD_RULE);
        assertRefused("unsaved-changes");
        assertThat(site.router.startupConfig()).doesNotContain("10.99.0.0");
    }

    @Test
    void should_not_take_a_foreign_rule_for_its_own_because_it_stays() {
        repair(watch);
        site.router.configureBehindTheBack(
                "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable",
                "no ip nat inside source static 10.51.10.67 192.168.4.51 extendable");
        assertRefused("unsaved-changes");
    }

    @Test
    void should_keep_live_flows() throws IOException {
        site.flow("172.18.55.51:80", "10.51.10.11:80");
        assertRefused("rule-in-use");
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
    }

    private void assertRefused(String code) {
        assertThat(repair(watch))
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.problems()).extracting(Problem::code).contains(code));
    }

    @Test
    void should_leave_the_router_as_it_stands_when_a_line_is_refused_and_leave_no_vty() {
        site.router.setFault(new Fault.DenyAuthorization("no ip nat .* tcp .*192"));
        assertThat(repair(watch))
                .asInstanceOf(InstanceOfAssertFactories.type(Repair.Stopped.class))
                .satisfies(stopped -> assertThat(stopped.cause().code()).isEqualTo("not-authorized"));
        Eventually.holds(() -> site.router.openSessions() == 0);
        site.router.setFault(Fault.none());
        assertThat(repair(watch)).isInstanceOf(Repair.Done.class);
    }

    @Test
    void should_say_that_it_does_not_reach_a_router_that_is_not_there() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "");
        assertThatThrownBy(() -> watch.look(Depth.NEIGHBOUR))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.UNREACHABLE));
    }
}
