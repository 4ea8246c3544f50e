package io.github.vipnat.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the agent of a node says of itself. */
class AgentCheckTest {

    private static List<Finding> ofVm1(SeenSite seen) {
        return new AgentCheck()
                .check(seen.sight()).stream()
                        .filter(line -> line.where().equals("vm1"))
                        .toList();
    }

    @Test
    void should_say_a_frozen_agent_with_its_reason() {
        SeenSite frozen = SeenSite.healthy().said("vm1", AgentCheck.FROZEN, 0, "router is being replaced\n");
        assertThat(ofVm1(frozen)).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(line.what()).isEqualTo("the agent is frozen: router is being replaced");
        });
    }

    @Test
    void should_warn_of_an_agent_that_is_silent_or_gone() {
        SeenSite late = SeenSite.healthy().agent("vm1", "2026-11-28T15:00:00Z", true);
        assertThat(ofVm1(late))
                .singleElement()
                .satisfies(line -> assertThat(line.what()).contains("60 minutes ago"));
        SeenSite gone = SeenSite.healthy().said("vm1", AgentCheck.UNIT, 3, "inactive\n");
        assertThat(ofVm1(gone))
                .singleElement()
                .satisfies(line -> assertThat(line.what()).contains("does not run now"));
    }

    @Test
    void should_note_a_node_without_an_agent_and_not_read_a_status_of_another_kind() {
        SeenSite without = SeenSite.healthy()
                .said("vm1", AgentCheck.STATUS, 1, "cat: No such file or directory\n")
                .said("vm1", AgentCheck.UNIT, 4, "inactive\n");
        assertThat(ofVm1(without))
                .singleElement()
                .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.NOTE));
        SeenSite strange = SeenSite.healthy().said("vm1", AgentCheck.STATUS, 0, "{\"schema\":\"vipnat/9\"}\n");
        assertThat(ofVm1(strange))
                .singleElement()
                .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.NOT_CHECKED));
    }

    @Test
    void should_repeat_what_the_agent_finds_wrong_with_a_router() {
        SeenSite unhappy = SeenSite.healthy().agent("vm1", "2026-11-28T15:59:00Z", false);
        assertThat(ofVm1(unhappy))
                .singleElement()
                .satisfies(line -> assertThat(line.what()).contains("router edge"));
    }
}
