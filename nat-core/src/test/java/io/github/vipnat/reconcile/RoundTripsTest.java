package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often vipnat waits for a router in the document's migration: what a long line costs, besides the round trips in which
 * TCP and SSH get as far as a shell.
 */
class RoundTripsTest {

    /** It comes with the answer to the request for a shell. */
    private static final String FIRST_PROMPT = "before the first prompt";

    private static final String FIRST_LINE =
            "after typing \"no ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable\"";
    private static final String SECOND_LINE =
            "after typing \"no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable\"";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private List<String> waits(UnaryOperator<String> configuration) {
        try (LabSite site = LabSite.inMemory(
                folder,
                router -> router.privilege15User("netops", "secret")
                        .configuration(configuration.apply(LabSite.CONFIGURATION)))) {
            assertThat(site.applyInOneSession(ApplyOptions.careful(), () -> {})).isInstanceOf(Outcome.Done.class);
            return site.moments.waits();
        }
    }

    @Test
    void should_wait_for_the_router_as_seldom_as_is_safe() {
        assertThat(waits(text -> text))
                .containsExactly(
                        FIRST_PROMPT,
                        "after typing \"terminal length 0\"",
                        "after typing \"terminal width 511\"", // and the plan's look
                        "after typing \"show reload\"", // and all that PREFLIGHT looks at
                        "after typing \"configure terminal\"",
                        FIRST_LINE,
                        SECOND_LINE, // and all that follow
                        "after typing \"end\"", // and all that VERIFY reads
                        "after typing \"write memory\"",
                        "after typing \"show startup-config\"");
    }

    @Test
    void should_look_at_the_router_s_timer_before_it_is_trusted_and_before_it_is_confirmed() {
        assertThat(waits(text -> text.replace("line con 0", "archive\n path flash:archive\n!\nline con 0")))
                .containsExactly(
                        FIRST_PROMPT,
                        "after typing \"terminal length 0\"",
                        "after typing \"terminal width 511\"",
                        "after typing \"show reload\"",
                        "after typing \"configure terminal revert timer 10\"",
                        "after typing \"do show archive config rollback timer\"",
                        FIRST_LINE,
                        SECOND_LINE,
                        "after typing \"end\"",
                        "after typing \"show archive config rollback timer\"",
                        "after typing \"configure confirm\"", // and whether it is gone
                        "after typing \"write memory\"",
                        "after typing \"show startup-config\"");
    }
}
