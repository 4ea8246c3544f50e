package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.agent.events.NotifyFifo;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.lab.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent as a whole, in front of a simulated router over real SSH: each situation its sentence, metric and next try. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AgentDaemonTest {

    private static final String AUDIT = "{ policy: audit, interval: 15m }";
    private static final String REPAIR = "{ policy: repair, interval: 15m }";
    private static final String DEAD_RULE = AgentSite.dead(0);
    private static final String OTHER_MAC = "00:15:5d:0a:0b:02";

    @TempDir
    Path folder;

    private Optional<AgentSite> open = Optional.empty();

    private AgentSite site(String agent) {
        AgentSite site = AgentSite.of(folder, agent);
        open = Optional.of(site);
        return site;
    }

    @AfterEach
    void close() {
        open.ifPresent(AgentSite::close);
    }

    @Test
    void should_look_once_when_it_starts_and_find_all_well() {
        AgentSite site = site(AUDIT).settled();
        assertThat(site.decides("all-well").good()).isTrue();
        assertThat(site.metric("holder")).isEqualTo(1);
        assertThat(site.metric("last_success_timestamp_seconds")).isPositive();
        assertThat(folder.resolve("more.prom")).content().contains("# TYPE vipnat_agent_events_total counter");
    }

    @Test
    void should_leave_every_router_in_peace_on_a_host_that_does_not_hold_the_vip() {
        AgentSite site = site(REPAIR);
        site.holding = Optional.empty();
        site.start();
        site.decides("not-holder");
        site.says("BACKUP");
        site.says("FAULT");
        Eventually.holds(site.said::toString, () -> site.metric("events_total") >= 2);
        assertThat(site.router.linesReceived()).isEmpty();
        assertThat(site.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MASTER", "MASTER_RX_LOWER_PRI"})
    void should_cure_a_stale_arp_entry_by_arp_alone(String state) {
        AgentSite site = site(AUDIT).settled();
        site.routerLearns = false;
        site.router.setArp(AgentSite.VIP, AgentSite.dotted(OTHER_MAC));
        site.says(state);
        site.decides("arp-stale");
        assertThat(site.metric("arp_mismatches_total")).isPositive();
        site.routerLearns = true;
        assertThat(site.decides("all-well").sentence()).contains(AgentSite.OWN_MAC);
        assertThat(site.typed("clear")).isZero();
        assertThat(site.told).contains("[10.51.10.254]");
    }

    @Test
    void should_make_the_router_ask_when_it_does_not_learn_and_may_be_written_to() {
        AgentSite site = site(REPAIR).settled();
        site.routerLearns = false;
        site.router.setArp(AgentSite.VIP, AgentSite.dotted(OTHER_MAC));
        site.router.setArpOwner(AgentSite.VIP, AgentSite.dotted(AgentSite.OWN_MAC));
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.typed("clear ip arp 10.51.10.67") == 1);
        site.decides("all-well");
    }

    @Test
    void should_tell_a_router_it_has_no_account_on_and_not_log_in() {
        AgentSite site = AgentSite.of(folder, AUDIT, builder -> builder, Map.of());
        open = Optional.of(site);
        site.start();
        assertThat(site.decides("told").sentence()).contains("without an account");
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.told.size() >= 2);
        assertThat(site.router.linesReceived()).isEmpty();
    }

    @Test
    void should_report_a_rule_that_came_back_and_not_touch_it_under_audit() {
        AgentSite site = site(AUDIT).settled();
        site.drift(0);
        site.says("MASTER");
        assertThat(site.decides("rule-drifted").sentence())
                .contains("2 lines away", "no " + DEAD_RULE, "vipnat apply -r edge");
        assertThat(site.typed("configure")).isZero();
        assertThat(site.metric("failures_total")).isPositive();
    }

    @Test
    void should_repair_a_rule_that_came_back_and_save() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0);
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.metric("repairs_total") == 1);
        site.decides("all-well");
        assertThat(site.isWished()).isTrue();
        assertThat(site.runs().list()).hasSize(1);
        Eventually.holds(
                site.said::toString, () -> site.state.status().orElseThrow().repairsToday() == 1);
    }

    @Test
    void should_freeze_itself_after_three_repairs_and_thaw_when_told() {
        AgentSite site = site(REPAIR).settled();
        for (int i = 1; i <= 4; i++) {
            site.drift(0);
            site.says(i % 2 == 1 ? "MASTER" : "MASTER_RX_LOWER_PRI");
            int repairs = Math.min(i, 3);
            Eventually.holds(site.said::toString, () -> site.metric("repairs_total") == repairs);
        }
        site.decides("repaired-too-often");
        assertThat(site.router.natLines()).contains(DEAD_RULE);
        assertThat(site.state.frozen().orElseThrow()).contains("3 repairs in a day");
        site.says("MASTER");
        site.decides("frozen");
        Eventually.holds(site.said::toString, () -> site.metric("frozen") == 1);
        site.state.thaw();
        site.says("MASTER_RX_LOWER_PRI");
        Eventually.holds(site.said::toString, () -> site.metric("repairs_total") == 4);
        site.decides("all-well");
    }

    @Test
    void should_write_nothing_while_a_person_has_frozen_it() {
        AgentSite site = site(REPAIR).settled();
        site.state.freeze("works on edge");
        site.drift(0);
        site.says("MASTER");
        assertThat(site.decides("frozen").sentence()).contains("works on edge");
        assertThat(site.typed("configure")).isZero();
    }

    @Test
    void should_not_repair_over_what_somebody_has_not_saved() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0);
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        site.says("MASTER");
        assertThat(site.decides("refused").sentence()).contains("nobody has saved");
        assertThat(site.router.natLines()).contains(DEAD_RULE);
        assertThat(site.state.status().orElseThrow().repairsToday()).isZero();
    }

    @Test
    void should_say_what_is_not_saved() {
        AgentSite site = site(AUDIT).settled();
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        site.says("MASTER");
        assertThat(site.decides("unsaved").sentence()).contains("10.99.0.0");
    }

    @Test
    void should_keep_live_flows_and_repair_once_they_have_ended() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0);
        site.router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        site.says("MASTER");
        assertThat(site.decides("refused").sentence()).contains("live flow");
        site.router.clearFlows();
        site.decides("all-well");
        assertThat(site.router.natLines()).doesNotContain(DEAD_RULE);
    }

    @Test
    void should_report_two_masters_and_fight_over_nothing() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0);
        site.other = Optional.of(OTHER_MAC);
        site.says("STOP");
        // First it asks, under the same code.
        Eventually.holds(
                site.said::toString,
                () -> site.decides("split-brain").sentence().contains("two masters"));
        assertThat(site.decides("split-brain").sentence()).contains(OTHER_MAC);
        assertThat(site.router.linesReceived()).isEmpty();
        site.other = Optional.empty();
        site.says("MASTER");
        site.decides("all-well");
    }

    @Test
    void should_remind_the_routers_while_it_holds_the_vip_and_stop_when_somebody_else_has_it_too() {
        AgentSite site = site(AUDIT).settled();
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> !site.told.isEmpty());
        int told = site.told.size();
        Eventually.holds(site.said::toString, () -> site.told.size() > told);
        site.other = Optional.of(OTHER_MAC);
        site.says("MASTER_RX_LOWER_PRI");
        site.decides("split-brain");
        site.other = Optional.empty();
        site.says("MASTER");
        site.decides("all-well");
    }

    @Test
    void should_notice_without_any_event_that_the_vip_came() {
        AgentSite site = site(AUDIT);
        site.holding = Optional.empty();
        site.start();
        site.decides("not-holder");
        site.holding = Optional.of(new VipHolding("vrrp4-2-1", "00:00:5e:00:01:33"));
        site.router.setArp(AgentSite.VIP, "0000.5e00.0133");
        site.decides("all-well");
    }

    @Test
    void should_keep_trying_a_router_that_is_down_and_not_let_it_keep_another_waiting() throws IOException {
        AgentSite site = site(REPAIR).settled();
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        site.drift(0);
        site.describeFirst("gone", nobody);
        assertThat(site.decides("gone", "router-unknown").sentence()).contains("nothing is known of gone");
        site.decides("edge", "all-well");
        assertThat(site.router.natLines()).doesNotContain(DEAD_RULE);
        Eventually.holds(site.said::toString, () -> site.metric("failures_total") >= 2);
    }

    @Test
    void should_say_that_it_is_not_let_in_and_come_again() {
        AgentSite site = site(AUDIT).settled();
        site.router.setFault(new Fault.RefuseLogin(1));
        site.says("MASTER");
        assertThat(site.decides("router-unknown").sentence()).contains("to do:");
        site.decides("all-well");
    }

    @Test
    void should_wait_for_an_operator_who_is_at_work_in_configuration_mode() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0);
        site.router.setFault(new Fault.LockedByOther(1));
        site.says("MASTER");
        assertThat(site.decides("someones-guard").sentence()).contains("ocked");
        assertThat(site.router.natLines()).contains(DEAD_RULE);
        site.decides("all-well");
        assertThat(site.router.natLines()).doesNotContain(DEAD_RULE);
    }

    @Test
    void should_go_on_where_the_line_broke_in_the_middle_of_a_repair() {
        AgentSite site = site(REPAIR).settled();
        site.drift(0, 1);
        site.router.setFault(new Fault.DisconnectAfterLine(21));
        site.says("MASTER");
        Eventually.holds(
                site.said::toString, () -> site.said.stream().anyMatch(line -> line.contains("stopped on the way")));
        Eventually.holds(site.said::toString, site::isWished);
        Eventually.holds(
                site.said::toString,
                () -> site.runs().list().stream().allMatch(run -> run.ending().isPresent()));
        assertThat(site.runs().list())
                .extracting(run -> run.ending().map(RunRecord.Ending::result).orElseThrow())
                .containsExactlyInAnyOrder(RunRecord.Result.DONE, RunRecord.Result.CONTINUED);
        Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
    }

    @Test
    void should_go_on_with_the_old_file_when_the_new_one_is_wrong_and_say_why() {
        AgentSite site = site(AUDIT).settled();
        site.describe(cluster -> cluster.replace("vip: 10.51.10.67/16", "vip: 10.51.10.670"));
        Eventually.holds(
                site.said::toString,
                () -> site.said.stream().anyMatch(line -> line.contains("stays the old one") && line.contains(":2:")));
        site.describe(
                cluster -> cluster.replace("10.51.10.670", "10.51.10.67/16").replace("cluster: web", "cluster: shop"));
        Eventually.holds(
                site.said::toString,
                () -> site.state.status().orElseThrow().cluster().equals("shop"));
    }

    /** By a clock that stands still while the machine does; the router would be given up minutes later. */
    @Test
    void should_end_within_a_second_even_while_a_router_does_not_answer() {
        AgentSite site = site(AUDIT).settled();
        site.router.setFault(new Fault.Stall(1));
        site.says("MASTER");
        Eventually.holds(site.said::toString, () -> site.logins() > 0);
        long begin = System.nanoTime();
        assertThat(site.stop()).as(() -> AgentSite.STALLS.tellSince(begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void should_refuse_a_second_agent_and_a_file_where_the_fifo_should_be() throws IOException {
        AgentSite site = site(AUDIT).settled();
        assertThat(site.state.running()).isEqualTo(AgentStateFolder.Running.YES);
        site.stop();
        assertThat(site.state.running()).isEqualTo(AgentStateFolder.Running.NO);
        Files.delete(site.fifo());
        Files.writeString(site.fifo(), "INSTANCE \"VI_1\" MASTER 100\n");
        NotifyFifo fifo = new NotifyFifo(site.fifo(), line -> {}, new Silent());
        assertThatThrownBy(fifo::drain).hasMessageContaining("fifo-is-a-file");
    }
}
