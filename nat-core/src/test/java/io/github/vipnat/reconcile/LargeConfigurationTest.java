package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Running configurations of megabytes over SSH, through session and reader. The bound says that time grows with size and not
 * with its square; figures come from {@link #should_measure_each_size_on_each_transport}.
 */
class LargeConfigurationTest {

    private static final int RULES = 500;

    /** Whatever the size, up to 20 MB, in a warm JVM on a machine that does nothing else. */
    private static final Duration LONGEST_MEDIAN = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    private static String configuration(int megabytes) {
        String block = """
                interface GigabitEthernet0/1.%1$d
                 description customer number %1$d, with some words about where it is and who is to be called
                 encapsulation dot1Q %2$d
                 ip address 10.%3$d.%2$d.1 255.255.255.0
                 ip access-group CUSTOMER in
                !
                access-list 101 permit tcp any host 10.%3$d.%2$d.2 eq 80
                """;
        StringBuilder text = new StringBuilder("""
                hostname big
                interface GigabitEthernet0/0
                 ip address 10.51.10.254 255.255.0.0
                 ip nat inside
                """);
        for (int i = 0; i < RULES; i++) {
            text.append("ip nat inside source static tcp 10.51.10.11 " + (1000 + i) + " 172.18.55.51 " + (1000 + i)
                    + " extendable\n");
        }
        for (int i = 0; text.length() < megabytes * 1_000_000; i++) {
            text.append(block.formatted(i, 1 + i % 250, i / 250 % 250));
        }
        return text.append("end\n").toString();
    }

    /** A router with that much to say, and a session at its prompt. */
    private final class Reading implements AutoCloseable {

        private final SimulatedRouter router;
        private final Session session;

        Reading(int megabytes, TransportChoice transport) throws IOException {
            router = SimulatedRouter.builder()
                    .configuration(configuration(megabytes))
                    .privilege15User("netops", "secret")
                    .start();
            Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
            session = new RouterAccess(patient()).open(described(transport), Transcript.none());
        }

        private Surroundings patient() {
            Surroundings usual = LabSite.surroundings(folder, Progress.silent());
            return new Surroundings(
                    usual.platforms(),
                    usual.secrets(),
                    usual.knownHosts(),
                    usual.runs(),
                    usual.progress(),
                    usual.pause(),
                    usual.clock(),
                    usual.deadlines(),
                    SessionDeadlines.usual(),
                    usual.interruption());
        }

        private Router described(TransportChoice transport) {
            return new TopologyReader(folder)
                    .read(folder.resolve("cluster.yaml"), """
                            cluster: web
                            vip: 10.51.10.67
                            nodes: [{ name: vm1, address: 10.51.10.11 }, { name: vm2, address: 10.51.10.12 }]
                            routers:
                              - name: big
                                address: 127.0.0.1
                                port: %d
                                transport: %s
                                username: netops
                                password: env:IOS_PASSWORD
                                publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                            """.formatted(
                                    router.port(), transport.name().toLowerCase(Locale.ROOT)))
                    .routers()
                    .get(0);
        }

        /** From typing the command to the view of it, whole. */
        Duration once() {
            DeviceReader device = new DeviceReader("big", new IosDeviceOs(), session);
            long start = System.nanoTime();
            RouterView view = device.view(device.runningConfiguration());
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(view.nat().entries()).hasSize(RULES);
            return taken;
        }

        @Override
        public void close() {
            session.close();
            router.close();
        }
    }

    private List<Duration> sorted(int megabytes, TransportChoice transport, int times) throws IOException {
        List<Duration> taken = new ArrayList<>();
        try (Reading reading = new Reading(megabytes, transport)) {
            for (int i = 0; i < times; i++) {
                taken.add(reading.once());
            }
        }
        return taken.stream().sorted().toList();
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_take_time_in_proportion_to_the_size(TransportChoice transport) throws IOException {
        List<Duration> eightTimes = new ArrayList<>();
        List<Duration> once = new ArrayList<>();
        try (Reading small = new Reading(1, transport);
                Reading large = new Reading(8, transport)) {
            // In turn and as many bytes, so that what else the machine does comes down on both alike.
            for (int i = 0; i < 2; i++) {
                eightTimes.add(
                        IntStream.range(0, 8).mapToObj(read -> small.once()).reduce(Duration.ZERO, Duration::plus));
                once.add(large.once());
            }
        }

        // With the square of the size, eight times as long.
        assertThat(Collections.min(once))
                .as("8 × 1 MB took %s, 8 MB took %s, at a load of %.1f", eightTimes, once, load())
                .isLessThan(Collections.min(eightTimes).multipliedBy(4));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** {@code bin/test --measure}: medians in a warm JVM. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @EnabledIfSystemProperty(named = "vipnat.measure", matches = "true")
    void should_measure_each_size_on_each_transport() throws IOException {
        for (TransportChoice transport : TransportChoice.values()) {
            sorted(5, transport, 5);
            sorted(20, transport, 3);
            for (int megabytes : List.of(1, 5, 20)) {
                long cpu = processorTime();
                List<Duration> taken = sorted(megabytes, transport, 7);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %2d MB: median %4d ms, best %4d ms; processor time of router and client %4d ms a read%n",
                        transport,
                        megabytes,
                        taken.get(3).toMillis(),
                        taken.get(0).toMillis(),
                        (processorTime() - cpu) / 7_000_000);
                assertThat(taken.get(3)).isLessThan(LONGEST_MEDIAN);
            }
        }
    }

    /** Of the whole process, in nanoseconds: what is left of a figure when others use the machine. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
