package io.github.vipnat.election;

import static io.github.vipnat.election.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was measured with keepalived 2.2.7 (keepalived-facts 4), and what follows from vrrp_sync.c. */
class SyncGroupTest {

    private static final String GROUP = "vrrp_sync_group SG { group { V\nW } }\n";

    private static String instance(String name, int virtualRouterId, int priority, String lines) {
        return """
                vrrp_instance %s {
                  version 3
                  advert_int 0.3
                  interface lan%d
                  virtual_router_id %d
                  priority %d
                  virtual_ipaddress { 10.0.%d.9 }
                %s
                }
                """.formatted(name, virtualRouterId, virtualRouterId, priority, virtualRouterId, lines);
    }

    private static Play gateways(String before, String linesOfW) {
        return gateways(GROUP, before, linesOfW);
    }

    private static Play gateways(String group, String before, String linesOfW) {
        return new Play()
                .node("n1", "10.0.0.1", before + group + instance("V", 51, 100, "") + instance("W", 52, 100, linesOfW))
                .node("n2", "10.0.0.2", before + group + instance("V", 51, 90, "") + instance("W", 52, 90, linesOfW));
    }

    @Test
    void should_put_the_whole_group_into_fault_when_one_members_interface_is_lost() {
        Timeline timeline = gateways("", "track_interface { trk0 }")
                .run("interface trk0 down on n1 at 5s; interface trk0 up on n1 at 9s");
        assertThat(timeline.notifications("n1"))
                .containsExactly("BACKUP 100", "MASTER 100", "FAULT 100", "BACKUP 100", "MASTER 100");
        assertThat(timeline.holdersAt(seconds(8))).containsExactly("n2");
        assertThat(Timeline.seconds(timeline.takenBy("n2", seconds(5)).orElseThrow()) - 5)
                .isBetween(0.1, 0.25);
        assertThat(timeline.holderAtEnd()).contains("n1");
    }

    @Test
    void should_move_one_member_when_the_other_ones_cable_is_lost() {
        Timeline timeline = gateways("", "").run("interface lan52 down on n1 at 5s");
        assertThat(timeline.holderAtEnd()).contains("n2");
        assertThat(gateways("", "", "").run("interface lan51 down on n1 at 5s").holderAtEnd())
                .as("without a group V moves by its own interface alone")
                .contains("n2");
    }

    @Test
    void should_let_a_group_track_for_all_its_members() {
        String group = GROUP.replace("} }", "}\ntrack_process { web } }");
        String web = "vrrp_track_process web { process nginx\nweight 0 }\n";
        Timeline timeline = gateways(group, web, "").run("nginx down on n1 at 5s");
        assertThat(timeline.notifications("n1")).endsWith("FAULT 100");
        assertThat(timeline.holderAtEnd()).contains("n2");
    }

    @Test
    void should_wait_for_the_script_of_another_member_before_it_leaves_init() {
        String script = "vrrp_script chk { script /bin/true }\n";
        Timeline timeline = gateways(script, "track_script { chk }").run("script chk fails on n1 at 5s");
        assertThat(timeline.notifications("n1")).containsExactly("BACKUP 100", "MASTER 100", "FAULT 100");
        assertThat(timeline.holderAtEnd()).contains("n2");
    }

    @Test
    void should_not_become_master_while_another_member_hears_a_better_one() {
        String better = instance("W", 52, 100, "").replace("priority 100", "priority 80");
        Play crossed = new Play()
                .node("n1", "10.0.0.1", GROUP + instance("V", 51, 100, "") + better)
                .node("n2", "10.0.0.2", instance("V", 51, 90, "") + instance("W", 52, 90, ""));
        assertThat(crossed.run("").holderAtEnd())
                .as("n1's W hears n2's W, and V stays back with it")
                .contains("n2");
    }

    @Test
    void should_let_every_member_go_when_one_address_is_deleted() {
        Timeline timeline = gateways("", "").run("vip deleted on n1 at 5s");
        assertThat(timeline.notifications("n1"))
                .containsExactly("BACKUP 100", "MASTER 100", "BACKUP 100", "MASTER 100");
        assertThat(timeline.holderAtEnd()).contains("n1");
    }

    @Test
    void should_walk_through_what_other_members_track_too() {
        assertThat(new SingleFaults(gateways("", "track_interface { trk0 }").candidates()).walk())
                .extracting(SingleFaults.Result::sentence)
                .anyMatch(sentence -> sentence.startsWith("interface trk0 down on n1: the VIP moves to n2"))
                .anyMatch(sentence -> sentence.startsWith("interface lan52 down on n1: the VIP moves to n2"));
    }
}
