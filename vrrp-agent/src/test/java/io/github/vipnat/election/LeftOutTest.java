package io.github.vipnat.election;

import static io.github.vipnat.election.Play.instance;
import static io.github.vipnat.election.Play.pair;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static List<String> leftOut(Play play) {
        return play.run("").remarks(Timeline.Remark.Topic.LEFT_OUT);
    }

    @Test
    void should_name_what_may_decide_and_is_not_played() {
        String bfd = "bfd_instance peer { neighbor_ip 10.0.0.2 }\n";
        Play play = new Play()
                .node(
                        "vm1",
                        "10.0.0.1",
                        bfd + "interface_up_down_delays { lan0 3 }\n"
                                + instance("MASTER", 100, "track_bfd { peer weight -20 }\nvrf red"))
                .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));
        assertThat(leftOut(play))
                .containsExactly(
                        "interface_up_down_delays on vm1 (vm1.conf:2): a link that goes or comes is noticed later",
                        "track_bfd of vrrp_instance V on vm1 (vm1.conf:13): a BFD session that goes down is a fault or lowers"
                                + " the priority",
                        "vrf of vrrp_instance V on vm1 (vm1.conf:14): adverts stay within the VRF, and its device is watched");
    }

    @Test
    void should_be_silent_about_what_decides_nothing_and_about_other_instances() {
        String other = "vrrp_instance OTHER { virtual_router_id 7\ninterface lan1\nvrf red }\n";
        assertThat(leftOut(pair("", ""))).isEmpty();
        assertThat(leftOut(new Play()
                        .node("vm1", "10.0.0.1", instance("MASTER", 100, "garp_master_refresh 5") + other)
                        .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""))))
                .isEmpty();
    }

    @Test
    void should_name_a_delay_of_a_tracked_process_and_not_of_one_that_nothing_tracks() {
        String slow = "vrrp_track_process slow { process nginx\nweight -20\nfork_delay 5 }\n";
        assertThat(leftOut(new Play().node("vm1", "10.0.0.1", slow + instance("MASTER", 100, ""))))
                .isEmpty();
        assertThat(leftOut(
                        new Play().node("vm1", "10.0.0.1", slow + instance("MASTER", 100, "track_process { slow }"))))
                .singleElement()
                .asString()
                .contains("fork_delay of vrrp_track_process slow");
    }

    @Test
    void should_say_that_chance_decides_a_tie() {
        Play tie = new Play()
                .node("a", "10.0.0.1", instance("BACKUP", 90, ""))
                .node("b", "10.0.0.2", instance("BACKUP", 90, ""));
        assertThat(tie.run("").remarks(Timeline.Remark.Topic.CHANCE))
                .containsExactly(
                        "3.648 s: a and b run out of patience in the same moment, both of priority 90: chance says who"
                                + " is first, and a tie is never taken over; where both are MASTER the higher address wins");
        assertThat(pair("", "").run("").remarks(Timeline.Remark.Topic.CHANCE)).isEmpty();
        Play three = new Play()
                .node("a", "10.0.0.1", instance("BACKUP", 100, ""))
                .node("b", "10.0.0.2", instance("BACKUP", 90, ""))
                .node("c", "10.0.0.3", instance("BACKUP", 90, ""));
        assertThat(three.run("crash a at 10s").remarks(Timeline.Remark.Topic.CHANCE))
                .as("a tie of the two that are left")
                .singleElement()
                .asString()
                .contains("b and c");
    }
}
