package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.lint.Linter;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.report.HumanReport;
import io.github.vipnat.report.Style;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A router with thousands of rules, of which some hundred are ours: 2,000 as in issue 3, and 100,000 to see the slope. */
@Timeout(240)
class BigRouterTest {

    private static final DeviceOs OS = new IosDeviceOs();

    /** Ports that each node serves on its own global. */
    private static final int OURS = 200;

    /** A running-config of that many rules; ours stand among those of other hosts. */
    private static String running(int rules) {
        StringBuilder config = new StringBuilder("""
                hostname edge
                interface GigabitEthernet0/0
                 ip address 10.51.10.254 255.255.0.0
                 ip nat inside
                interface GigabitEthernet0/1
                 ip address 203.0.113.2 255.255.255.0
                 ip nat outside
                """);
        for (int i = 0; i < rules; i++) {
            int port = 1000 + i % 60000;
            String rule = i % (rules / OURS) == 0 && i / (rules / OURS) < OURS
                    ? "10.51.10.11 " + port + " 203.0.113.20 " + (1000 + i / (rules / OURS))
                    : "10.52." + i / 250 % 250 + "." + (1 + i % 250) + " " + port + " 198.51.100." + (1 + i / 60000)
                            + " " + port;
            config.append("ip nat inside source static tcp ").append(rule).append(" extendable\n");
        }
        return config.append("end\n").toString();
    }

    private static Topology site() {
        List<String> ports = new ArrayList<>();
        for (int i = 0; i < OURS; i++) {
            ports.add("\"tcp " + (1000 + i) + ":" + (20000 + i) + "\"");
        }
        return new TopologyReader(Path.of("/home/ops"))
                .read(Path.of("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67
                nodes: [{ name: vm1, address: 10.51.10.11 }, { name: vm2, address: 10.51.10.12 }]
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish:
                      - { global: 203.0.113.20, as: ports, ports: [%s] }
                """.formatted(String.join(", ", ports)));
    }

    /**
     * Everything between the router's text and the plan's text.
     *
     * @param text what {@code vipnat plan} prints of it
     */
    private record Planned(List<String> forward, List<String> inverse, List<Problem> problems, String text) {
        static Planned of(Topology site, String running) {
            Router router = site.routers().get(0);
            RouterView view = OS.read(running);
            Plan plan = Planner.plan(view.nat(), DesiredNat.of(site, router, view));
            CommandScript script = OS.render(plan, view.nat());
            PlanReview review = new PlanReview(
                    router.name(),
                    view,
                    plan,
                    script,
                    Exposure.of(plan, view),
                    OS.keepClosed(plan, view),
                    Optional.empty(),
                    Linter.check(site, router, view, plan));
            return new Planned(
                    script.forwardLines(),
                    script.inverseLines(),
                    review.problems(),
                    new HumanReport(Style.PLAIN).plan(review));
        }
    }

    @Test
    void should_find_its_own_among_two_thousand_rules() {
        String running = running(2000);
        Planned planned = Planned.of(site(), running);

        assertThat(planned.forward()).hasSize(2 * OURS);
        for (int i = 0; i < OURS; i++) {
            assertThat(planned.forward().get(2 * i))
                    .startsWith("no ip nat inside source static tcp 10.51.10.11 ")
                    .endsWith(" 203.0.113.20 " + (1000 + i) + " extendable");
            assertThat(planned.forward().get(2 * i + 1))
                    .isEqualTo("ip nat inside source static tcp 10.51.10.67 " + (20000 + i) + " 203.0.113.20 "
                            + (1000 + i) + " extendable");
        }
        assertThat(planned.problems()).isEmpty();
        assertThat(planned.text())
                .startsWith("Router edge: ")
                .contains(planned.forward().get(0), planned.forward().get(2 * OURS - 1))
                .contains(planned.inverse().get(0), planned.inverse().get(2 * OURS - 1));
        List<String> before = running.lines()
                .filter(line -> line.startsWith("ip nat inside source static "))
                .toList();
        assertThat(before).hasSize(2000);
        List<String> after = Typing.typed(before, planned.forward());
        assertThat(Typing.typed(after, planned.inverse())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void should_take_time_in_proportion_to_the_number_of_rules() {
        Topology site = site();
        String small = running(5_000);
        String large = running(25_000);
        Planned.of(site, small);
        inProportion(() -> taken(site, small), () -> taken(site, large));
    }

    @Test
    void should_lead_back_in_time_in_proportion_when_every_rule_is_of_one_host() {
        List<StaticRule> small = ofOneHost(5_000);
        List<StaticRule> large = ofOneHost(25_000);
        leadBack(small);
        inProportion(() -> leadBack(small), () -> leadBack(large));
    }

    /** Five times as many rules: with their square it would be twenty-five times as long. */
    private static void inProportion(Supplier<Duration> small, Supplier<Duration> large) {
        List<Duration> one = new ArrayList<>();
        List<Duration> five = new ArrayList<>();
        // In turn, so that what else the machine does comes down on both.
        for (int i = 0; i < 3; i++) {
            one.add(small.get());
            five.add(large.get());
        }
        assertThat(Collections.min(five))
                .as("5,000 rules took %s, 25,000 took %s, at a load of %.1f", one, five, load())
                .isLessThan(Collections.min(one).multipliedBy(15));
    }

    private static List<StaticRule> ofOneHost(int rules) {
        StringBuilder config = new StringBuilder();
        for (int i = 0; i < rules; i++) {
            config.append("ip nat inside source static 10.51.10.11 198.51." + i / 250 + "." + (1 + i % 250)
                    + " extendable\n");
        }
        return OS.read(config.append("end\n").toString()).nat().entries().stream()
                .map(NatEntry::rule)
                .toList();
    }

    /** The way back of a plan that takes every rule away. */
    private static Duration leadBack(List<StaticRule> rules) {
        NatTable empty = OS.read("end\n").nat();
        Plan there = Planner.plan(empty, rules);
        NatTable full = there.after();
        return threadTime(() -> {
            Plan away = Planner.plan(full, List.of());
            assertThat(Planner.inverse(away).additions()).hasSize(rules.size());
        });
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Time of this thread: what else the machine does is not what is measured. */
    private static Duration taken(Topology site, String running) {
        return threadTime(() -> {
            Planned planned = Planned.of(site, running);
            assertThat(planned.forward()).hasSize(2 * OURS);
            assertThat(planned.text()).contains(planned.inverse().get(0));
        });
    }

    private static Duration threadTime(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    @Test
    void should_print_as_much_as_changes_and_not_as_much_as_stands() {
        assertThat(Planned.of(site(), running(20_000)).text().lines().count())
                .isLessThan(Planned.of(site(), running(2_000)).text().lines().count() + 5);
    }

    /** {@code bin/test --measure}: from a router's text to the plan's in a warm JVM; the bounds are those of issue 3. */
    @Test
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_two_thousand_and_a_hundred_thousand_rules() {
        Topology site = site();
        measured(site, 2000);
        Duration small = measured(site, 2000);
        Duration one = measured(site, 10_000);
        Duration ten = measured(site, 100_000);

        assertThat(small).as("2,000 rules, plan to text").isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(ten).as("ten times as many rules as in %s", one).isLessThanOrEqualTo(one.multipliedBy(15));
    }

    /** The median of eleven. */
    private static Duration measured(Topology site, int rules) {
        String running = running(rules);
        List<Duration> taken = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            taken.add(taken(site, running));
        }
        List<Duration> sorted = taken.stream().sorted().toList();
        System.out.printf(
                "%6d rules: median %d ms, best %d ms%n",
                rules, sorted.get(5).toMillis(), sorted.get(0).toMillis());
        return sorted.get(5);
    }
}
