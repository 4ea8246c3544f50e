package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A router with an archive watches over the change itself: its revert timer puts everything back unless we confirm. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class GuardTest {

    private static final String ARM = "configure terminal revert timer 10";
    private static final String CONFIRM = "configure confirm";
    private static final String SAVE = "write memory";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private LabSite guarded() throws IOException {
        return LabSite.start(
                folder,
                builder -> builder.configuration(
                        LabSite.CONFIGURATION.replace("line con 0", "archive\n path flash:archive\n!\nline con 0")));
    }

    private static List<String> received(LabSite site) {
        return site.router.linesReceived();
    }

    @Test
    void should_arm_before_the_first_line_and_disarm_before_the_save() throws IOException {
        try (LabSite site = guarded()) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);

            String firstLine = site.natLinesReceived().get(0);
            assertThat(received(site)).containsSubsequence(ARM, firstLine, CONFIRM, SAVE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_not_arm_where_the_router_has_no_archive_or_nobody_wants_it() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();
            assertThat(received(site)).doesNotContain(ARM, CONFIRM);
        }
        try (LabSite site = guarded()) {
            site.apply(ApplyOptions.careful().with(new GuardChoice(false, Duration.ofMinutes(10))));
            assertThat(received(site)).doesNotContain(ARM, CONFIRM);
        }
    }

    @Test
    void should_disarm_after_the_way_back() throws IOException {
        try (LabSite site = guarded()) {
            site.router.setFault(new Fault.DenyAuthorization("no ip nat .* 192\\.168\\.4\\.51 443"));

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(received(site)).containsSubsequence(ARM, CONFIRM).doesNotContain(SAVE);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_leave_the_timer_running_and_say_when_it_fires_when_the_way_back_is_barred() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at(
                    "line 4",
                    () -> site.router.setFault(
                            new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION).then(new Fault.RefuseLogin(100))));

            assertThat(site.apply())
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> assertThat(left.reverts()).isPresent());

            site.router.clock().advance(Duration.ofMinutes(11));
            Eventually.holds(() -> site.router.natLines().containsAll(LabSite.BEFORE));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_notice_that_the_timer_fired_before_it_could_be_confirmed() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at("DISARM", () -> {
                site.router.clock().advance(Duration.ofMinutes(11));
                Eventually.holds(() -> site.router.natLines().containsAll(LabSite.BEFORE));
            });

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_go_on_going_back_when_the_timer_has_fired_meanwhile() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at(
                    "line 2", () -> site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION)));
            site.moments.onTheWayBack(() -> {
                site.router.clock().advance(Duration.ofMinutes(11));
                site.flow("172.18.55.51:21", "10.51.10.11:21");
            });

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(received(site)).doesNotContain(CONFIRM);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_not_be_confused_by_the_warning_one_minute_before() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at("line 4", () -> site.router.clock().advance(Duration.ofSeconds(9 * 60 + 10)));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_refuse_while_somebody_elses_timer_runs() throws IOException {
        try (LabSite site = guarded();
                OtherOperator other = new OtherOperator(site.router)) {
            other.types("configure terminal revert timer 30", "end");

            assertThat(Refusals.refused(site::apply)).extracting(Problem::code).containsExactly("foreign-timer");
            assertThat(site.natLinesReceived()).isEmpty();
        }
    }

    @Test
    void should_refuse_when_the_router_does_not_say_whether_a_timer_runs() throws IOException {
        try (LabSite site = guarded()) {
            site.router.setFault(new Fault.DenyAuthorization("^show archive config"));

            List<Problem> problems = Refusals.refused(site::apply);
            assertThat(problems).extracting(Problem::code).containsExactly("timer-unknown");
            assertThat(problems.get(0).what()).endsWith("not understood: Command authorization failed.");
        }
    }

    @Test
    void should_refuse_while_the_router_is_about_to_reload() throws IOException {
        try (LabSite site = LabSite.start(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            other.types("reload in 2", "");
            site.moments.at("PREFLIGHT", () -> site.router.clock().advance(Duration.ofSeconds(70)));

            assertThat(Refusals.refused(site::apply)).extracting(Problem::code).contains("reload-pending");
            assertThat(site.natLinesReceived()).isEmpty();
        }
    }

    @Test
    void should_not_save_what_somebody_s_reload_is_to_take_back() throws IOException {
        try (LabSite site = LabSite.start(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> {
                other.types("reload in 2", "n", "");
                site.router.clock().advance(Duration.ofSeconds(70));
            });

            assertThat(site.apply())
                    .isInstanceOfSatisfying(
                            Outcome.WentBack.class,
                            back -> assertThat(back.cause().code()).isEqualTo("reload-pending"));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_go_on_when_the_reload_was_called_off() throws IOException {
        try (LabSite site = LabSite.start(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            other.types("reload in 2", "");
            site.moments.at("PREFLIGHT", () -> {
                site.router.clock().advance(Duration.ofSeconds(70));
                other.types("reload cancel");
            });

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void should_finish_what_a_run_left_that_died_in_the_middle() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at("line 4", () -> {
                throw new Died();
            });
            assertThat(Refusals.died(site::apply)).isTrue();
            assertThat(site.runs().list().get(0).ending()).isEmpty();
            site.moments.at("never", () -> {});

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.runs().list())
                    .extracting(run -> run.ending().orElseThrow().result())
                    .containsExactlyInAnyOrder(RunRecord.Result.DONE, RunRecord.Result.CONTINUED);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_go_back_to_where_a_run_began_that_died_in_the_middle() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at("line 4", () -> {
                throw new Died();
            });
            assertThat(Refusals.died(site::apply)).isTrue();
            assertThat(site.router.natLines()).doesNotContain(LabSite.BEFORE.get(0));
            site.moments.at(
                    "line 5",
                    () -> site.router.setFault(
                            new Fault.DenyAuthorization("^ip nat inside source static 10.51.10.67 192")));

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_go_back_to_where_a_run_began_that_died_before_a_save_that_cannot_be() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SAVE", () -> {
                site.router.setFault(new Fault.NvramTooSmall());
                throw new Died();
            });
            assertThat(Refusals.died(site::apply)).isTrue();
            site.moments.at("never", () -> {});

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_save_what_a_run_left_that_died_before_the_save() throws IOException {
        try (LabSite site = guarded()) {
            site.moments.at("SAVE", () -> {
                throw new Died();
            });
            assertThat(Refusals.died(site::apply)).isTrue();
            site.moments.at("never", () -> {});

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_let_one_vipnat_at_a_time_at_a_router() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            List<Problem> second = new ArrayList<>();
            site.moments.at("SEND", () -> second.addAll(Refusals.refused(site.another()::apply)));
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(second).extracting(Problem::code).containsExactly("another-run");
        }
    }
}
