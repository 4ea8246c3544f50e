package io.github.vipnat.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentStatus.Finding;
import io.github.vipnat.agent.state.AgentStatus.RouterLine;
import io.github.vipnat.agent.state.AgentStatus.Tried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status file, written by one process and read by another, perhaps of another version. */
class AgentStatusTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");

    @TempDir
    Path folder;

    private static AgentStatus of(RouterLine line) {
        return new AgentStatus(
                7,
                BEGIN,
                BEGIN,
                "web",
                "10.51.10.67",
                "repair",
                Optional.of("eth0"),
                Optional.empty(),
                Heard.nothing().with(Heard.Source.FIFO, BEGIN.plusSeconds(1)),
                Optional.empty(),
                1,
                List.of(line));
    }

    @Test
    void should_read_every_finding_as_it_was_written() {
        Finding stale = new Finding(
                "arp-stale",
                "edge sends it elsewhere",
                false,
                BEGIN,
                List.of(new Tried("told by ARP", 3)),
                Optional.of(BEGIN.plusSeconds(4)));
        Finding drifted = new Finding("rule-drifted", "edge drifted", false, BEGIN, List.of(), Optional.empty());
        RouterLine line = new RouterLine(
                "edge", stale.decision(), stale.sentence(), false, BEGIN.plusSeconds(2), List.of(stale, drifted));
        AgentStateFolder state = new AgentStateFolder(folder);
        state.writeStatus(of(line));
        assertThat(state.status()).contains(of(line));
    }

    @Test
    void should_read_what_an_agent_wrote_that_told_one_thing_at_a_time() throws IOException {
        Files.writeString(folder.resolve("status.json"), """
                {"schema":"vipnat/1","pid":7,"started":"2026-11-28T09:00:00Z","updated":"2026-11-28T09:00:00Z",\
                "cluster":"web","vip":"10.51.10.67","policy":"audit","repairsToday":0,"routers":[{"router":"edge",\
                "decision":"told","sentence":"edge is told","good":true,"at":"2026-11-28T09:00:00Z"}]}
                """);
        assertThat(new AgentStateFolder(folder)
                        .status()
                        .orElseThrow()
                        .routers()
                        .get(0)
                        .findings())
                .containsExactly(new Finding("told", "edge is told", true, BEGIN, List.of(), Optional.empty()));
    }
}
