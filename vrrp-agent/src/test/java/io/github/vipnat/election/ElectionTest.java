package io.github.vipnat.election;

import static io.github.vipnat.election.Play.instance;
import static io.github.vipnat.election.Play.pair;
import static io.github.vipnat.election.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionTest {

    private static final String WEB = "track_process { web }";

    @Test
    void should_let_the_higher_address_win_when_two_masters_of_equal_priority_meet() {
        Play equal = new Play()
                .node("vm1", "10.0.0.1", instance("BACKUP", 100, ""))
                .node("vm2", "10.0.0.2", instance("BACKUP", 100, ""));
        Timeline timeline = equal.run("partition at 10s; heal at 20s");
        assertThat(timeline.holdersAt(seconds(9)))
                .as("both began in the same instant")
                .containsExactly("vm2");
        assertThat(timeline.holdersAt(seconds(19))).containsExactlyInAnyOrder("vm1", "vm2");
        assertThat(timeline.holderAtEnd()).contains("vm2");
        assertThat(equal.run("stop vm2 at 10s; start vm2 at 20s").holderAtEnd())
                .as("no MASTER is preempted on a tie")
                .contains("vm1");
    }

    @Test
    void should_never_move_the_vip_on_a_tie() {
        Play tie = Play.pair("track_process { web weight -10 }", "");
        assertThat(tie.run("nginx down on vm1 at 10s").holderAtEnd()).contains("vm1");
    }

    @Test
    void should_hold_the_vip_twice_while_the_net_is_parted_and_tell_how_long() {
        Timeline timeline = pair("", "").run("partition at 10s; heal at 20s");
        assertThat(timeline.dualMasters()).singleElement().satisfies(dual -> {
            assertThat(Timeline.seconds(dual.from())).isBetween(12.6, 13.7);
            assertThat(Timeline.seconds(dual.to())).isBetween(20.0, 21.0);
            assertThat(dual.nodes()).containsExactly("vm1", "vm2");
        });
        assertThat(timeline.holderAtEnd()).contains("vm1");
        assertThat(timeline.outages()).isEmpty();
    }

    @Test
    void should_tell_the_true_master_of_the_other_only_by_master_rx_lower_pri_and_only_if_it_hears_it_first() {
        boolean told = false;
        boolean silent = false;
        for (double heal = 20; heal < 21; heal += 0.05) {
            List<String> lines = pair("", "")
                    .run("partition at 10s; heal at " + Math.round(heal * 100) / 100.0 + "s")
                    .notifications("vm1");
            assertThat(lines).startsWith("BACKUP 100", "MASTER 100").doesNotContain("BACKUP 90");
            told |= lines.contains("MASTER_RX_LOWER_PRI 100");
            silent |= lines.size() == 2;
        }
        assertThat(told).isTrue();
        assertThat(silent).isTrue();
    }

    @Test
    void should_not_take_over_from_a_lowered_master_with_nopreempt_but_from_a_silent_one() {
        Play pair = pair(WEB.replace("web", "web weight -20"), "nopreempt");
        assertThat(pair.run("nginx down on vm1 at 10s").holderAtEnd()).contains("vm1");
        assertThat(pair.run("crash vm1 at 10s").holderAtEnd()).contains("vm2");
        assertThat(pair.run("stop vm1 at 10s").holderAtEnd()).contains("vm2");
    }

    @Test
    void should_wait_preempt_delay_before_it_takes_the_vip_back() {
        Play pair = new Play()
                .node("vm1", "10.0.0.1", instance("BACKUP", 100, "preempt_delay 30"))
                .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        Timeline timeline = pair.run("stop vm1 at 10s; start vm1 at 20s");
        double back = Timeline.seconds(timeline.takenBy("vm1", seconds(20)).orElseThrow());
        assertThat(back).isBetween(20 + 30 + 2.6, 20 + 30 + 5.0);
    }

    @Test
    void should_learn_the_masters_interval_in_version_3_and_scale_the_skew_with_it() {
        assertThat(Timing.skew(3, 100, Duration.ofMillis(200))).isEqualTo(Duration.ofNanos(121_875_000));
        assertThat(Timing.masterDownInterval(3, 254, Duration.ofMillis(100), 3))
                .isEqualTo(Duration.ofNanos(300_781_000));
        Play pair = pair("version 3\nadvert_int 2", "version 3\nadvert_int 0.2");
        Timeline timeline = pair.run("crash vm1 at 30s");
        assertThat(Timeline.seconds(timeline.takenBy("vm2", seconds(30)).orElseThrow()))
                .isBetween(30 + 4.0, 30 + 7.5);
    }

    @Test
    void should_stay_two_masters_when_version_2_intervals_passwords_or_addresses_differ() {
        String one = "authentication { auth_type PASS\nauth_pass a }";
        for (Play broken : List.of(
                pair("advert_int 1", "advert_int 2"),
                pair(one, one.replace("_pass a", "_pass b")),
                pair(one, ""),
                pair("version 3", "version 2"),
                pair("", "virtual_ipaddress { 10.0.0.8 }"))) {
            Timeline timeline = broken.run("heal at 20s");
            assertThat(timeline.holdersAt(timeline.end().minusNanos(1))).containsExactlyInAnyOrder("vm1", "vm2");
        }
    }

    @Test
    void should_keep_the_effective_priority_between_1_and_254() {
        Timeline low = pair("track_process { web weight -200 }", "").run("nginx down on vm1 at 10s");
        assertThat(low.notifications("vm1")).endsWith("BACKUP 1");
        Timeline high = pair("track_process { web weight 250 }", "").run("");
        assertThat(high.notifications("vm1")).containsExactly("BACKUP 254", "MASTER 254");
    }

    @Test
    void should_turn_a_weight_round_with_reverse_and_make_a_process_that_runs_a_fault_with_0_reverse() {
        assertThat(pair("track_process { web weight 20 reverse }", "").run("").notifications("vm1"))
                .containsExactly("BACKUP 80");
        assertThat(pair("track_process { web weight 20 reverse }", "")
                        .run("nginx down on vm1 at 1s")
                        .notifications("vm1"))
                .containsExactly("BACKUP 80", "MASTER 100");
        assertThat(pair("track_process { web weight 0 reverse }", "").run("").notifications("vm1"))
                .containsExactly("FAULT 100");
    }

    @Test
    void should_wait_terminate_delay_and_forget_a_loss_that_is_over_by_then() {
        String delayed = instance("MASTER", 100, "track_process { slow }") + "vrrp_sync_group x { }\n";
        String conf = "vrrp_track_process slow { process nginx\nweight -20\nterminate_delay 2 }\n" + delayed;
        Play pair = new Play().node("vm1", "10.0.0.1", conf).node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        assertThat(pair.run("nginx down on vm1 at 10s; nginx up on vm1 at 11.9s")
                        .notifications("vm2"))
                .containsExactly("BACKUP 90");
        Timeline timeline = pair.run("nginx down on vm1 at 10s");
        assertThat(Timeline.seconds(timeline.takenBy("vm2", seconds(10)).orElseThrow()))
                .isBetween(14.6, 15.7);
    }

    @Test
    void should_count_a_process_that_must_not_run_as_down_while_it_runs() {
        String conf = "vrrp_track_process none { process backup-job\nweight -20\nquorum_max 0 }\n"
                + instance("MASTER", 100, "track_process { none }");
        Play pair = new Play().node("vm1", "10.0.0.1", conf).node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        assertThat(pair.run("").notifications("vm1")).containsExactly("BACKUP 80");
        assertThat(pair.run("backup-job down on vm1 at 1s").holderAtEnd()).contains("vm1");
    }

    @Test
    void should_add_the_number_in_a_file_times_the_weight_and_call_minus_254_a_fault() {
        Play pair = pair("track_file { drain weight -1 }", "");
        assertThat(pair.run("file drain = 5 on vm1 at 10s").holderAtEnd()).contains("vm1");
        assertThat(pair.run("file drain = 20 on vm1 at 10s").notifications("vm1"))
                .endsWith("BACKUP 80");
        assertThat(pair.run("file drain = 254 on vm1 at 10s").notifications("vm1"))
                .endsWith("FAULT 100");
        assertThat(pair.run("file drain = 254 on vm1 at 10s; file drain = 0 on vm1 at 15s")
                        .holderAtEnd())
                .contains("vm1");
    }

    @Test
    void should_wait_silently_for_a_script_whose_failure_would_be_a_fault() {
        Play pair = pair("track_script { chk }", "");
        assertThat(pair.run("").notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100");
        assertThat(pair.run("script chk fails on vm1 at 10.5s").notifications("vm1"))
                .endsWith("FAULT 100");
        String pidof = instance("MASTER", 100, "track_script { chk }").replace("/bin/true", "\"pidof nginx\"");
        assertThat(new Play().node("vm1", "10.0.0.1", pidof).run("").notifications("vm1"))
                .containsExactly("FAULT 100");
    }

    @Test
    void should_count_rise_and_fall_of_a_script() {
        String conf = "vrrp_script slow { script /bin/x\ninterval 2\nfall 3\nrise 2\nweight -20 }\n"
                + instance("MASTER", 100, "notify_priority_changes\ntrack_script { slow }");
        Play pair = new Play().node("vm1", "10.0.0.1", conf).node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        Timeline timeline = pair.run("script slow fails on vm1 at 11s; script slow succeeds on vm1 at 31s");
        assertThat(timeline.entries())
                .filteredOn(entry -> entry.event().endsWith("_PRIORITY"))
                .extracting(entry -> Timeline.seconds(entry.at()) + " " + entry.priority())
                .containsExactly("16.0 80", "34.0 100");
    }

    @Test
    void should_treat_a_lost_link_as_a_fault_unless_told_not_to_and_an_interface_by_its_weight() {
        assertThat(pair("", "")
                        .run("link down on vm1 at 10s; link up on vm1 at 20s")
                        .notifications("vm1"))
                .containsExactly("BACKUP 100", "MASTER 100", "FAULT 100", "BACKUP 100", "MASTER 100");
        assertThat(pair("dont_track_primary", "").run("link down on vm1 at 10s").dualMasters())
                .isNotEmpty();
        assertThat(pair("track_interface { eth1 weight -20 }", "")
                        .run("interface eth1 down on vm1 at 10s")
                        .holderAtEnd())
                .contains("vm2");
    }

    @Test
    void should_leave_the_vip_behind_when_keepalived_alone_is_killed() {
        Timeline timeline = pair("", "").run("kill vm1 at 10s");
        assertThat(timeline.holdersAt(timeline.end().minusNanos(1))).containsExactlyInAnyOrder("vm1", "vm2");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100");
    }

    @Test
    void should_take_off_a_vip_that_was_left_behind_when_keepalived_starts_again() {
        Timeline timeline = pair("", "").run("kill vm1 at 10s; start vm1 at 20s");
        assertThat(timeline.holdersAt(seconds(19))).containsExactlyInAnyOrder("vm1", "vm2");
        assertThat(timeline.holdersAt(seconds(21))).containsExactly("vm2");
        assertThat(timeline.holderAtEnd()).contains("vm1");
    }

    @Test
    void should_make_an_owner_master_at_once_and_never_lower_it() {
        Play owner = new Play()
                .node("vm1", "10.0.0.1", instance("MASTER", 255, "track_process { web weight -20 }"))
                .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        Timeline timeline = owner.run("nginx down on vm1 at 10s");
        assertThat(timeline.notifications("vm1")).containsExactly("MASTER 255");
        assertThat(timeline.holderAtEnd()).contains("vm1");
    }

    @Test
    void should_elect_among_three_in_order_of_priority() {
        Play three = new Play()
                .node("a", "10.0.0.1", instance("BACKUP", 150, ""))
                .node("b", "10.0.0.2", instance("BACKUP", 100, ""))
                .node("c", "10.0.0.3", instance("BACKUP", 50, ""));
        Timeline timeline = three.run("stop a at 10s; crash b at 20s; start a at 30s");
        assertThat(timeline.holdersAt(seconds(9))).containsExactly("a");
        assertThat(timeline.holdersAt(seconds(19))).containsExactly("b");
        assertThat(timeline.holdersAt(seconds(29))).containsExactly("c");
        assertThat(timeline.holderAtEnd()).contains("a");
        assertThat(timeline.dualMasters()).isEmpty();
    }

    @Test
    void should_hear_a_unicast_peer_only_when_it_is_listed() {
        String toTwo = "unicast_src_ip 10.0.0.1\nunicast_peer { 10.0.0.2 }";
        String toOne = "unicast_src_ip 10.0.0.2\nunicast_peer { 10.0.0.1 }";
        assertThat(pair(toTwo, toOne).run("").holderAtEnd()).contains("vm1");
        assertThat(pair(toTwo.replace("{ 10.0.0.2", "{ 10.0.0.7"), toOne)
                        .run("")
                        .dualMasters())
                .isNotEmpty();
    }

    @Test
    void should_have_two_masters_where_one_sends_multicast_and_the_other_unicast() {
        String toTwo = "unicast_src_ip 10.0.0.1\nunicast_peer { 10.0.0.2 }";
        String toOne = toTwo.replace("0.1", "0.3").replace("0.2", "0.1").replace("0.3", "0.2");
        for (Play deaf : List.of(
                pair(toTwo, ""),
                pair("", toOne),
                pair("mcast_dst_ip 224.0.0.18", "mcast_dst_ip 224.0.0.19"),
                pair(toTwo, "check_unicast_src\n" + toOne.replace("{ 10.0.0.1", "{ 10.0.0.7")))) {
            assertThat(deaf.run("").dualMasters()).isNotEmpty();
        }
        assertThat(pair(toTwo, "check_unicast_src\n" + toOne).run("").dualMasters())
                .isEmpty();
    }

    @Test
    void should_guess_the_address_of_a_node_from_the_peers_of_the_other_when_no_file_says_it() {
        Play unsaid = new Play()
                .node("vm1", "0.0.0.1", instance("MASTER", 100, "unicast_peer { 192.0.2.2 }"))
                .node("vm2", "0.0.0.2", instance("BACKUP", 90, "unicast_peer { 192.0.2.1 }"));
        assertThat(unsaid.run("").holderAtEnd()).contains("vm1");
        assertThat(unsaid.run("crash vm1 at 9s").holderAtEnd()).contains("vm2");
    }

    @Test
    void should_take_an_interface_that_an_address_or_a_route_names_for_tracked() {
        for (String line : List.of(
                "virtual_ipaddress_excluded { 10.9.0.1 dev eth2 }",
                "virtual_ipaddress_excluded { 10.9.0.1/24 brd + dev eth2 scope global }",
                "virtual_routes { 10.9.0.0/24 via 10.0.0.254 dev eth2 }")) {
            assertThat(pair(line, "").run("interface eth2 down on vm1 at 10s").notifications("vm1"))
                    .as(line)
                    .endsWith("FAULT 100");
        }
        assertThat(pair("virtual_ipaddress_excluded { 10.9.0.1 dev eth2 no_track }", "")
                        .run("interface eth2 down on vm1 at 10s")
                        .holderAtEnd())
                .contains("vm1");
    }

    @Test
    void should_leave_init_at_the_first_result_of_a_script_with_init_fail() {
        for (String weight : List.of("weight 0", "weight -30")) {
            String conf = "vrrp_script slow { script /bin/x\ninterval 2\nrise 3\ninit_fail\n" + weight + " }\n"
                    + instance("MASTER", 100, "track_script { slow }");
            Timeline timeline = new Play().node("vm1", "10.0.0.1", conf).run("");
            assertThat(timeline.notifications("vm1")).as(weight).containsExactly("BACKUP 100", "MASTER 100");
            assertThat(Timeline.seconds(timeline.takenBy("vm1", seconds(0)).orElseThrow()))
                    .isBetween(3.6, 3.62);
        }
    }

    @Test
    void should_count_rise_only_once_a_script_with_init_fail_has_failed() {
        String conf = "vrrp_script slow { script \"pidof nginx\"\ninterval 2\nrise 3\ninit_fail\nweight 0 }\n"
                + instance("MASTER", 100, "track_script { slow }");
        Timeline timeline = new Play().node("vm1", "10.0.0.1", conf).run("script slow succeeds on vm1 at 5s");
        assertThat(timeline.entries())
                .filteredOn(entry -> entry.kind() == Timeline.Kind.NOTIFY)
                .extracting(entry -> Timeline.seconds(entry.at()) + " " + entry.event())
                .as("FAULT at the first run, up at the third success: so did 2.2.7")
                .startsWith("0.0 FAULT", "10.0 BACKUP");
    }

    @Test
    void should_change_the_priority_without_a_word_on_the_way_into_a_fault_by_a_file_and_out_of_it() {
        Play pair = pair("notify_priority_changes\ntrack_file { drain weight -130 }", "");
        assertThat(pair.run("file drain = 1 on vm1 at 10s; file drain = 2 on vm1 at 12s; file drain = 0 on vm1 at 14s")
                        .notifications("vm1"))
                .containsSubsequence("MASTER_PRIORITY 1", "FAULT 1", "BACKUP 100");
        assertThat(pair.run("link down on vm1 at 10s; file drain = 1 on vm1 at 12s; link up on vm1 at 14s")
                        .notifications("vm1"))
                .as("another fault, and the file is told of")
                .containsSubsequence("FAULT 100", "BACKUP_PRIORITY 1", "BACKUP 1");
    }

    @Test
    void should_write_the_first_value_of_a_file_again_at_each_start_only_where_it_says_overwrite() {
        String conf = "track_file full { file /run/full\nweight -20\ninit_file %s }\n"
                + instance("MASTER", 100, "track_file { full }");
        String events = "file full = 1 on vm1 at 5s; stop vm1 at 10s; start vm1 at 12s";
        Play kept = new Play().node("vm1", "10.0.0.1", String.format(conf, "0"));
        assertThat(kept.run(events).notifications("vm1")).endsWith("BACKUP 80", "MASTER 80");
        Play overwritten = new Play().node("vm1", "10.0.0.1", String.format(conf, "overwrite 0"));
        assertThat(overwritten.run(events).notifications("vm1")).endsWith("BACKUP 100", "MASTER 100");
    }

    @Test
    void should_put_its_turn_off_by_what_is_left_of_the_startup_delay_at_each_advert_it_discards() {
        String delay = "global_defs { vrrp_startup_delay 2 }\n";
        Play late = new Play()
                .node("vm1", "10.0.0.1", delay + instance("MASTER", 100, ""))
                .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        List<ScenarioEvent> events =
                ScenarioParser.parse("stop vm1 at 10s; start vm1 at 20s", java.util.Set.of("vm1", "vm2"));
        assertThat(taken(new Simulation(late.candidates()).run(events)))
                .as("2.2.7: 7.07 and 7.7 s measured")
                .isBetween(6.6, 8.1);
        assertThat(taken(new Simulation(
                                late.candidates(),
                                io.github.vipnat.keepalived.conf.KeepalivedRelease.V2_3,
                                java.util.Map.of())
                        .run(events)))
                .as("2.3.3: the delay and the down interval, to the millisecond")
                .isBetween(5.6, 5.62);
    }

    private static double taken(Timeline timeline) {
        return Timeline.seconds(timeline.takenBy("vm1", seconds(20)).orElseThrow()) - 20;
    }

    @Test
    void should_report_an_outage_while_the_holders_service_is_down_and_while_nobody_holds_the_vip() {
        Timeline timeline = Play.document("v2").run("nginx down on vm1 at 10s; crash vm2 at 20s; crash vm1 at 30s");
        assertThat(timeline.outages())
                .extracting(Timeline.Outage::reason)
                .contains("nginx is down on vm1, which holds the VIP", "nobody holds the VIP");
        assertThat(Timeline.seconds(timeline.outages().get(0).to()) - 10).isBetween(2.6, 3.7);
    }

    @Test
    void should_give_the_same_story_every_time() {
        String events = "nginx down on vm1 at 5s; partition at 9s; heal at 15s; stop vm1 at 22s; start vm1 at 30s";
        assertThat(Play.document("v2").run(events))
                .isEqualTo(Play.document("v2").run(events));
    }
}
