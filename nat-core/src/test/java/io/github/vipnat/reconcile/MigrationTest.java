package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The document's router, moved onto the VIP over real SSH. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class MigrationTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_plan_five_removals_and_two_additions_and_touch_nothing() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            PlanReview review = site.plan();

            assertThat(review.plan().removals()).hasSize(5);
            assertThat(review.plan().additions())
                    .hasSize(2)
                    .allSatisfy(add -> assertThat(add.why()).contains("extendable", "2 globals"));
            assertThat(review.script().forwardLines())
                    .noneMatch(line -> line.contains("10.52.10.31"))
                    .filteredOn(line -> !line.startsWith("no "))
                    .allMatch(line -> line.endsWith(" extendable"));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.natLinesReceived()).isEmpty();
        }
    }

    @Test
    void should_migrate_verify_save_and_survive_a_reload() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            List<String> planned = site.plan().script().forwardLines();

            Outcome outcome = site.apply();

            assertThat(outcome)
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Done.class))
                    .satisfies(done -> {
                        assertThat(done.saved()).isTrue();
                        assertThat(done.gaps()).hasSize(5);
                    });
            assertThat(site.natLinesReceived()).isEqualTo(planned);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);

            site.router.reload();
            assertThat(site.plan().plan().isEmpty()).isTrue();
        }
    }

    @Test
    void should_find_nothing_to_do_the_second_time() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();
            site.router.clearLinesReceived();

            assertThat(site.apply()).isInstanceOf(Outcome.NothingToDo.class);
            assertThat(site.natLinesReceived()).isEmpty();
            assertThat(site.router.linesReceived()).doesNotContain("write memory", "configure terminal");
        }
    }

    @Test
    void should_give_the_original_set_back_on_rollback() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();
            RunRecord run = site.runs().list().get(0);

            PlanReview back = site.reconciler.planRollback(run);
            Outcome outcome = site.reconciler.apply(back, ApplyOptions.careful(), "");

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_leave_alone_on_rollback_what_others_did_since() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();
            String foreign = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
            site.router.configureBehindTheBack(foreign);

            PlanReview back = site.reconciler.planRollback(site.runs().list().get(0));
            site.reconciler.apply(
                    back, ApplyOptions.careful().acceptingUnsaved().withUnprovenVip(), "");

            assertThat(site.router.natLines())
                    .containsAll(LabSite.BEFORE)
                    .contains(foreign)
                    .hasSize(LabSite.BEFORE.size() + 1);
        }
    }

    @Test
    void should_change_nothing_and_name_the_flows_when_rules_are_in_use_and_flows_are_kept() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.flow("172.18.55.51:80", "10.51.10.11:80");
            site.flow("192.168.4.51:443", "10.51.10.11:443");

            assertThat(Refusals.refused(site::apply))
                    .extracting(problem -> problem.code())
                    .containsExactly("rule-in-use", "rule-in-use");
            assertThat(Refusals.refused(site::apply))
                    .allSatisfy(problem -> assertThat(problem.why()).contains("203.0.113.9:51234"));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.natLinesReceived()).isEmpty();
        }
    }

    @Test
    void should_end_the_flows_and_migrate_when_told_to_drop_them() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.flow("172.18.55.51:80", "10.51.10.11:80");
            site.flow("192.168.4.51:443", "10.51.10.11:443");

            Outcome outcome = site.apply(LabSite.dropping());

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.router.linesReceived().stream().filter("yes"::equals))
                    .hasSize(2);
            assertThat(site.natLinesReceived()).noneMatch(line -> line.endsWith(" forced"));
        }
    }

    @Test
    void should_be_asked_nothing_where_the_router_knows_a_word_for_it() throws IOException {
        try (LabSite site = LabSite.start(folder, builder -> builder.personality(Personality.IOS_XE))) {
            site.flow("172.18.55.51:80", "10.51.10.11:80");
            site.flow("192.168.4.51:443", "10.51.10.11:443");

            assertThat(site.apply(LabSite.dropping())).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.natLinesReceived().stream().filter(line -> line.startsWith("no ")))
                    .hasSize(5)
                    .allMatch(line -> line.endsWith(" forced"));
            assertThat(site.router.linesReceived()).doesNotContain("yes");
        }
    }

    @Test
    void should_answer_the_question_after_all_where_the_word_is_refused() throws IOException {
        try (LabSite site = LabSite.start(folder, builder -> builder.personality(Personality.IOS_XE))) {
            site.flow("172.18.55.51:80", "10.51.10.11:80");
            site.router.setFault(new Fault.DenyAuthorization(" forced$"));

            assertThat(site.apply(LabSite.dropping())).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.natLinesReceived().stream().filter(line -> line.endsWith(" forced")))
                    .hasSize(1);
            assertThat(site.router.linesReceived()).containsOnlyOnce("yes");
        }
    }

    @Test
    void should_use_no_such_word_when_flows_are_to_be_kept() throws IOException {
        try (LabSite site = LabSite.start(folder, builder -> builder.personality(Personality.IOS_XE))) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.natLinesReceived()).noneMatch(line -> line.endsWith(" forced"));
        }
    }

    @Test
    void should_not_save_when_told_not_to() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            Outcome outcome = site.apply(ApplyOptions.careful().with(ApplyOptions.Save.NEVER));

            assertThat(outcome)
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Done.class))
                    .satisfies(done -> assertThat(done.saved()).isFalse());
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_write_the_run_down_for_its_owner_alone_and_without_secrets() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();

            RunRecord run = site.runs().list().get(0);
            assertThat(run.ticket()).isEqualTo("CHG-1");
            assertThat(run.user()).isEqualTo("tester");
            assertThat(run.forward()).hasSize(7);
            assertThat(run.inverse()).hasSize(7);
            assertThat(run.ending().orElseThrow().result()).isEqualTo(RunRecord.Result.DONE);
            try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
            assertThat(site.everythingWritten()).doesNotContain("secret", "letmein");
        }
    }

    @Test
    void should_leave_no_session_behind() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.apply();
            Eventually.holds(() -> site.router.openSessions() == 0);
        }
    }
}
