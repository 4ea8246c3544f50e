package io.github.vipnat.election;

import static io.github.vipnat.election.Play.instance;
import static io.github.vipnat.election.Play.pair;
import static io.github.vipnat.election.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.election.scenario.ScenarioParser;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What operators live through besides faults; each was played with keepalived 2.2.7. */
class OperatorsTest {

    @Test
    void should_take_a_deleted_vip_back_after_its_own_skew_time() {
        Timeline timeline = pair("", "").run("vip deleted on vm1 at 10s");
        assertThat(timeline.notifications("vm1"))
                .containsExactly("BACKUP 100", "MASTER 100", "BACKUP 100", "MASTER 100");
        assertThat(Timeline.seconds(timeline.takenBy("vm1", seconds(10)).orElseThrow()) - 10)
                .isBetween(0.60, 0.62);
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90");
    }

    @Test
    void should_have_two_masters_as_long_as_only_one_hears_the_other() {
        Timeline timeline = pair("", "").run("loss from vm1 to vm2 at 10s; heal at 20s");
        assertThat(timeline.holdersAt(seconds(19))).containsExactlyInAnyOrder("vm1", "vm2");
        assertThat(timeline.notifications("vm1")).contains("MASTER_RX_LOWER_PRI 100");
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90", "MASTER 90", "BACKUP 90");
        assertThat(timeline.holderAtEnd()).contains("vm1");
        assertThat(pair("", "").run("loss from vm2 at 10s").dualMasters()).isEmpty();
    }

    @Test
    void should_start_a_killed_vrrp_process_at_once_the_first_time_and_later_each_time() {
        Timeline once = pair("", "").run("child killed on vm1 at 10s");
        assertThat(once.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100", "BACKUP 100", "MASTER 100");
        Timeline thrice =
                pair("", "").run("child killed on vm1 at 10s; child killed on vm1 at 20s; child killed on vm1 at 30s");
        List<Double> starts = thrice.entries().stream()
                .filter(entry -> entry.kind() == Timeline.Kind.NOTIFY
                        && entry.node().equals("vm1")
                        && entry.event().equals("BACKUP"))
                .map(entry -> Timeline.seconds(entry.at()))
                .toList();
        assertThat(starts).containsExactly(0.0, 10.0, 21.0, 32.0);
        assertThat(pair("", "")
                        .run("child killed on vm1 at 5s; child killed on vm1 at 90s")
                        .entries())
                .as("one that ran a minute is started at once")
                .anyMatch(entry ->
                        Timeline.seconds(entry.at()) == 90.0 && entry.event().equals("BACKUP"));
    }

    @Test
    void should_keep_the_vip_answering_on_a_frozen_node_and_not_on_a_paused_one() {
        Timeline frozen = pair("", "").run("freeze vm1 at 10s; thaw vm1 at 20s");
        assertThat(frozen.holdersAt(seconds(19))).containsExactlyInAnyOrder("vm1", "vm2");
        assertThat(frozen.holderAtEnd()).contains("vm1");
        Timeline paused = pair("", "").run("pause vm1 at 10s; resume vm1 at 20s");
        assertThat(paused.holdersAt(seconds(19))).containsExactly("vm2");
        assertThat(paused.holderAtEnd()).contains("vm1");
        assertThat(paused.notifications("vm2")).containsExactly("BACKUP 90", "MASTER 90", "BACKUP 90");
    }

    @Test
    void should_read_what_came_before_it_heeds_its_timer_and_take_over_where_nothing_came() {
        assertThat(pair("", "").run("freeze vm1 at 10s; thaw vm1 at 20s").notifications("vm1"))
                .contains("MASTER_RX_LOWER_PRI 100");
        assertThat(pair("", "").run("freeze vm2 at 10s; thaw vm2 at 20s").notifications("vm2"))
                .as("vm1's adverts lay in the socket")
                .containsExactly("BACKUP 90");
        Timeline paused = pair("", "").run("pause vm2 at 10s; resume vm2 at 20s");
        assertThat(paused.notifications("vm2")).containsExactly("BACKUP 90", "MASTER 90", "BACKUP 90");
        assertThat(paused.notifications("vm1")).contains("MASTER_RX_LOWER_PRI 100");
    }

    @Test
    void should_see_after_a_freeze_what_happened_meanwhile() {
        Timeline timeline = pair("track_process { web weight -20 }", "")
                .run("freeze vm1 at 10s; nginx down on vm1 at 11s; thaw vm1 at 20s");
        assertThat(timeline.notifications("vm1")).endsWith("BACKUP 80");
        assertThat(timeline.holderAtEnd()).contains("vm2");
    }

    private static Timeline reloaded(Play play, String node, String conf, String events) {
        NodeConfig config = new NodeConfig(node, new ConfParser(ConfFiles.none()).parse("new.conf", conf));
        return new Simulation(
                        play.candidates(),
                        io.github.vipnat.keepalived.conf.KeepalivedRelease.V2_2,
                        Map.of(node + " new.conf", config))
                .run(ScenarioParser.parse(events, Set.of("vm1", "vm2")));
    }

    @Test
    void should_say_nothing_and_stay_master_when_the_file_is_the_same() {
        Timeline timeline = pair("", "").run("reload vm1 at 10s; reload vm2 at 12s");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100");
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90");
        assertThat(timeline.holderAtEnd()).contains("vm1");
    }

    @Test
    void should_let_the_vip_go_when_a_reload_lowers_the_priority() {
        Timeline timeline =
                reloaded(pair("", ""), "vm1", instance("BACKUP", 80, ""), "reload vm1 with new.conf at 10s");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100", "BACKUP 80");
        assertThat(timeline.holderAtEnd()).contains("vm2");
    }

    @Test
    void should_go_into_fault_when_a_reload_brings_a_tracker_that_is_down() {
        Timeline timeline = reloaded(
                pair("", ""),
                "vm1",
                instance("MASTER", 100, "track_process { web weight 0 }"),
                "nginx down on vm1 at 8s; reload vm1 with new.conf at 10s");
        assertThat(timeline.notifications("vm1")).endsWith("FAULT 100");
        assertThat(timeline.holderAtEnd()).contains("vm2");
    }

    @Test
    void should_delete_an_instance_that_a_reload_takes_out() {
        Timeline timeline =
                reloaded(pair("", ""), "vm1", "global_defs { router_id x }", "reload vm1 with new.conf at 10s");
        assertThat(timeline.notifications("vm1")).endsWith("FAULT 100");
        assertThat(timeline.holderAtEnd()).contains("vm2");
    }
}
