package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord.Result;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.session.SendWindow;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody wants an apply to stop: what is in flight is finished, then everything is taken back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class InterruptionTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private LabSite guarded() {
        return LabSite.inMemory(folder, builder -> builder.configuration(LabPair.CONFIGURATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GUARD", "SEND", "line 1", "line 4", "line 7", "VERIFY", "DISARM"})
    void should_go_back_disarm_and_say_so(String moment) {
        try (LabSite site = guarded()) {
            site.moments.at(moment, site::interrupt);

            assertThat(site.apply())
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.WentBack.class))
                    .satisfies(back -> assertThat(back.isInterrupted()).isTrue())
                    .satisfies(back -> assertThat(back.cause().code()).isEqualTo("interrupted"));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.runs().list().get(0).ending().orElseThrow().result())
                    .isEqualTo(Result.WENT_BACK);
            site.router.clock().advance(Duration.ofHours(1));
            assertThat(site.router.linesReceived()).contains("configure confirm");
            Eventually.holds(() -> site.router.openSessions() == 0);
        }
    }

    @Test
    void should_finish_the_line_in_flight_and_type_no_other() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            List<String> planned = site.plan().script().forwardLines();
            site.moments.at("line 4", site::interrupt);

            site.apply(ApplyOptions.careful().with(SendWindow.ofLines(1)));

            assertThat(site.natLinesReceived().subList(0, 4)).isEqualTo(planned.subList(0, 4));
            assertThat(site.natLinesReceived()).doesNotContainAnyElementsOf(planned.subList(4, 7));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_type_no_further_flight() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            List<String> planned = site.plan().script().forwardLines();
            site.moments.at("line 3", site::interrupt);

            site.apply(ApplyOptions.careful().with(SendWindow.ofLines(2)));

            assertThat(site.natLinesReceived()).containsAll(planned.subList(0, 3));
            assertThat(site.natLinesReceived()).doesNotContainAnyElementsOf(planned.subList(4, 7));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_read_the_answers_of_everything_typed_ahead_before_it_goes_back() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 3", site::interrupt);

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            // One session did it all: nothing was left unread that would have had to be thrown away with it.
            assertThat(site.router.linesReceived().stream().filter("enable"::equals))
                    .hasSize(2);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_touch_nothing_when_it_comes_in_time() {
        try (LabSite site = guarded()) {
            site.moments.at("PREFLIGHT", site::interrupt);

            assertThat(Refusals.of(Kind.INTERRUPTED, site::apply))
                    .extracting(Problem::code)
                    .containsExactly("interrupted");
            assertThat(site.router.linesReceived()).noneMatch(line -> line.startsWith("configure"));
            assertThat(site.runs().list()).isEmpty();
        }
    }

    @Test
    void should_finish_a_save_that_has_begun() {
        try (LabSite site = guarded()) {
            site.moments.at("SAVE", site::interrupt);

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_not_cut_the_way_back_short() {
        try (LabSite site = guarded()) {
            site.moments.at(
                    "line 7", () -> site.router.setFault(new Fault.DisconnectAfterLine(2, Moment.BEFORE_EXECUTION)));
            site.moments.onTheWayBack(site::interrupt);

            assertThat(site.apply())
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.WentBack.class))
                    .satisfies(back -> assertThat(back.isInterrupted()).isFalse());
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge1 line 2", "edge2 GUARD", "edge2 line 5", "edge1 VERIFY", "edge2 DISARM"})
    void should_take_both_of_a_pair_back(String moment) {
        try (LabPair pair = LabPair.inMemory(folder)) {
            pair.moments.get(moment.substring(0, 5)).at(moment.substring(6), pair::interrupt);

            assertThat(pair.apply())
                    .allMatch(outcome -> outcome instanceof Outcome.WentBack back && back.isInterrupted());
            pair.assertBoth(LabSite.BEFORE);
        }
    }

    @Test
    void should_save_both_of_a_pair_when_the_first_is_being_saved() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            pair.moments.get("edge1").at("SAVE", pair::interrupt);

            assertThat(pair.apply()).allMatch(Outcome.Done.class::isInstance);
            pair.assertBoth(LabSite.AFTER);
        }
    }
}
