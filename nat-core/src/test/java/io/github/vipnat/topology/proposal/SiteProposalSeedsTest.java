package io.github.vipnat.topology.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.RouterView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routers that nobody would configure, to find what the golden cases have forgotten. */
@Execution(ExecutionMode.CONCURRENT)
class SiteProposalSeedsTest {

    private static final String HEAD = """
            hostname edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            """;

    private static final List<String> LOCALS =
            List.of("10.51.10.11", "10.51.10.12", "10.51.10.67", "10.51.10.254", "10.52.10.31");
    private static final List<String> GLOBALS = List.of("192.168.4.51", "172.18.55.51", "interface Dialer1");
    private static final List<String> OPTIONS = List.of(
            "",
            "",
            "",
            " extendable",
            " no-payload",
            " no-alias",
            " vrf BLUE",
            " route-map A",
            " route-map B reversible");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_be_accepted_and_lose_nothing(int seed) {
        RouterView view = new IosDeviceOs().read(configuration(new SplittableRandom(seed)));
        Proposed.by(view, "10.51.10.99").losesNothing();
    }

    @Test
    void should_try_every_kind_of_rule() {
        List<RouterView> views = seeds().mapToObj(
                        seed -> new IosDeviceOs().read(configuration(new SplittableRandom(seed))))
                .toList();
        assertThat(views).allMatch(view -> view.nat().unknown().isEmpty());
        assertThat(views.stream()
                        .flatMap(view -> view.nat().entries().stream())
                        .map(entry -> entry.rule().mapping().getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrder("Port", "InterfacePort", "Full", "InterfaceFull", "InterfaceEsp");
    }

    private static String configuration(SplittableRandom random) {
        StringBuilder text = new StringBuilder(HEAD);
        Map<String, String> lines = new LinkedHashMap<>();
        int rules = random.nextInt(1, 16);
        for (int i = 0; i < rules; i++) {
            String rule = rule(random);
            lines.put(rule, "ip nat inside source static " + rule + pick(random, OPTIONS) + "\n");
        }
        lines.values().forEach(text::append);
        return text.toString();
    }

    private static String rule(SplittableRandom random) {
        String local = pick(random, LOCALS);
        String global = pick(random, GLOBALS);
        int kind = random.nextInt(8);
        if (kind == 0) {
            return local + " " + global;
        }
        if (kind == 1 && global.startsWith("interface")) {
            return "esp " + local + " " + global;
        }
        return "tcp " + local + " " + pick(random, List.of("22", "80", "443")) + " " + global + " "
                + pick(random, List.of("22", "80", "443", "8080"));
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
