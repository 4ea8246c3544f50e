package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AAA does not let this user widen the terminal (ios-facts 6, "terminal length 0"): 80 columns, prompt included. */
@Timeout(240)
class NarrowTerminalTest {

    private static final Fault NOT_WIDENED = new Fault.DenyAuthorization("^terminal width");

    private static final String SHORT = LabSite.CONFIGURATION
            .replace(
                    String.join("\n", LabSite.BEFORE), "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80")
            .replace("hostname edge", "hostname r1");

    @TempDir
    Path folder;

    @Test
    void should_say_how_narrow_the_terminal_is_where_every_line_fits() {
        try (LabSite site = LabSite.inMemory(folder, router -> router.configuration(SHORT))) {
            site.router.setFault(NOT_WIDENED);
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.moments.resultOf(ApplyStep.PREFLIGHT))
                    .isEqualTo("fresh read, saved, VIP alive, terminal of 80 columns");
        }
    }

    @Test
    void should_say_nothing_of_a_terminal_that_was_widened() {
        try (LabSite site = LabSite.inMemory(folder, router -> router.configuration(SHORT))) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.moments.resultOf(ApplyStep.PREFLIGHT)).isEqualTo("fresh read, saved, VIP alive");
        }
    }

    @Test
    void should_type_nothing_where_a_line_does_not_fit() {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.router.setFault(NOT_WIDENED);
            List<Problem> problems = Refusals.refused(site::apply);
            assertThat(problems).extracting(Problem::code).containsExactly("line-too-long");
            assertThat(problems.get(0).what()).contains("80 columns");
            assertThat(problems.get(0).fix()).contains("terminal width 511");
            assertThat(site.natLinesReceived()).isEmpty();
            assertThat(site.moments.resultOf(ApplyStep.PREFLIGHT)).isEmpty();
        }
    }
}
