package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Fault.Refusal;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.matrix.Trial.Ending;
import io.github.vipnat.matrix.World.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nobody could tell us about IOS (docs/unknown.md): the document's site is applied in every position of every switch, on each
 * make of router or on one that is drawn. In memory, through the applier as users have it; over SSH where a switch is about the login.
 */
@Timeout(240)
class EveryQuirkTest {

    private static final Flow BUSY = new Flow("tcp", "172.18.55.51:443", "10.51.10.11:443", "203.0.113.9:51234");

    /** Switches that no router in memory asks about. */
    private static final Set<Class<? extends Quirk>> AT_THE_LOGIN = Set.of(
            Quirk.FullVty.class,
            Quirk.SecondChannel.class,
            Quirk.ExecDenied.class,
            Quirk.ExecCommandDenied.class,
            Quirk.TerminalSize.class,
            Quirk.Greeting.class);

    static Stream<Quirk> everyPosition() {
        return Quirks.everySwitch().stream().flatMap(List::stream);
    }

    /** A rule that stands otherwise than it was typed is not what the plan leads to, and a question that nobody knows ends a run. */
    static Stream<Quirk> everyPositionThatLetsUsDoIt() {
        return everyPosition().filter(EveryQuirkTest::letsUsDoIt);
    }

    static boolean letsUsDoIt(Quirk position) {
        boolean asks = position instanceof Quirk.AdditionQuestion && position != Quirk.AdditionQuestion.NEVER;
        return !asks && !isStoredOtherwise(position);
    }

    /**
     * Where the router prints names for what was typed as numbers, no line of ours leads back to the numbers, nor is a line that
     * a {@code [confirm]} took for its answer: both are left to a human (SpelledOtherwiseTest, QuestionTest).
     */
    static Stream<Quirk> everyPositionThatLetsUsGoBack() {
        return everyPosition()
                .filter(position -> position != Quirk.StoredAs.PORTS_BY_NAME
                        && position != Quirk.StoredAs.ADDRESSES_BY_NAME
                        && position != Quirk.AdditionQuestion.CONFIRM);
    }

    private static boolean isStoredOtherwise(Quirk position) {
        return position instanceof Quirk.StoredAs && position != Quirk.StoredAs.TYPED;
    }

    static Stream<Quirk> everyPositionAtTheLogin() {
        return everyPosition().filter(position -> AT_THE_LOGIN.contains(position.getClass()));
    }

    private static Stream<World> routers(Quirk position) {
        return Stream.of(Personality.values())
                .map(make -> DocumentSite.of(make, make != Personality.IOS_12)
                        .with(Quirks.defaults().with(position)));
    }

    /** The same site with its globals in a VRF. */
    private static World inVrf(World world) {
        String vip = "ip nat inside source static " + World.VIP;
        return new World(
                world.running()
                        .replace("hostname edge\n!\n", "hostname edge\n!\nvrf definition RED\n!\n")
                        .replace(" description LAN\n", " description LAN\n vrf forwarding RED\n")
                        .replaceAll("(\\.51 \\d+) extendable", "$1 vrf RED extendable"),
                world.startup(),
                world.cluster().replace("as: full", "vrf: RED, as: full"),
                world.personality(),
                world.quirks(),
                world.vipAlive(),
                world.flows(),
                world.returning(),
                world.wanted().stream()
                        .map(rule -> rule.startsWith(vip) ? rule + " vrf RED" : rule)
                        .collect(Collectors.toSet()));
    }

    /** Where nothing goes wrong no switch keeps vipnat from what it was asked for. */
    @ParameterizedTest
    @MethodSource("everyPositionThatLetsUsDoIt")
    void should_make_the_change_in_every_position(Quirk position) {
        assertThat(routers(position).parallel().map(world -> Bench.inMemory(Scenario.of("nothing goes wrong", world))))
                .allSatisfy(trial -> {
                    assertThat(trial.ending()).as(trial.toString()).isEqualTo(Ending.DONE);
                    assertThat(trial.complaints()).isEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("everyPositionThatLetsUsGoBack")
    void should_end_verified_or_as_it_was_or_untouched_in_every_position(Quirk position) {
        List<World> all = routers(position).toList();
        Stream<Scenario> played = Stream.concat(
                Depth.inFull(all, "flows " + position).flatMap(EveryQuirkTest::liveFlows),
                Depth.of(all, position).flatMap(EveryQuirkTest::troubles));
        assertThat(played.parallel().map(Bench::inMemory)).allSatisfy(EveryQuirkTest::isWhole);
    }

    /** What leads to a question and to the words of removal, which differ from make to make. */
    private static Stream<Scenario> liveFlows(World world) {
        ApplyOptions drop = ApplyOptions.careful().with(InUse.DROP);
        return Stream.of(
                Scenario.of("a busy rule, dropped", world.with(BUSY)).with(drop),
                Scenario.of("a busy rule of a VRF, dropped", inVrf(world).with(BUSY))
                        .with(drop));
    }

    /** 12.x refuses until the flows are cleared, and which those are without the name of the VRF nobody could tell. */
    @ParameterizedTest
    @EnumSource
    void should_end_the_live_flows_of_a_vrf_by_its_name(Quirk.ClearWithoutVrf position) {
        World world = inVrf(DocumentSite.of(Personality.IOS_12, false)
                .with(Quirks.defaults().with(position))
                .with(BUSY));
        Trial trial = Bench.inMemory(Scenario.of("a busy rule of a VRF", world)
                .with(ApplyOptions.careful().with(InUse.DROP)));
        assertThat(trial.ending()).as(trial.toString()).isEqualTo(Ending.DONE);
        assertThat(trial.complaints()).isEmpty();
    }

    /** What leads to the way back and to the router's own rollback. */
    private static Stream<Scenario> troubles(World world) {
        ApplyOptions drop = ApplyOptions.careful().with(InUse.DROP);
        Strike denied = Strike.fault("line 6", new Fault.DenyAuthorization("ip nat inside source"));
        Strike allowed = Strike.heals("WAY_BACK");
        Strike late = Strike.timePasses("line 4", Duration.ofMinutes(11));
        return Stream.of(
                Scenario.of("a busy rule, kept", world.with(BUSY)),
                Scenario.of("no live flow, in a VRF", inVrf(world)),
                Scenario.of("a rule that gets busy, dropped", world, Strike.flow("line 1", BUSY))
                        .with(drop),
                Scenario.of("a line is denied", world, denied, allowed),
                Scenario.of("a line is denied, busy", world.with(BUSY), denied, allowed)
                        .with(drop),
                Scenario.of("the router's timer runs out", world, late));
    }

    @ParameterizedTest
    @MethodSource("everyPositionAtTheLogin")
    void should_end_verified_or_as_it_was_or_untouched_over_ssh(Quirk position) {
        World world =
                DocumentSite.of(Personality.IOS_XE, true).with(Quirks.defaults().with(position));
        Fault refused = new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION)
                .then(new Fault.RefuseLogin(1, Refusal.EXEC_AUTHORIZATION));
        assertThat(Stream.of(
                                Scenario.of("over SSH", world),
                                Scenario.of("the line breaks, no exec", world, Strike.fault("line 4", refused)))
                        .map(Bench::overSsh))
                .allSatisfy(EveryQuirkTest::isWhole);
        Fault noExec = new Fault.RefuseLogin(1, Refusal.EXEC_AUTHORIZATION);
        Trial never = Bench.overSsh(Scenario.of("no exec", world, Strike.fault(Moments.APPLY, noExec)));
        // unreachable is untouched: the judge looks whether anything was sent
        assertThat(never.ending()).as(never.toString()).isEqualTo(Ending.UNREACHABLE);
        assertThat(never.complaints()).isEmpty();
    }

    /** The judge has looked at the running and the saved configuration: the wished or the old one. */
    private static void isWhole(Trial trial) {
        assertThat(trial.ending()).as(trial.toString()).isIn(Ending.DONE, Ending.WENT_BACK, Ending.REFUSED);
        assertThat(trial.complaints()).as(trial.toString()).isEmpty();
    }
}
