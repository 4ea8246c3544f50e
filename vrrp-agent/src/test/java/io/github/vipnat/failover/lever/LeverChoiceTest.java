package io.github.vipnat.failover.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.State;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioParser;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeverChoiceTest {

    private static final String FILE = "track_file { s }";

    private final List<NodeConfig> configs = new ArrayList<>();
    private final Map<String, Ipv4> addresses = new HashMap<>();
    private String standing = "";
    private KeepalivedRelease release = KeepalivedRelease.V2_2;

    private LeverChoiceTest node(String name, int priority, String lines) {
        return node(name, priority, "", lines);
    }

    private LeverChoiceTest node(String name, int priority, String top, String lines) {
        String conf = """
                vrrp_track_process web { process nginx
                 weight -11
                 }
                vrrp_track_process ftp { process vsftpd
                 weight -40
                 }
                track_file s { file /run/vipnat/standby }
                track_file drain { file /run/drain }
                %s
                vrrp_instance V {
                  interface lan0
                  virtual_router_id 51
                  priority %d
                  virtual_ipaddress { 10.0.0.9 }
                %s
                }
                """.formatted(top, priority, lines);
        configs.add(new NodeConfig(name, new ConfParser(ConfFiles.none()).parse(name + ".conf", conf)));
        addresses.put(name, Ipv4.of("10.0.0." + configs.size()));
        return this;
    }

    private LeverChoiceTest pair() {
        return node("a", 100, FILE).node("b", 90, FILE);
    }

    private LeverChoiceTest now(String events) {
        standing = events;
        return this;
    }

    private ClusterStanding situation(String holder) {
        List<ScenarioEvent> events = ScenarioParser.parse(standing, Set.copyOf(addresses.keySet()));
        return new ClusterStanding(Candidates.of(configs, addresses, Optional.empty()), release, holder, events);
    }

    private LeverPlan to(String holder, String target) {
        return new LeverChoice(situation(holder), target).choose(Optional.empty(), Optional.empty());
    }

    private LeverPlan by(LeverKind kind, String holder, String target) {
        return new LeverChoice(situation(holder), target).choose(Optional.of(kind), Optional.empty());
    }

    private static Lever.TrackFile file(LeverPlan plan, int place) {
        return (Lever.TrackFile) plan.levers().get(place);
    }

    private String refusal(String holder, String target) {
        try {
            to(holder, target);
            return "";
        } catch (ProblemException e) {
            assertThat(e.kind()).isEqualTo(ProblemException.Kind.REFUSED);
            return e.problems().get(0).what() + " | " + e.problems().get(0).fix();
        }
    }

    @ParameterizedTest
    @EnumSource(KeepalivedRelease.class)
    void should_write_the_number_that_brings_the_holder_just_below_the_target(KeepalivedRelease keepalived) {
        release = keepalived;
        LeverPlan plan = pair().to("a", "b");
        assertThat(plan.levers()).containsExactly(new Lever.TrackFile("a", "s", "/run/vipnat/standby", -11, 0));
        assertThat(plan.isHolderHeir()).isTrue();
        assertThat(plan.reason()).contains("softest", "a takes the VIP back by itself if b dies");
        Forecast forecast = plan.forecast().orElseThrow();
        assertThat(forecast.gap()).isZero();
        assertThat(forecast.soonest()).isLessThan(forecast.latest());
        assertThat(forecast.latest()).isBetween(Duration.ofMillis(3000), Duration.ofMillis(3700));
        assertThat(forecast.afterwards()).containsExactly("a");
    }

    @Test
    void should_count_what_the_holder_may_get_back_and_what_the_target_has_lost() {
        LeverPlan plan = node("a", 100, FILE + "\ntrack_process { web }")
                .node("b", 95, FILE + "\ntrack_process { web }")
                .now("nginx down on b at 1s")
                .to("a", "b");
        assertThat(file(plan, 0).value()).isEqualTo(95 - 11 - 1 - 100);
    }

    @Test
    void should_hold_the_holder_down_even_when_its_lost_service_comes_back() {
        LeverPlan plan = node("a", 100, FILE + "\ntrack_process { web }")
                .node("b", 85, FILE)
                .now("nginx down on a at 1s")
                .to("a", "b");
        assertThat(file(plan, 0).value()).isEqualTo(-16);
    }

    @ParameterizedTest
    @CsvSource({"10,-2", "-10,2", "7,-2", "-3,4", "11,-1", "4 reverse,3"})
    void should_find_the_multiple_of_the_files_weight(String weight, int value) {
        LeverPlan plan = node("a", 100, "track_file { drain weight " + weight + " }")
                .node("b", 90, "")
                .to("a", "b");
        assertThat(file(plan, 0).path()).isEqualTo("/run/drain");
        assertThat(file(plan, 0).value()).isEqualTo(value);
    }

    @Test
    void should_prefer_the_file_that_render_writes() {
        LeverPlan plan = node("a", 100, "track_file { drain weight 1\ns }")
                .node("b", 90, "")
                .to("a", "b");
        assertThat(file(plan, 0).path()).isEqualTo("/run/vipnat/standby");
    }

    @Test
    void should_add_to_a_number_that_is_in_the_file_already() {
        LeverPlan plan = pair().now("file s = 7 on a at 1s").to("a", "b");
        assertThat(plan.levers()).containsExactly(new Lever.TrackFile("a", "s", "/run/vipnat/standby", -11, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 99, 2})
    void should_break_a_tie_and_stay_at_one_or_above(int target) {
        LeverPlan plan = node("a", 100, FILE).node("b", target, FILE).to("a", "b");
        assertThat(100 + file(plan, 0).value()).isEqualTo(target - 1).isPositive();
        assertThat(plan.isHolderHeir()).isTrue();
    }

    @Test
    void should_not_go_below_one_for_a_target_of_priority_1() {
        assertThat(node("a", 100, FILE).node("b", 1, FILE).refusal("a", "b"))
                .contains("no number in a file of a brings it below b's 1", "--lever stop-keepalived");
    }

    @Test
    void should_never_write_what_is_a_fault() {
        assertThat(node("a", 254, FILE + "\ntrack_process { web }")
                        .node("b", 2, FILE)
                        .to("a", "b"))
                .satisfies(plan -> assertThat(file(plan, 0).value()).isEqualTo(-253));
        assertThat(new LeverChoiceTest()
                        .node("a", 100, "track_file { drain weight -254 }")
                        .node("b", 90, "")
                        .refusal("a", "b"))
                .contains("no number in a file");
    }

    @Test
    void should_say_that_a_priority_of_255_is_never_lowered() {
        assertThat(node("a", 255, FILE).node("b", 90, FILE).refusal("a", "b"))
                .contains("priority 255", "--lever stop-keepalived", "no node serves for up to 0.65 s");
    }

    @Test
    void should_say_that_nopreempt_waits_for_silence_and_name_the_lever_that_makes_it() {
        assertThat(node("a", 100, FILE).node("b", 90, FILE + "\nnopreempt").refusal("a", "b"))
                .contains("b says nopreempt", "--lever stop-keepalived");
    }

    @Test
    void should_leave_the_vip_with_a_target_from_which_the_old_node_may_not_take_it() {
        LeverPlan plan =
                node("a", 100, FILE + "\nnopreempt").node("b", 90, FILE).to("a", "b");
        assertThat(plan.forecast().orElseThrow().afterwards()).containsExactly("b");
        assertThat(plan.isHolderHeir()).isTrue();
    }

    @Test
    void should_start_from_a_holder_that_has_the_vip_only_because_the_other_may_not_preempt() {
        LeverPlan plan =
                node("a", 100, FILE + "\nnopreempt").node("b", 90, FILE).by(LeverKind.STOP_KEEPALIVED, "b", "a");
        assertThat(plan.levers()).containsExactly(new Lever.StopKeepalived("b"));
    }

    @Test
    void should_wait_out_a_preempt_delay_in_its_forecast() {
        LeverPlan plan =
                node("a", 100, FILE).node("b", 90, FILE + "\npreempt_delay 20").to("a", "b");
        assertThat(plan.forecast().orElseThrow().latest()).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void should_pull_at_each_node_that_would_beat_the_target() {
        LeverPlan plan =
                node("a", 100, FILE).node("b", 95, FILE).node("c", 90, FILE).to("a", "c");
        assertThat(plan.levers()).extracting(Lever::node).containsExactly("a", "b");
        assertThat(file(plan, 0).value()).isEqualTo(-11);
        assertThat(file(plan, 1).value()).isEqualTo(-6);
        assertThat(plan.forecast().orElseThrow().heirs()).hasSize(1);
    }

    @Test
    void should_leave_a_third_node_alone_that_is_below_the_target() {
        LeverPlan plan =
                node("a", 100, FILE).node("b", 95, FILE).node("c", 90, FILE).to("a", "b");
        assertThat(plan.levers()).extracting(Lever::node).containsExactly("a");
    }

    @Test
    void should_name_the_third_node_that_has_no_file_to_give_way_by() {
        assertThat(node("a", 100, FILE).node("b", 95, "").node("c", 90, FILE).refusal("a", "c"))
                .contains("b would take it before c", "--lever stop-keepalived");
    }

    @Test
    void should_say_that_the_files_track_no_file_at_all() {
        assertThat(node("a", 100, "").node("b", 90, "").refusal("a", "b")).contains("tracks no file by weight");
    }

    @Test
    void should_not_take_a_file_of_weight_0_which_would_be_a_fault() {
        assertThat(node("a", 100, "track_file { drain weight 0 }")
                        .node("b", 90, "")
                        .refusal("a", "b"))
                .contains("tracks no file by weight");
    }

    @Test
    void should_take_a_harder_one_by_name_and_say_what_it_costs() {
        LeverPlan stop = pair().by(LeverKind.STOP_KEEPALIVED, "a", "b");
        assertThat(stop.levers()).containsExactly(new Lever.StopKeepalived("a"));
        assertThat(stop.forecast().orElseThrow().gap()).isBetween(Duration.ofMillis(600), Duration.ofMillis(700));
        assertThat(stop.isHolderHeir()).isFalse();
        assertThat(stop.reason()).contains("asked for by name", "if b dies meanwhile, no node has the VIP");
    }

    @Test
    void should_stop_the_process_that_weighs_enough() {
        LeverPlan plan = node("a", 100, "track_process { web weight -5\nftp }")
                .node("b", 90, "")
                .by(LeverKind.STOP_PROCESS, "a", "b");
        assertThat(plan.levers()).containsExactly(new Lever.StopProcess("a", "vsftpd"));
        assertThat(plan.others()).contains("whatever vsftpd serves on a ends");
        assertThat(plan.forecast().orElseThrow().gap()).isPositive();
    }

    @Test
    void should_refuse_a_process_that_weighs_too_little_or_is_not_tracked() {
        node("a", 100, "track_process { web weight -5\nftp }").node("b", 90, "");
        LeverChoice choice = new LeverChoice(situation("a"), "b");
        assertThatThrownBy(() -> choice.choose(Optional.of(LeverKind.STOP_PROCESS), Optional.of("nginx")))
                .hasMessageContaining("does not bring a below b");
        assertThatThrownBy(() -> choice.choose(Optional.of(LeverKind.STOP_PROCESS), Optional.of("sshd")))
                .hasMessageContaining("tracks no process sshd");
    }

    @Test
    void should_take_the_sites_own_lever_without_a_forecast() {
        LeverPlan plan = node("a", 100, "").node("b", 90, "").by(LeverKind.OWN_COMMAND, "a", "b");
        assertThat(plan.forecast()).isEmpty();
        assertThat(plan.levers()).containsExactly(new Lever.OwnCommand("a"));
    }

    @Test
    void should_not_foresee_from_files_that_do_not_even_explain_the_present() {
        assertThat(pair().refusal("b", "a")).contains("b has the VIP", "a should");
    }

    @Test
    void should_go_on_from_where_an_earlier_lever_left_the_nodes() {
        LeverPlan plan = pair().now("file s = -20 on a at 1s").to("b", "a");
        assertThat(file(plan, 0)).isEqualTo(new Lever.TrackFile("b", "s", "/run/vipnat/standby", -11, 0));
    }

    @Test
    void should_say_that_keepalived_does_not_run_on_the_target() {
        assertThat(pair().now("stop b at 1s").refusal("a", "b")).contains("keepalived does not run on b");
    }

    private static String second(String name, String lines) {
        return """
                vrrp_instance %s {
                  interface lan0
                  virtual_router_id 52
                  priority 90
                  virtual_ipaddress { 10.0.0.8 }
                %s
                }
                virtual_server 10.0.0.8 80 {
                }
                """.formatted(name, lines);
    }

    @Test
    void should_list_what_else_moves_with_each_lever() {
        String top = second("W", FILE) + second("X", "");
        node("a", 100, top, FILE).node("b", 90, top, FILE);
        LeverChoice choice = new LeverChoice(
                new ClusterStanding(Candidates.of(configs, addresses, Optional.of("V")), release, "a", List.of()), "b");
        assertThat(choice.choose(Optional.empty(), Optional.empty()).others())
                .containsExactly("instance W on a, which tracks the same file");
        assertThat(choice.choose(Optional.of(LeverKind.STOP_KEEPALIVED), Optional.empty())
                        .others())
                .contains(
                        "instance W on a, which the same keepalived runs",
                        "instance X on a, which the same keepalived runs",
                        "virtual_server 10.0.0.8 80 on a, which the same keepalived serves");
    }

    @Test
    void should_say_which_instances_its_sync_group_takes_along() {
        String top = second("W", "") + "vrrp_sync_group SG { group { V\nW } }\n";
        node("a", 100, top, FILE).node("b", 90, top, FILE);
        LeverChoice choice = new LeverChoice(
                new ClusterStanding(Candidates.of(configs, addresses, Optional.of("V")), release, "a", List.of()), "b");
        assertThat(choice.choose(Optional.of(LeverKind.STOP_KEEPALIVED), Optional.empty())
                        .others())
                .contains("instance W, which is in sync group SG with it");
    }

    /** Drawn pairs and triples: whatever is chosen does what it says, and never more than it says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void should_choose_nothing_that_puts_a_node_into_fault_or_leaves_it_unable_to_take_over(long seed) {
        Random random = new Random(seed);
        int nodes = 2 + random.nextInt(2);
        for (int i = 0; i < nodes; i++) {
            node(
                    "n" + i,
                    120 - 20 * i + random.nextInt(15),
                    FILE + (random.nextBoolean() ? "\ntrack_process { web }" : ""));
        }
        LeverPlan plan = to("n0", "n" + (nodes - 1));
        List<ScenarioEvent> pull = ScenarioParser.parse(
                String.join(
                        ";",
                        plan.levers().stream()
                                .map(Lever.TrackFile.class::cast)
                                .map(file -> "file s = " + file.value() + " on " + file.node() + " at 20s")
                                .toList()),
                Set.copyOf(addresses.keySet()));
        Timeline timeline = new Simulation(situation("n0").candidates()).run(pull);
        assertThat(timeline.holderAtEnd()).contains("n" + (nodes - 1));
        assertThat(timeline.states())
                .noneMatch(span -> span.state() == State.FAULT)
                .allMatch(span -> span.priority() >= 1);
        assertThat(plan.forecast().orElseThrow().heirs()).hasSize(1);
    }
}
