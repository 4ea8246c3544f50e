package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session in which a plan was made is held while a person reads, and the plan is carried out in it. */
class OneSessionTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static int logins(LabSite site) {
        return Collections.frequency(site.router.linesReceived(), "terminal length 0");
    }

    @Test
    void should_log_in_once_and_read_the_router_again_after_the_person_has_read() {
        try (LabSite site = LabSite.inMemory(folder)) {
            Outcome outcome = site.applyInOneSession(
                    ApplyOptions.careful(),
                    () -> assertThat(site.router.openSessions()).isEqualTo(1));

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(logins(site)).isEqualTo(1);
            assertThat(site.router.linesReceived())
                    .filteredOn("show running-config"::equals)
                    .hasSize(3);
            assertThat(site.router.openSessions()).isZero();
        }
    }

    @Test
    void should_see_what_somebody_else_changed_while_the_person_read() {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(Refusals.refused(() -> site.applyInOneSession(
                            ApplyOptions.careful(),
                            () -> site.router.configureBehindTheBack(
                                    "ip nat inside source static tcp 10.51.10.12 25 172.18.55.51 25 extendable"))))
                    .extracting(Problem::code)
                    .contains("plan-stale");
            assertThat(site.natLinesReceived()).isEmpty();
            assertThat(site.router.openSessions()).isZero();
        }
    }

    @Test
    void should_log_in_again_where_the_session_died_while_the_person_read() {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(site.applyInOneSession(ApplyOptions.careful(), site.router::reload))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(logins(site)).isEqualTo(2);
        }
    }

    @Test
    void should_log_in_again_where_the_line_has_fallen_silent_meanwhile() {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(site.applyInOneSession(
                            ApplyOptions.careful(),
                            () -> site.router.setFault(new Fault.Stall(1, Moment.BEFORE_EXECUTION))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(logins(site)).isEqualTo(2);
        }
    }

    @Test
    void should_write_down_the_whole_conversation() throws Exception {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.applyInOneSession(ApplyOptions.careful(), () -> {});

            assertThat(site.everythingWritten()).contains("terminal length 0", "terminal width 511");
        }
    }

    @Test
    void should_give_the_session_back_where_nothing_comes_of_the_plan() {
        try (LabSite site = LabSite.inMemory(folder);
                HeldSessions held = new HeldSessions(Duration.ZERO)) {
            site.holding(held).plan(site.edge());
            while (site.router.openSessions() > 0) {
                Thread.onSpinWait();
            }
            assertThat(site.router.linesReceived()).last().isEqualTo("exit");
        }
    }
}
