package io.github.vipnat.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.step.ConfigDifference;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.lint.Linter;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.reconcile.SavedConfiguration;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.proposal.SiteProposal;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole routers in the shape of what is out there, without a network: what {@code init} proposes, what {@code lint} finds and
 * what {@code plan} would type, each held against files that were written first. Prints a table of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldCorpusTest {

    private static final Set<String> FILES = Set.of(
            "README",
            "running.txt",
            "startup.txt",
            "cluster.yaml",
            "findings.txt",
            "plan.txt",
            "after.txt",
            "proposal.txt");

    private final IosDeviceOs os = new IosDeviceOs();

    static List<FieldRouter> routers() throws IOException {
        return FieldRouter.all();
    }

    /** What the code makes of a folder. */
    private final class Reviewed {

        final RouterView view;
        final Plan plan;
        final CommandScript script;
        final List<String> findings;

        Reviewed(FieldRouter field) {
            Topology topology = field.topology();
            Router router = topology.routers().get(0);
            view = SavedConfiguration.read(os, field.running(), "running.txt");
            plan = Planner.plan(view.nat(), DesiredNat.of(topology, router, view));
            script = os.render(plan, view.nat());
            findings = Linter.check(topology, router, view, plan).stream()
                    .map(problem -> problem.severity() + " " + problem.code())
                    .sorted()
                    .toList();
        }

        List<String> after() {
            return plan.after().entries().stream()
                    .map(entry -> entry.line().isEmpty() ? os.print(entry.rule()) : entry.line())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_plan_what_is_written(FieldRouter field) {
        Reviewed reviewed = new Reviewed(field);
        assertThat(reviewed.script.forwardLines()).isEqualTo(field.plan());
        assertThat(field.isRefused() ? field.after() : reviewed.after()).isEqualTo(field.after());
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_find_what_is_written_and_nothing_else(FieldRouter field) {
        assertThat(new Reviewed(field).findings).isEqualTo(field.findings());
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_propose_the_vip_that_is_likely_or_none(FieldRouter field) {
        String proposed = SiteProposal.from(new Reviewed(field).view).render();
        String vip = proposed.lines()
                .filter(line -> line.startsWith("vip:"))
                .findFirst()
                .orElseThrow();

        assertThat(vip.contains("CHANGE") ? "CHANGE" : vip.split(" +", 3)[1]).isEqualTo(field.proposal());
        assertThat(new TopologyReader(Path.of("/home/ops"))
                        .read(Path.of("cluster.yaml"), proposed)
                        .routers())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_see_in_running_and_startup_only_what_nobody_has_saved(FieldRouter field) {
        ConfigDifference difference = ConfigDifference.between(field.startup(), field.running(), os);
        List<String> seen = Stream.concat(
                        difference.missing().stream().map(line -> "- " + withoutPlace(line)),
                        difference.added().stream().map(line -> "+ " + withoutPlace(line)))
                .sorted()
                .toList();
        assertThat(seen)
                .isEqualTo(field.unsaved().stream()
                        .map(FieldCorpusTest::asMeant)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_stand_in_the_lab_word_for_word(FieldRouter field) {
        try (SimulatedRouter lab = SimulatedRouter.builder()
                .personality(field.personality())
                .quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                .configuration(field.running())
                .startupConfiguration(field.startup())
                .withoutSsh()
                .start()) {
            assertThat(words(lab.runningConfig())).isEqualTo(words(field.running()));
            assertThat(words(lab.startupConfig())).isEqualTo(words(field.startup()));
        }
    }

    /** Every line but the ones about sizes, sorted; how the file of a certificate is called is each router's own business. */
    private static List<String> words(String configuration) {
        return configuration
                .lines()
                .map(String::stripTrailing)
                .map(line -> line.replaceFirst(" nvram:\\S+$", ""))
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.matches("(Building|Current|Using|Uncompressed|! No) configuration.*|Using .*|!"))
                .sorted()
                .toList();
    }

    /** IOS adds the word by itself (ios-facts 0.4), so that it is no difference. */
    private static String asMeant(String line) {
        return line.contains("ip nat inside source static ") ? line.replace(" extendable", "") : line;
    }

    /** The line alone, whatever block it stands in. */
    private static String withoutPlace(Object line) {
        String text = line.toString().strip();
        return text.substring(text.lastIndexOf(" / ") < 0 ? 0 : text.lastIndexOf(" / ") + 3);
    }

    @Test
    void should_find_every_file_and_a_reason_for_every_finding() throws IOException {
        assertThat(routers()).hasSizeGreaterThanOrEqualTo(30);
        for (FieldRouter field : routers()) {
            try (Stream<Path> files = Files.list(field.folder())) {
                Set<String> names =
                        files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
                assertThat(names).as(field.name()).containsAll(FILES);
                names.removeAll(FILES);
                assertThat(names).as(field.name()).isSubsetOf("unsaved.txt");
            }
            assertThat(Files.readAllLines(field.folder().resolve("findings.txt")))
                    .as(field.name())
                    .allMatch(line -> line.matches("(FATAL|RISK|UNTIDY|NOT_UNDERSTOOD) [a-z-]+  # \\S.{20,}\\."));
        }
    }

    @AfterAll
    void print() throws IOException {
        StringBuilder table = new StringBuilder(
                "Field corpus\n"
                        + "router                                  lines  statics  plan  fatal  risk  untidy  not understood\n");
        for (FieldRouter field : routers().stream()
                .sorted(Comparator.comparing(FieldRouter::name))
                .toList()) {
            Reviewed reviewed = new Reviewed(field);
            table.append(String.format(
                    Locale.ROOT,
                    "%-38s %6d %8d %5d %6d %5d %7d %15d%n",
                    field.name(),
                    field.running().lines().count(),
                    reviewed.view.nat().entries().size(),
                    reviewed.script.forward().size(),
                    count(reviewed, Severity.FATAL),
                    count(reviewed, Severity.RISK),
                    count(reviewed, Severity.UNTIDY),
                    count(reviewed, Severity.NOT_UNDERSTOOD)));
        }
        System.out.print(table);
    }

    private static long count(Reviewed reviewed, Severity severity) {
        return reviewed.findings.stream()
                .filter(finding -> finding.startsWith(severity + " "))
                .count();
    }
}
