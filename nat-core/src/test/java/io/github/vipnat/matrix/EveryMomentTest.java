package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.matrix.World.Flow;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Everything that can go wrong, around every line of a run and at every step, on the document's router. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class EveryMomentTest {

    private static final List<String> STEPS = List.of(
            Moments.APPLY, "PREFLIGHT", "GUARD", "SEND", "line 1", "line 3", "line 6", "VERIFY", "DISARM", "SAVE");
    private static final String RETIRED = "ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 192.168.4.51 extendable";
    private static final Flow ON_RETIRED = new Flow("tcp", "172.18.55.51:443", "10.51.10.11:443", "203.0.113.9:51234");
    private static final Flow ON_ADDED = new Flow("tcp", "172.18.55.51:80", "10.51.10.67:80", "203.0.113.9:51235");

    private final TrialTally tally = new TrialTally("Every moment, in memory" + Depth.told());
    private final List<World> routers = Depth.everyRouter();

    /** Each router types another number of lines; behind the last line nothing is left to strike. */
    private int lines() throws IOException {
        int most = 0;
        for (World world : routers) {
            most = Math.max(most, Bench.length(world).lines());
        }
        return most;
    }

    /** Each of them with {@code -Dvipnat.full=true}, else the one that is drawn for this place. */
    private Stream<World> drawn(String place) {
        return Depth.inFull(routers, place);
    }

    private void play(Stream<Scenario> scenarios) {
        tally.addAll(scenarios.parallel().map(Bench::inMemory));
    }

    private static Stream<Scenario> of(
            String suffix, Stream<Fault> faults, IntFunction<String> moment, Strike... more) {
        List<Fault> all = faults.toList();
        List<World> worlds = Depth.everyRouter();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> Depth.of(worlds, all.get(i) + moment.apply(i) + suffix)
                        .map(world -> {
                            List<Strike> strikes = new ArrayList<>(List.of(Strike.fault(moment.apply(i), all.get(i))));
                            strikes.addAll(List.of(more));
                            return new Scenario(
                                    name(all.get(i)) + suffix,
                                    world,
                                    ApplyOptions.careful(),
                                    strikes,
                                    all.get(i).hashCode());
                        }));
    }

    private static String name(Fault fault) {
        if (fault instanceof Fault.Then then) {
            return name(then.first()) + ", " + then.next().getClass().getSimpleName();
        }
        return fault instanceof Fault.Both both
                ? name(both.one()) + " + " + both.other().getClass().getSimpleName()
                : fault.getClass().getSimpleName();
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_strikes_around_a_line() throws IOException {
        Stream<Fault> faults = Depth.inFull(lines() + 1, 2)
                .mapToObj(line -> line + 1)
                .flatMap(line -> Stream.concat(Catalogue.around(line), Catalogue.breaks(line)));

        play(of("", faults, i -> Moments.APPLY));
    }

    @Test
    void should_end_whole_or_not_at_all_whatever_is_wrong_until_the_way_back() {
        for (String step : STEPS) {
            play(of(" until the way back", Catalogue.lasting(), i -> step, Strike.heals("WAY_BACK")));
        }
    }

    @Test
    void should_leave_to_a_human_only_what_is_on_the_list_when_something_is_wrong_for_good() {
        for (String step : STEPS) {
            play(of(" for good", Catalogue.lasting(), i -> step));
        }
        play(of("", Catalogue.hopeless(), i -> "line 6"));
        play(routers.stream()
                .map(world -> Scenario.of(
                        "another operator does what a lost character would",
                        world,
                        Strike.operator("line 2", ADDED.replace(".51 ", ".5 ")),
                        Strike.fault("line 2", new Fault.DisconnectAfterTypedBytes(400)))));
        Fault saved = new Fault.DisconnectAfterLine(1).then(new Fault.RefuseLogin(1));
        play(routers.stream()
                .map(world -> Scenario.of(
                        "the save cannot be taken back",
                        world,
                        Strike.fault("SAVE", saved.then(new Fault.DenyAuthorization("^write"))))));
        play(routers.stream()
                .map(world -> Scenario.of(
                        "another operator behind the save",
                        world,
                        Strike.fault("SAVE", saved),
                        Strike.operator("WAY_BACK", Catalogue.FOREIGN))));
    }

    @Test
    void should_leave_alone_what_others_do_between_any_two_steps() {
        List<String> moments = new ArrayList<>(STEPS);
        moments.addAll(List.of("line 2", "line 4", "line 5", "line 7"));
        List<String> typed = List.of(
                Catalogue.FOREIGN,
                Catalogue.FOREIGN_ROUTE,
                "no " + RETIRED,
                "no ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80",
                ADDED);
        for (String moment : moments) {
            for (String line : typed) {
                play(drawn(moment + line)
                        .map(world -> Scenario.of("another operator", world, Strike.operator(moment, line))));
                play(drawn("broken" + moment + line)
                        .map(world -> Scenario.of(
                                "another operator, line broken",
                                world,
                                Strike.operator(moment, line),
                                Strike.fault("line 4", new Fault.DisconnectAfterLine(1)))));
                play(drawn("back" + moment + line)
                        .map(world -> Scenario.of(
                                "another operator on the way back",
                                world,
                                Strike.fault(moment, new Fault.LosePrompt(1)),
                                Strike.operator("WAY_BACK", line))));
            }
        }
    }

    @Test
    void should_leave_alone_what_others_do_in_sessions_of_their_own() {
        for (String moment : STEPS) {
            for (Deed deed : Catalogue.deeds().toList()) {
                play(drawn(moment + deed).flatMap(world -> withOther(world, Strike.other(moment, deed))));
            }
        }
    }

    private static Stream<Scenario> withOther(World world, Strike other) {
        String row = "others at work";
        Strike denied = Strike.fault("line 6", new Fault.DenyAuthorization("ip nat inside source"));
        return Stream.of(
                Scenario.of(row, world, other),
                Scenario.of(
                        row + ", line broken", world, other, Strike.fault("line 4", new Fault.DisconnectAfterLine(1))),
                Scenario.of(row + ", a line is denied", world, other, denied, Strike.heals("WAY_BACK")));
    }

    @Test
    void should_end_whole_or_not_at_all_when_the_router_restarts_or_time_passes_between_two_steps() {
        for (String moment : STEPS) {
            play(drawn(moment).map(world -> Scenario.of("restart", world, Strike.reload(moment))));
            play(Stream.of(4, 8, 9, 10, 11)
                    .map(Duration::ofMinutes)
                    .flatMap(minutes -> drawn(moment + minutes)
                            .map(world -> Scenario.of("time passes", world, Strike.timePasses(moment, minutes)))));
        }
    }

    @Test
    void should_keep_or_drop_live_flows_as_asked() {
        for (String moment : STEPS) {
            for (Flow flow : List.of(ON_RETIRED, ON_ADDED)) {
                for (InUse policy : InUse.values()) {
                    play(drawn(moment + flow + policy).flatMap(world -> withFlow(world, moment, flow, policy)));
                }
            }
        }
    }

    private static Stream<Scenario> withFlow(World world, String moment, Flow flow, InUse policy) {
        ApplyOptions options = ApplyOptions.careful().with(policy);
        String row = "a flow begins, " + policy.name().toLowerCase(java.util.Locale.ROOT);
        Strike begins = Strike.flow(moment, flow);
        Strike breaks = Strike.fault("line 7", new Fault.DisconnectAfterLine(1));
        return Stream.of(
                Scenario.of(row, world, begins).with(options),
                Scenario.of(row, world, begins).with(options.with(SendWindow.ofLines(1))),
                Scenario.of(row + ", line broken", world, begins, breaks).with(options));
    }

    @Test
    void should_end_whole_or_not_at_all_when_somebody_interrupts() {
        for (String moment : STEPS) {
            play(drawn(moment).map(world -> Scenario.of("interrupted", world, Strike.interrupt(moment))));
        }
    }

    @Test
    void should_go_on_or_back_after_the_program_died_at_any_step() {
        for (String moment : STEPS) {
            play(drawn(moment).map(world -> Scenario.of("vipnat dies", world, Strike.dies(moment))));
        }
    }

    @AfterAll
    void count() {
        tally.finish();
        assertThat(tally.unused())
                .as("entries of the list that no scenario needs")
                .isEmpty();
    }
}
