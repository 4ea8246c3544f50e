package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every plan, on sites made up from seeds; the seed stands in the name of a test that fails. */
@Execution(ExecutionMode.CONCURRENT)
class CircleTest {

    private static final DeviceOs OS = new IosDeviceOs();

    /** 250 with {@code -Dvipnat.full=true}. */
    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("vipnat.full") ? 250 : 100);
    }

    /** One made-up site, and the way there and back. */
    private static final class Circle {

        final RandomSite site;
        final Topology topology;
        final RouterView view;
        final Plan plan;
        final CommandScript script;

        Circle(long seed) {
            site = new RandomSite(seed);
            topology = site.topology();
            view = OS.read(RandomSite.running(site.rules()));
            plan = plan(view);
            script = OS.render(plan, view.nat());
        }

        Plan plan(RouterView router) {
            return Planner.plan(
                    router.nat(), DesiredNat.of(topology, topology.routers().get(0), router));
        }

        List<String> after() {
            return Typing.typed(site.rules(), script.forwardLines());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_have_nothing_to_do_once_the_lines_are_typed(long seed) {
        Circle circle = new Circle(seed);

        RouterView after = OS.read(RandomSite.running(circle.after()));

        assertThat(circle.plan(after).changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_be_back_where_it_was_once_the_inverse_is_typed(long seed) {
        Circle circle = new Circle(seed);

        assertThat(Typing.typed(circle.after(), circle.script.inverseLines()))
                .containsExactlyInAnyOrderElementsOf(circle.site.rules());
        assertThat(meanings(Planner.inverse(circle.plan).after())).isEqualTo(meanings(circle.view.nat()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_plan_the_same_in_whatever_order_the_router_prints_its_lines(long seed) {
        Circle circle = new Circle(seed);
        RouterView shuffled = OS.read(RandomSite.running(circle.site.shuffledRules()));

        CommandScript script = OS.render(circle.plan(shuffled), shuffled.nat());

        assertThat(script.forwardLines()).isEqualTo(circle.script.forwardLines());
        assertThat(script.inverseLines()).isEqualTo(circle.script.inverseLines());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_never_touch_a_rule_of_another_host(long seed) {
        Circle circle = new Circle(seed);

        for (String line : circle.script.forwardLines()) {
            assertThat(RandomSite.FOREIGNERS).noneMatch(line::contains);
            assertThat(line.startsWith("no ") || line.contains(" " + RandomSite.VIP + " "))
                    .as("%s adds a rule of the VIP", line)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_remove_before_it_adds_on_every_global(long seed) {
        Circle circle = new Circle(seed);
        List<StaticRule> standing = new ArrayList<>(
                circle.view.nat().entries().stream().map(NatEntry::rule).toList());
        for (Change change : circle.plan.changes()) {
            if (change.removes()) {
                standing.remove(change.rule());
                continue;
            }
            assertThat(standing)
                    .as("rules of the cluster that still stand when %s comes", change.rule())
                    .filteredOn(rule -> !isForeign(rule) && !isKept(circle, rule))
                    .noneMatch(rule -> rule.key().equals(change.rule().key())
                            && rule.mapping().meets(change.rule().mapping())
                            && rule.options()
                                    .routeMap()
                                    .equals(change.rule().options().routeMap()));
            standing.add(change.rule());
        }
    }

    @Test
    void should_have_seen_plans_of_every_size() {
        Set<Integer> sizes = seeds().mapToObj(Circle::new)
                .map(circle -> circle.plan.changes().size())
                .collect(Collectors.toSet());
        assertThat(sizes).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static boolean isForeign(StaticRule rule) {
        return RandomSite.FOREIGNERS.contains(rule.mapping().insideLocal().toString());
    }

    private static boolean isKept(Circle circle, StaticRule rule) {
        return circle.plan.kept().stream().anyMatch(entry -> entry.rule().equals(rule));
    }

    private static Set<StaticRule> meanings(NatTable table) {
        return table.entries().stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
    }
}
