package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when something goes wrong after the first line was sent: the router ends as it was, and that is proven. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class SetbackTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_go_back_when_the_router_refuses_a_line() throws IOException {
        Quirks strict = Quirks.defaults().with(Quirk.FullOverPorts.REFUSE_SIMILAR);
        String foreign = "ip nat inside source static tcp 10.52.10.31 25 172.18.55.51 25 extendable";
        try (LabSite site = LabSite.start(folder, builder -> builder.quirks(strict))) {
            site.moments.at("line 4", () -> site.router.configureBehindTheBack(foreign));

            Outcome outcome = site.apply();

            // What somebody else put on the global is not undone, so it is not as it was.
            assertThat(outcome)
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> {
                        assertThat(left.cause().code()).isEqualTo("similar-entry");
                        assertThat(left.hindrance().code()).isEqualTo("not-as-before");
                    });
            assertThat(site.router.natLines())
                    .containsAll(LabSite.BEFORE)
                    .contains(foreign)
                    .hasSize(LabSite.BEFORE.size() + 1);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    static Stream<Arguments> everyFaultAtEveryMoment() {
        List<Fault> faults = List.of(
                new Fault.DisconnectAfterLine(1, Moment.BEFORE_EXECUTION),
                new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION),
                new Fault.DisconnectAfterLine(1, Moment.AFTER_REPLY),
                new Fault.DisconnectAfterLine(2, Moment.AFTER_EXECUTION),
                new Fault.LoseCharacters(1, 5, 1),
                new Fault.LosePrompt(1),
                new Fault.DoubledEcho(1),
                new Fault.SyslogInEcho(1, 4),
                new Fault.Garbage(1, 40, 7),
                new Fault.DenyAuthorization("nat|write|show|configure"),
                new Fault.LockedByOther(1));
        Stream<String> moments = Stream.of(
                "SEND", "line 1", "line 2", "line 3", "line 4", "line 5", "line 6", "line 7", "VERIFY", "SAVE");
        return moments.flatMap(moment -> faults.stream().map(fault -> Arguments.of(moment, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultAtEveryMoment")
    void should_end_whole_or_not_at_all(String moment, Fault fault) {
        try (LabSite site = LabSite.inMemory(folder)) {
            assertWhole(site, moment, fault);
        }
    }

    /** One of twelve, so that each moment and nearly each fault has its turn; all of them with {@code -Dvipnat.full=true}. */
    static Stream<Arguments> faultsOverSsh() {
        List<Arguments> all = everyFaultAtEveryMoment().toList();
        return Boolean.getBoolean("vipnat.full")
                ? all.stream()
                : IntStream.range(0, all.size() / 12)
                        .mapToObj(i -> all.get(12 * i))
                        .filter(each -> !isSilent((Fault) each.get()[1]));
    }

    /** Somebody really waits for a deadline. */
    private static boolean isSilent(Fault fault) {
        return fault instanceof Fault.LosePrompt || fault instanceof Fault.Garbage;
    }

    @ParameterizedTest
    @MethodSource("faultsOverSsh")
    void should_end_whole_or_not_at_all_over_ssh(String moment, Fault fault) throws IOException {
        try (LabSite site = isSilent(fault) ? LabSite.hasty(folder) : LabSite.start(folder)) {
            assertWhole(site, moment, fault);
        }
    }

    private static void assertWhole(LabSite site, String moment, Fault fault) {
        site.moments.at(moment, () -> site.router.setFault(fault));
        // A fault that stays would bar the way back as well; this one is over when the way back begins.
        site.healsOnTheWayBack();

        Outcome outcome = site.apply();

        boolean done = outcome instanceof Outcome.Done;
        assertThat(outcome).isInstanceOfAny(Outcome.Done.class, Outcome.WentBack.class);
        List<String> expected = done ? LabSite.AFTER : LabSite.BEFORE;
        assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(site.runs().list().get(0).ending().orElseThrow().result())
                .isEqualTo(done ? RunRecord.Result.DONE : RunRecord.Result.WENT_BACK);
        Eventually.holds(() -> site.router.openSessions() == 0);
    }

    static Stream<Fault> savesThatFail() {
        return Stream.of(
                new Fault.NvramFull(),
                new Fault.NvramTooSmall(),
                new Fault.NvramBusy(3),
                new Fault.DenyAuthorization("write memory"));
    }

    @ParameterizedTest
    @MethodSource("savesThatFail")
    void should_go_back_when_the_result_cannot_be_saved(Fault fault) throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.router.setFault(fault);

            assertThat(site.apply())
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.WentBack.class))
                    .satisfies(back -> assertThat(back.cause().code()).isEqualTo("not-saved"));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_find_out_that_a_save_was_done_when_the_line_breaks_before_its_answer() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at(
                    "SAVE", () -> site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION)));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    static Stream<Fault> savesThatSucceedInTheEnd() {
        return Stream.of(new Fault.NvramBusy(2), new Fault.NvramOfOtherImage());
    }

    @ParameterizedTest
    @MethodSource("savesThatSucceedInTheEnd")
    void should_answer_what_a_save_may_ask(Fault fault) throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.router.setFault(fault);

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_have_changed_nothing_when_the_user_may_not_remove_rules() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.router.setFault(new Fault.DenyAuthorization("no ip nat"));

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.natLinesReceived()).hasSize(1);
        }
    }

    @Test
    void should_not_remove_what_another_operator_added_meanwhile() throws IOException {
        String foreign = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("VERIFY", () -> site.router.configureBehindTheBack(foreign));

            Outcome outcome = site.apply();

            assertThat(outcome)
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.WentBack.class))
                    .satisfies(back -> assertThat(back.cause().what()).contains(foreign));
            assertThat(site.router.natLines()).contains(foreign).containsAll(LabSite.BEFORE);
        }
    }

    @Test
    void should_remove_its_own_rule_on_the_way_back_even_when_flows_have_found_it() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 7", () -> {
                site.flow("172.18.55.51:80", "10.51.10.67:80");
                site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.BEFORE_EXECUTION));
            });

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @ParameterizedTest
    @MethodSource("hindrancesThatPass")
    void should_wait_on_the_way_back_while_the_router_is_busy_or_locked(Fault fault) {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.moments.at(
                    "line 4",
                    () -> site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION).then(fault)));

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    /** unicon waits ten times half a minute for a lock (ios-facts 5.3). */
    static Stream<Fault> hindrancesThatPass() {
        return Stream.of(new Fault.LockedByOther(6), new Fault.NatBusy(6));
    }

    @Test
    void should_print_what_to_type_when_the_way_back_is_barred() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at(
                    "line 4",
                    () -> site.router.setFault(
                            new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION).then(new Fault.RefuseLogin(100))));

            Outcome outcome = site.apply();

            assertThat(outcome)
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> {
                        assertThat(left.commands())
                                .startsWith("configure terminal")
                                .endsWith("end", "write memory");
                        site.router.setFault(Fault.none());
                        site.router.configureBehindTheBack(left.commands().stream()
                                .filter(line -> line.contains("ip nat"))
                                .toArray(String[]::new));
                    });
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }
}
