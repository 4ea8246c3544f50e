package io.github.vipnat.election;

import static io.github.vipnat.election.Play.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's two priority tables, 2.2 and 4.2, come out of the simulator; and so does why its first version failed. */
class DocumentTablesTest {

    @Test
    void should_give_the_vip_to_vm1_at_a_normal_start() {
        Timeline timeline = Play.document("v2").run("");
        assertThat(timeline.holderAtEnd()).contains("vm1");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100");
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "vsftpd", "named"})
    void should_lower_vm1_to_89_and_move_the_vip_to_vm2_when_a_service_is_down(String service) {
        Timeline timeline = Play.document("v2").run(service + " down on vm1 at 10s");
        assertThat(timeline.holderAtEnd()).contains("vm2");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100", "BACKUP 89");
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90", "MASTER 90");
    }

    @Test
    void should_move_the_vip_to_vm2_when_vm1_is_down_altogether() {
        assertThat(Play.document("v2").run("crash vm1 at 10s").holderAtEnd()).contains("vm2");
    }

    @Test
    void should_give_the_vip_back_when_vm1_returns() {
        assertThat(Play.document("v2").run("crash vm1 at 10s; start vm1 at 20s").holderAtEnd())
                .contains("vm1");
        assertThat(Play.document("v2")
                        .run("nginx down on vm1 at 10s; nginx up on vm1 at 20s")
                        .holderAtEnd())
                .contains("vm1");
    }

    @Test
    void should_leave_the_vip_on_vm2_with_two_services_down_on_vm1() {
        Timeline timeline =
                Play.document("v2").run("nginx down on vm1 at 10s; named down on vm1 at 12s; nginx up on vm1 at 20s");
        assertThat(timeline.holderAtEnd()).contains("vm2");
    }

    @Test
    void should_never_have_moved_in_version_1_because_pidof_fails_from_the_start_and_weights_only_add() {
        Timeline timeline = Play.document("v1").run("nginx down on vm1 at 10s");
        assertThat(timeline.holderAtEnd()).contains("vm1");
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100");
        assertThat(timeline.outages()).singleElement().satisfies(outage -> {
            assertThat(outage.from()).isEqualTo(Duration.ofSeconds(10));
            assertThat(outage.reason()).isEqualTo("nginx is down on vm1, which holds the VIP");
        });
    }

    @Test
    void should_stand_at_122_in_version_1_with_checks_that_work_and_fall_to_111_at_most_one_service_at_a_time() {
        Timeline timeline = Play.document("v1")
                .run(
                        "script chk_nginx succeeds on vm1 at 1s; script chk_vsftpd succeeds on vm1 at 1s; script chk_nginx fails on vm1 at 15s");
        assertThat(timeline.holderAtEnd()).contains("vm1");
        assertThat(timeline.entries().get(timeline.entries().size() - 1).priority())
                .isEqualTo(122);
        Timeline later = Play.document("v1")
                .run("script chk_nginx succeeds on vm1 at 1s; script chk_vsftpd succeeds on vm1 at 1s; "
                        + "script chk_nginx fails on vm1 at 15s; heal at 19s");
        assertThat(later.holderAtEnd()).contains("vm1");
    }

    @Test
    void should_take_as_long_as_the_fact_sheets_table_says() {
        Play pair = Play.document("v2");
        assertThat(Timing.masterDownInterval(2, 90, Duration.ofSeconds(1), 3)).isEqualTo(seconds(3.648437));
        assertThat(Timing.masterDownInterval(2, 100, Duration.ofSeconds(1), 3)).isEqualTo(seconds(3.609375));
        assertThat(Timing.masterDownInterval(2, 89, Duration.ofSeconds(1), 3)).isEqualTo(seconds(3.652343));
        assertWindow(pair, "nginx down on vm1", "vm2", 2.648, 3.649);
        assertWindow(pair, "crash vm1", "vm2", 2.648, 3.649);
        assertWindow(pair, "link down on vm1", "vm2", 2.648, 3.649);
        assertWindow(pair, "stop vm1", "vm2", 0.648, 0.649);
    }

    private static void assertWindow(Play pair, String fault, String taker, double least, double most) {
        for (double phase = 0; phase < 1; phase += 0.05) {
            Duration at = seconds(10 + phase);
            Timeline timeline = pair.run(fault + " at " + (10 + Math.round(phase * 100) / 100.0) + "s");
            Duration taken = timeline.takenBy(taker, at).orElseThrow().minus(at);
            assertThat(Timeline.seconds(taken))
                    .as("%s, phase %.2f", fault, phase)
                    .isBetween(least, most);
        }
    }

    @Test
    void should_take_0_65_s_when_a_fault_takes_the_vip_off_and_2_6_to_3_6_s_to_return() {
        Play faulting = Play.pair("track_process { web }", "");
        Timeline timeline = faulting.run("nginx down on vm1 at 10s");
        assertThat(timeline.takenBy("vm2", seconds(10)).orElseThrow()).isEqualTo(seconds(10.648437));
        assertThat(timeline.notifications("vm1")).containsExactly("BACKUP 100", "MASTER 100", "FAULT 100");
        for (double phase = 0; phase < 1; phase += 0.1) {
            double back = 20 + Math.round(phase * 10) / 10.0;
            Timeline returning = Play.document("v2").run("nginx down on vm1 at 10s; nginx up on vm1 at " + back + "s");
            double took =
                    Timeline.seconds(returning.takenBy("vm1", seconds(back)).orElseThrow()) - back;
            assertThat(took).isBetween(2.609, 3.610);
        }
    }

    @Test
    void should_need_3_609_s_after_keepalived_starts_on_the_preferred_node() {
        Timeline timeline = Play.document("v2").run("stop vm1 at 10s; start vm1 at 20s");
        assertThat(timeline.takenBy("vm1", seconds(20)).orElseThrow()).isEqualTo(seconds(23.609375));
        assertThat(timeline.notifications("vm1"))
                .containsExactly("BACKUP 100", "MASTER 100", "STOP 100", "BACKUP 100", "MASTER 100");
    }

    @Test
    void should_not_move_for_a_blip_that_ends_before_the_backups_timer_does() {
        Timeline timeline = Play.document("v2").run("nginx down on vm1 at 10s; nginx up on vm1 at 12s");
        assertThat(timeline.notifications("vm2")).containsExactly("BACKUP 90");
    }
}
