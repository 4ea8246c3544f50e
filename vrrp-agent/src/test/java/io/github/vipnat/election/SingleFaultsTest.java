package io.github.vipnat.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SingleFaultsTest {

    private static List<String> stuck(String version) {
        return new SingleFaults(Play.document(version).candidates())
                .walk().stream()
                        .filter(SingleFaults.Result::leavesVipOnFaultyNode)
                        .map(SingleFaults.Result::sentence)
                        .toList();
    }

    @Test
    void should_find_that_every_service_and_the_host_move_the_vip_in_the_documents_second_version() {
        assertThat(stuck("v2"))
                .containsExactly(
                        "partition on vm1: the VIP is on vm1 and vm2 at once",
                        "keepalived killed, VIP left behind on vm1: the VIP is on vm1 and vm2 at once");
    }

    @Test
    void should_find_that_no_check_moves_it_in_the_first() {
        assertThat(stuck("v1"))
                .contains(
                        "script chk_nginx fails on vm1: the VIP stays on vm1",
                        "script chk_vsftpd fails on vm1: the VIP stays on vm1");
    }

    @Test
    void should_pass_over_a_file_in_which_a_number_raises_the_priority() {
        List<SingleFaults.Result> results = new SingleFaults(
                        Play.pair("track_file { drain }", "track_file { drain weight -20 }")
                                .candidates())
                .walk();
        assertThat(results)
                .extracting(SingleFaults.Result::sentence)
                .contains("file drain = 1 on vm2: the VIP stays on vm1")
                .noneMatch(sentence -> sentence.startsWith("file drain = 1 on vm1"));
    }

    @Test
    void should_walk_every_tracked_thing_every_link_and_every_node() {
        List<SingleFaults.Result> results = new SingleFaults(Play.document("v2").candidates()).walk();
        assertThat(results).hasSize(3 + 5 + 5);
        assertThat(results.get(0).toJson())
                .containsEntry("fault", "nginx down")
                .containsEntry("leavesVipOnFaultyNode", false)
                .containsKey("movedAfter");
    }
}
