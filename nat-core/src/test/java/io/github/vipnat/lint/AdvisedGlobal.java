package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.filter.Datagram;
import io.github.vipnat.lab.filter.WayIn;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The linted site on a simulated router, into which printed fixes are typed, and the plan after them; whom a packet from outside
 * reaches then, the lab judges, which shares no code with the linter.
 */
final class AdvisedGlobal {

    private static final String WAN = "GigabitEthernet0/1";

    private final LintedSite site;
    private final String before;
    private UnaryOperator<String> person = line -> line;
    private List<Problem> found = List.of();
    private String after = "";

    private AdvisedGlobal(LintedSite site, String before) {
        this.site = site;
        this.before = before;
    }

    static AdvisedGlobal on(LintedSite site) {
        return on(site, site.running());
    }

    /** As {@link #on(LintedSite)}, with a configuration of the test's own. */
    static AdvisedGlobal on(LintedSite site, String running) {
        return new AdvisedGlobal(site, running);
    }

    /** What a person puts in where the fix leaves a word to them. */
    AdvisedGlobal where(String word, String means) {
        person = line -> line.replace(word, means);
        return this;
    }

    /** Everything that is found; then all that is printed is typed. */
    AdvisedGlobal finds(String... problems) throws IOException {
        found = site.problemsOn(before);
        assertThat(found)
                .extracting(AdvisedGlobal::named)
                .as("found in %s", before)
                .containsExactly(problems);
        return types(found);
    }

    private AdvisedGlobal types(List<Problem> problems) throws IOException {
        after = FixTypist.typed(
                before, problems.stream().flatMap(this::commands).toList());
        return this;
    }

    private Stream<String> commands(Problem problem) {
        return FixTypist.commands(problem).stream().map(person);
    }

    private static String named(Problem problem) {
        return problem.severity() + " " + problem.code();
    }

    AdvisedGlobal typing(String... lines) {
        assertThat(found).flatMap(FixTypist::commands).containsExactly(lines);
        return this;
    }

    /** Everything that is found after the fixes. */
    AdvisedGlobal leaves(String... problems) {
        assertThat(site.problemsOn(after))
                .extracting(AdvisedGlobal::named)
                .as("left in %s", after)
                .containsExactly(problems);
        return this;
    }

    /** What a finding leads to, once the fixes are typed that do not do away with it. */
    AdvisedGlobal saysAfterwards(String code, String words) {
        assertThat(site.problemsOn(after))
                .filteredOn(problem -> problem.code().equals(code))
                .extracting(Problem::why)
                .singleElement()
                .asString()
                .contains(words);
        return this;
    }

    /** Lines that stand one below the other afterwards. */
    AdvisedGlobal holds(String... lines) {
        assertThat(after.lines().toList()).containsSequence(lines);
        return this;
    }

    /** Whom the plan leads clients of the global to: nobody without the fixes, and that host with them. */
    AdvisedGlobal leads(String global, int port, String host) throws IOException {
        assertThat(reached(before, global, port))
                .as("without the fixes: %s", before)
                .isNotEqualTo(host);
        assertThat(reached(after, global, port)).as("with the fixes: %s", after).isEqualTo(host);
        return this;
    }

    private String reached(String configuration, String global, int port) throws IOException {
        String migrated = FixTypist.typed(configuration, site.script(configuration));
        try {
            return WayIn.of(migrated)
                    .reached(WAN, new Datagram("tcp", "198.51.100.7", 50000, global, port, false))
                    .orElse("nobody");
        } catch (IllegalArgumentException cannotJudge) {
            return cannotJudge.getMessage();
        }
    }
}
