package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody planned a reload and counts on what is saved: the router is asked, and its banners are heard. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class PlannedReloadTest {

    private static final String ASK = "show reload";
    private static final String SAVE = "write memory";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static void assertNothingTyped(LabSite site) {
        assertThat(site.natLinesReceived()).isEmpty();
        assertThat(site.router.linesReceived()).doesNotContain(SAVE);
    }

    private static void assertAsBefore(LabSite site) {
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        assertThat(site.router.linesReceived()).doesNotContain(SAVE);
    }

    @Test
    void should_refuse_a_router_that_reloads_in_two_hours_and_has_not_said_so_yet() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            other.types("reload in 120", "");

            List<Problem> problems = Refusals.refused(site::apply);
            assertThat(problems).extracting(Problem::code).containsExactly("reload-pending");
            assertThat(problems.get(0).what()).contains("Reload scheduled for");
            assertNothingTyped(site);
        }
    }

    @Test
    void should_not_save_when_one_was_planned_since_the_first_look() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> other.types("reload in 120", "n", ""));

            assertThat(site.apply())
                    .isInstanceOfSatisfying(
                            Outcome.WentBack.class,
                            back -> assertThat(back.cause().code()).isEqualTo("reload-pending"));
            assertAsBefore(site);
        }
    }

    @Test
    void should_ask_once_before_the_first_line_and_once_before_the_save() {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            String first = site.natLinesReceived().get(0);
            assertThat(site.router.linesReceived()).containsSubsequence(ASK, first, ASK, SAVE);
            assertThat(site.router.linesReceived()).filteredOn(ASK::equals).hasSize(2);
        }
    }

    @Test
    void should_ask_once_where_nothing_is_to_be_saved() {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.apply(ApplyOptions.careful().with(Save.NEVER));
            assertThat(site.router.linesReceived()).filteredOn(ASK::equals).hasSize(1);
        }
    }

    @Test
    void should_go_on_where_it_may_not_ask_and_say_so() {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.router.setFault(new Fault.DenyAuthorization("^show reload"));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.moments.resultOf(ApplyStep.PREFLIGHT))
                    .endsWith("VIP alive, show reload refused: only the router's announcements tell");
        }
    }

    @Test
    void should_believe_the_banner_where_it_may_not_ask() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.router.setFault(new Fault.DenyAuthorization("^show reload"));
            other.types("reload in 2", "");
            site.moments.at("PREFLIGHT", () -> site.router.clock().advance(Duration.ofSeconds(70)));

            assertThat(Refusals.refused(site::apply)).extracting(Problem::code).contains("reload-pending");
            assertNothingTyped(site);
        }
    }

    @Test
    void should_not_save_behind_a_banner_where_it_may_not_ask() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.router.setFault(new Fault.DenyAuthorization("^show reload"));
            site.moments.at("VERIFY", () -> {
                other.types("reload in 2", "n", "");
                site.router.clock().advance(Duration.ofSeconds(70));
            });

            assertThat(site.apply())
                    .isInstanceOfSatisfying(
                            Outcome.WentBack.class,
                            back -> assertThat(back.cause().code()).isEqualTo("reload-pending"));
            assertAsBefore(site);
        }
    }

    @Test
    void should_go_on_when_it_was_called_off() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            other.types("reload in 120", "");
            assertThat(Refusals.refused(site::apply)).extracting(Problem::code).containsExactly("reload-pending");
            other.types("reload cancel");

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void should_stop_and_save_nothing_where_nobody_watches() throws IOException {
        try (LabSite site = LabSite.inMemory(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("VERIFY", () -> other.types("reload in 120", "n", ""));

            assertThat(site.apply(ApplyOptions.unattended()))
                    .isInstanceOfSatisfying(
                            Outcome.Stopped.class,
                            stopped -> assertThat(stopped.cause().code()).isEqualTo("reload-pending"));
            assertThat(site.router.linesReceived()).doesNotContain(SAVE);
            assertThat(Refusals.refused(() -> site.apply(ApplyOptions.unattended())))
                    .extracting(Problem::code)
                    .containsExactly("reload-pending");

            other.types("reload cancel");
            site.moments.at("never", () -> {});
            assertThat(site.apply(ApplyOptions.unattended())).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }
}
