package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a router refuses of what is typed together: it never hears anything but whole lines of ours. A pager would take the
 * letters behind a line for its keys, and what is left of {@code show reload} then is {@code reload}.
 */
class RefusedLooksTest {

    private static final Set<String> EXEC_LINES = Set.of(
            "terminal length 0",
            "terminal width 511",
            "terminal no monitor",
            "enable",
            "<password>",
            "show running-config",
            "show startup-config",
            "show ip nat translations",
            "show ip arp 10.51.10.67",
            "ping 10.51.10.67",
            "show reload",
            "configure terminal",
            "no",
            "end",
            "write memory",
            "exit");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private void applyWhereRefused(LabSite site, String lines) {
        site.router.setFault(new Fault.DenyAuthorization(lines));
        try {
            site.applyInOneSession(ApplyOptions.careful(), () -> {});
        } catch (ProblemException refused) {
            assertThat(refused.problems()).extracting(Problem::fix).doesNotContain("");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^terminal length",
                "^terminal width",
                "^terminal no monitor",
                "^terminal",
                "^show reload",
                "^show ip",
                "^show startup-config",
                "^show",
                "^(terminal|show reload)",
                "^configure",
                "^end",
                "^no ip nat",
                "^write"
            })
    void should_let_a_router_hear_nothing_but_whole_lines(String refused) {
        try (LabSite site = LabSite.inMemory(folder)) {
            applyWhereRefused(site, refused);

            assertThat(site.router.linesReceived())
                    .allMatch(line -> EXEC_LINES.contains(line)
                            || LabSite.BEFORE.contains(line.replaceFirst("^no ", ""))
                            || LabSite.AFTER.contains(line.replaceFirst("^no ", "")));
        }
    }

    @Test
    void should_type_nothing_ahead_where_the_pager_may_come() {
        try (LabSite site = LabSite.inMemory(folder)) {
            site.router.setFault(new Fault.DenyAuthorization("^terminal length"));

            assertThat(Refusals.refused(site::plan)).extracting(Problem::code).containsExactly("output-paged");
            assertThat(site.moments.waits())
                    .contains(
                            "after typing \"terminal length 0\"",
                            "after typing \"terminal width 511\"",
                            "after typing \"terminal no monitor\"",
                            "after typing \"show running-config\"");
            assertThat(site.router.linesReceived()).doesNotContain("reload");
        }
    }
}
