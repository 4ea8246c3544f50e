package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunRecord.Result;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** vipnat died in the middle, and the run that goes on from there fails: then both are taken back, not the second alone. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class AfterDeathTest {

    private static final ApplyOptions LOCK_STEP = ApplyOptions.careful().with(SendWindow.ofLines(1));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static void dies(MomentStrike at, String moment, ThrowingCallable apply) {
        at.at(moment, () -> {
            throw new Died();
        });
        assertThat(Refusals.died(apply)).isTrue();
        at.at("never", () -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"GUARD", "line 2", "line 4", "line 7", "VERIFY", "DISARM", "SAVE"})
    void should_take_back_what_both_runs_did(String moment) {
        try (LabSite site = LabSite.inMemory(folder, builder -> builder.configuration(LabPair.CONFIGURATION))) {
            dies(site.moments, moment, () -> site.apply(LOCK_STEP));
            site.router.setFault(new Fault.NvramFull());

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);

            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.runs().list())
                    .extracting(run -> run.ending().orElseThrow().result())
                    .containsExactlyInAnyOrder(Result.WENT_BACK, Result.CONTINUED);
        }
    }

    /** Every port was open before and stays so: no news, also once the rule that opened them is gone. */
    @Test
    void should_not_be_refused_for_what_was_so_when_the_first_run_began() {
        String every = "ip nat inside source static 10.51.10.11 172.18.55.51 extendable";
        String configuration = LabSite.CONFIGURATION
                .replace(LabSite.BEFORE.get(0) + "\n", every + "\n")
                .replace(LabSite.BEFORE.get(1) + "\n", "")
                .replace(LabSite.BEFORE.get(2) + "\n", "");
        try (LabSite site = LabSite.inMemory(folder, builder -> builder.configuration(configuration))) {
            Reconciler reconciler = site.wishing(
                    cluster -> cluster.replace("172.18.55.51, as: full, exposure: accepted", "172.18.55.51, as: full"));
            dies(site.moments, "line 2", () -> apply(reconciler));
            assertThat(site.router.natLines()).doesNotContain(every);

            assertThat(apply(reconciler)).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsAll(LabSite.AFTER);
        }
    }

    private static Outcome apply(Reconciler reconciler) {
        return reconciler.apply(reconciler.plan(reconciler.router("edge")), LOCK_STEP, "");
    }

    @Test
    void should_say_how_to_get_back_to_where_the_first_run_began() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            dies(site.moments, "line 4", () -> site.apply(LOCK_STEP));
            RunRecord first = site.runs().list().get(0);
            site.moments.at(
                    "SAVE",
                    () -> site.router.setFault(new Fault.DisconnectAfterLine(1).then(new Fault.RefuseLogin(1000))));

            assertThat(site.apply())
                    .isInstanceOfSatisfying(
                            Outcome.LeftForHuman.class,
                            left -> assertThat(left.commands()).containsSubsequence(first.inverse()));
        }
    }

    /** Some routers write extendable on the first rule of a local when it gets a second (ios-facts 1.3, row 3). */
    @Test
    void should_go_on_although_the_router_wrote_a_word_by_itself() throws IOException {
        String full = "ip nat inside source static 10.51.10.67 172.18.55.60";
        Quirks adding = Quirks.defaults().with(Quirk.SecondFullStatic.ADD_BY_ITSELF);
        String configuration = LabSite.CONFIGURATION.replace("ip route", full + "\nip route");
        try (LabSite site = LabSite.start(
                folder, builder -> builder.configuration(configuration).quirks(adding))) {
            dies(site.moments, "VERIFY", () -> site.apply(LOCK_STEP));
            assertThat(site.router.natLines()).contains(full + " extendable");

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsAll(LabSite.AFTER);
        }
    }

    /** Its first two lines had arrived when it died; its journal and header are those of format 1. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void should_go_on_or_back_after_a_run_of_the_first_format_died(boolean canSave) throws IOException {
        String halfDone = LabSite.CONFIGURATION
                .replace(LabSite.BEFORE.get(0) + "\n", "")
                .replace(LabSite.BEFORE.get(1) + "\n", "");
        try (LabSite site = LabSite.start(
                folder, builder -> builder.configuration(halfDone).startupConfiguration(LabSite.CONFIGURATION))) {
            Path run = Files.createDirectories(folder.resolve("state/runs/20261122-143000-edge"));
            for (String name : List.of("run.json", "journal.jsonl")) {
                try (InputStream file = AfterDeathTest.class.getResourceAsStream("/runs/format-1/" + name)) {
                    Files.copy(file, run.resolve(name));
                }
            }
            Files.writeString(run.resolve("before.cfg"), LabSite.CONFIGURATION);
            site.router.setFault(canSave ? Fault.none() : new Fault.NvramFull());

            assertThat(site.apply()).isInstanceOf(canSave ? Outcome.Done.class : Outcome.WentBack.class);
            assertThat(site.router.natLines())
                    .containsExactlyInAnyOrderElementsOf(canSave ? LabSite.AFTER : LabSite.BEFORE);
            assertThat(site.runs()
                            .find("20261122-143000-edge")
                            .ending()
                            .orElseThrow()
                            .result())
                    .isEqualTo(Result.CONTINUED);
        }
    }

    @Test
    void should_leave_alone_what_others_did_in_between() throws IOException {
        String foreign = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
        try (LabSite site = LabSite.start(folder)) {
            dies(site.moments, "line 4", () -> site.apply(LOCK_STEP));
            site.router.configureBehindTheBack(foreign);
            site.moments.at("VERIFY", site::interrupt);

            assertThat(site.apply(ApplyOptions.careful().acceptingUnsaved())).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).contains(foreign).containsAll(LabSite.BEFORE);
        }
    }

    @Test
    void should_not_go_on_with_half_a_pair() throws IOException {
        try (LabPair pair = new LabPair(folder)) {
            dies(pair.moments.get("edge2"), "SEND", pair::apply);
            Fleet fleet = new Fleet(pair.topology, LabSite.surroundings(folder, new MomentStrike()), 1);
            List<RouterResult<PlanReview>> first =
                    fleet.each(pair.topology.routers().subList(0, 1), Reconciler::plan);
            assertThat(first.get(0).finished().orElseThrow().plan().isEmpty()).isTrue();

            assertThat(fleet.ready(first).get(0).failed().orElseThrow().problems())
                    .extracting(Problem::code)
                    .containsExactly("pair-incomplete");
            assertThat(pair.apply()).allMatch(Outcome.Done.class::isInstance);
            assertThat(fleet.ready(fleet.each(pair.topology.routers().subList(0, 1), Reconciler::plan)))
                    .allMatch(result -> result.finished().isPresent());
        }
    }

    static Stream<Arguments> deathsOfPairs() {
        return Stream.of("edge1 line 4", "edge2 SEND", "edge2 line 4", "edge1 VERIFY", "edge1 SAVE", "edge2 SAVE")
                .flatMap(death -> Stream.of("edge1", "edge2").map(broken -> Arguments.of(death, broken)));
    }

    @ParameterizedTest
    @MethodSource("deathsOfPairs")
    void should_take_both_of_a_pair_back(String death, String broken) {
        try (LabPair pair = LabPair.inMemory(folder)) {
            dies(pair.moments.get(death.substring(0, 5)), death.substring(6), () -> pair.apply(LOCK_STEP));
            pair.moments
                    .get(broken)
                    .at("SAVE", () -> pair.routers.get(broken).setFault(new Fault.DenyAuthorization("^write")));
            pair.healsOnTheWayBack();

            assertThat(pair.apply()).allMatch(Outcome.WentBack.class::isInstance);

            pair.assertBoth(LabSite.BEFORE);
            assertThat(pair.store().list())
                    .hasSize(4)
                    .allMatch(run -> run.ending().isPresent());
        }
    }
}
