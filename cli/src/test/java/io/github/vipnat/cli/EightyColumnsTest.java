package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is there to be read breaks where a terminal ends; what is there to be typed stays whole, so that it can be copied. */
class EightyColumnsTest {

    private static final Path CASES = Path.of("../nat-core/src/test/resources/golden/plan");

    /** A line of IOS by itself. */
    private static final Pattern OF_A_ROUTER = Pattern.compile(" +(no )?(ip nat|ip access-list|access-list|permit) .*");

    @TempDir
    Path folder;

    /** Those that stand as they are; one says its two thousand rules in lines that its own test unfolds. */
    static List<Path> cases() throws IOException {
        try (Stream<Path> paths = Files.list(CASES)) {
            return paths.filter(path -> !path.endsWith("two-thousand-rules"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_hold_for_the_plan_of_every_golden_case(Path golden) {
        Typed plan = Typed.vipnat(
                "plan",
                "-f",
                golden.resolve("cluster.yaml").toString(),
                "--running-config",
                golden.resolve("running.cfg").toString());
        assertFits(plan.out(), golden.toString());
    }

    @Test
    void should_hold_for_everything_that_is_said_about_routers_and_runs() {
        try (CliSite site = new CliSite(folder, 2)) {
            site.describe(
                    number -> number == 1
                            ? "      - { global: 172.18.55.1, as: full, exposure: accepted }\n"
                            : "      - { global: 192.168.4.52, as: ports, ports: [tcp 80, tcp 443, tcp 8080, udp 53, udp 123] }\n");
            assertFits(site.vipnat("plan").endsWith(ExitCode.REFUSED).out());
            assertFits(site.vipnat("verify").endsWith(ExitCode.DRIFT).out());
            site.describe(number -> "");
            assertFits(site.vipnat("apply", "--yes", "--ticket", "CHG-0012345")
                    .endsWith(ExitCode.DONE)
                    .out());
            assertFits(site.vipnat("verify").endsWith(ExitCode.DONE).out());
            String run = lastRun(site);
            assertFits(site.vipnat("rollback", run, "--yes")
                    .endsWith(ExitCode.DONE)
                    .out());
            assertFits(site.vipnat("runs").endsWith(ExitCode.DONE).out());
            assertFits(
                    site.vipnat("runs", lastRun(site)).endsWith(ExitCode.DONE).out());
            String portrait = folder.resolve("p.txt").toString();
            assertFits(site.vipnat("probe", "edge1", "-o", portrait)
                    .endsWith(ExitCode.DONE)
                    .out());
        }
    }

    private static String lastRun(CliSite site) {
        List<JsonObject> runs =
                Json.read("out", site.vipnat("runs", "--json").out()).objects("runs");
        return runs.get(0).string("id");
    }

    private void assertFits(String out) {
        assertFits(out, folder.toString());
    }

    /** @param path which nobody shortens */
    private static void assertFits(String out, String path) {
        assertThat(out).isNotEmpty();
        assertThat(out.lines())
                .filteredOn(line ->
                        !line.contains(path) && !OF_A_ROUTER.matcher(line).matches())
                .allMatch(line -> line.length() <= 80);
    }
}
