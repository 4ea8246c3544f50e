package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.agent.state.Heard.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@code agent status} says of who speaks to the agent. */
class VrrpWordsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void should_say_loudly_that_vrrp_has_never_spoken() {
        assertThat(VrrpWords.of(Heard.nothing()))
                .startsWith("! VRRP has never spoken")
                .contains("agent install --dry-run");
        assertThat(VrrpWords.of(Heard.nothing().with(Source.LOOK, BEGIN))).startsWith("! VRRP has never spoken");
    }

    @Test
    void should_name_the_source_that_spoke_last() {
        Heard heard = Heard.nothing().with(Source.FIFO, BEGIN).with(Source.LOOK, BEGIN);
        assertThat(VrrpWords.of(heard)).isEqualTo("VRRP last spoke by the FIFO at 2026-11-28T09:00:00Z.\n");
        assertThat(VrrpWords.of(heard.with(Source.HOOK, BEGIN.plusSeconds(2))))
                .isEqualTo("VRRP last spoke by the hook at 2026-11-28T09:00:02Z.\n");
    }

    @Test
    void should_say_loudly_that_the_vip_moved_and_vrrp_said_nothing() {
        Heard heard = Heard.nothing().with(Source.FIFO, BEGIN).with(Source.LOOK, BEGIN.plusSeconds(5));
        assertThat(VrrpWords.of(heard))
                .startsWith("! The VIP came or went after 2026-11-28T09:00:05Z")
                .contains("it last spoke by the FIFO at 2026-11-28T09:00:00Z");
    }
}
