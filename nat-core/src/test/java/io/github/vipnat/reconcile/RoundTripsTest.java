package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often vipnat waits for a router in the document's migration: what a long line costs, besides what SSH needs. */
class RoundTripsTest {

    /** It comes with the answer to the request for a shell. */
    private static final String FIRST_PROMPT = "before the first prompt";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_wait_for_the_router_as_seldom_as_is_safe() {
        try (LabSite site = LabSite.inMemory(folder, router -> router.privilege15User("netops", "secret"))) {
            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);

            assertThat(site.moments.waits())
                    .filteredOn(wait -> !wait.equals(FIRST_PROMPT))
                    .hasSize(23);
        }
    }
}
