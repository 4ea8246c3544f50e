package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunRecord.Result;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that died and runs that went on from them are one chain: taking any of them back leads to where the first began. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class ChainOriginTest {

    private static final ApplyOptions LOCK_STEP = ApplyOptions.careful().with(SendWindow.ofLines(1));
    private static final List<String> MOMENTS = List.of("PREFLIGHT", "GUARD", "SEND", "VERIFY", "DISARM", "SAVE");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** What a person types: rollback, with the name of a run. */
    private static Outcome rollback(LabSite site, String run) {
        RunRecord record = site.runs().lastOfChain(site.runs().find(run));
        return site.reconciler.apply(
                site.reconciler.planRollback(record), ApplyOptions.careful().withUnprovenVip(), "");
    }

    private static void assertAsItWas(LabSite site) {
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
    }

    private static boolean dies(LabSite site, String moment, ApplyOptions options) {
        site.moments.at(moment, () -> {
            throw new Died();
        });
        try {
            return Refusals.died(() -> site.apply(options));
        } finally {
            site.moments.at("never", () -> {});
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"line 2", "line 4", "line 6", "line 7", "VERIFY", "SAVE"})
    void should_lead_back_to_where_the_first_run_began(String moment) {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(dies(site, moment, LOCK_STEP)).isTrue();
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);

            String printed = site.runs().list().get(0).id();
            assertThat(rollback(site, printed)).isInstanceOf(Outcome.Done.class);

            assertAsItWas(site);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"line 2", "line 5", "VERIFY"})
    void should_take_back_a_run_that_died_though_none_went_on_from_it(String moment) {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(dies(site, moment, LOCK_STEP)).isTrue();

            assertThat(rollback(site, site.runs().list().get(0).id())).isInstanceOf(Outcome.Done.class);

            assertAsItWas(site);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, Boolean.getBoolean("vipnat.full") ? 500 : 60);
    }

    /** Any kill, any number of continuations, any window, any name of the chain. */
    @ParameterizedTest
    @MethodSource("seeds")
    void should_lead_back_from_any_member_of_any_chain(int seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        Path own = Files.createDirectories(folder.resolve("seed-" + seed));
        try (LabSite site = LabSite.inMemory(own, builder -> builder.configuration(LabPair.CONFIGURATION))) {
            int deaths = dice.nextInt(1, 4);
            int lines = 1;
            for (int i = 0; i < deaths; i++) {
                int step = dice.nextInt(MOMENTS.size() + 9);
                lines += dice.nextInt(1, 4);
                String moment = step < MOMENTS.size() ? MOMENTS.get(step) : "line " + lines;
                dies(
                        site,
                        moment,
                        LOCK_STEP.with(
                                SendWindow.ofLines(List.of(1, 4, 8, 32, 64).get(dice.nextInt(5)))));
            }
            List<RunRecord> chain = site.runs().list();
            boolean finishes = dice.nextInt(4) > 0;
            if (finishes) {
                assertThat(site.apply()).isNotInstanceOfAny(Outcome.WentBack.class, Outcome.LeftForHuman.class);
            }
            List<RunRecord> all = site.runs().list();
            if (all.isEmpty()) {
                return;
            }
            RunRecord one = all.get(dice.nextInt(all.size()));

            Outcome outcome = rollback(site, one.id());

            assertThat(outcome)
                    .as("after %s of %s", one.id(), chain)
                    .isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
            assertAsItWas(site);
        }
    }

    @Test
    void should_go_on_from_what_was_left_for_a_human() {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.moments.at(
                    "line 4",
                    () -> site.router.setFault(new Fault.DisconnectAfterLine(1).then(new Fault.RefuseLogin(1000))));
            assertThat(site.apply(LOCK_STEP)).isInstanceOf(Outcome.LeftForHuman.class);
            site.moments.at("never", () -> {});
            site.router.setFault(Fault.none());
            String left = site.runs().list().get(0).id();

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(rollback(site, left)).isInstanceOf(Outcome.Done.class);

            assertAsItWas(site);
        }
    }

    /** Its record says that it never ended, but the router runs and holds what it was to change. */
    @Test
    void should_not_go_back_behind_a_run_that_the_router_shows_to_be_over() throws IOException {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            RunRecord first = site.runs().list().get(0);
            Path journal = folder.resolve("state/runs/" + first.id() + "/journal.jsonl");
            Files.write(
                    journal,
                    Files.readAllLines(journal).stream()
                            .filter(line -> !line.contains("\"ended\""))
                            .toList());
            String late = "ip nat inside source static tcp 10.51.10.11 8080 172.18.55.51 8080 extendable";
            site.router.configureBehindTheBack(late);
            site.router.setFault(new Fault.NvramFull());

            assertThat(site.apply(ApplyOptions.careful().acceptingUnsaved())).isInstanceOf(Outcome.WentBack.class);

            assertThat(site.router.natLines()).containsAll(LabSite.AFTER).contains(late);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.runs().find(first.id()).ending().orElseThrow().result())
                    .isEqualTo(Result.DONE);
        }
    }

    /** Somebody published another server meanwhile; nobody takes it from them. */
    @Test
    void should_not_bring_back_what_somebody_else_has_replaced_since() {
        String decided = "ip nat inside source static tcp 10.52.10.40 21 172.18.55.51 21 extendable";
        try (LabSite site = LabSite.inMemory(folder)) {
            assertThat(dies(site, "line 4", LOCK_STEP)).isTrue();
            site.router.configureBehindTheBack(decided);
            site.moments.at("VERIFY", site::interrupt);
            try {
                site.apply(ApplyOptions.careful().acceptingUnsaved());
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }

            assertThat(site.router.natLines()).contains(decided).doesNotContain(LabSite.BEFORE.get(0));
        }
    }
}
