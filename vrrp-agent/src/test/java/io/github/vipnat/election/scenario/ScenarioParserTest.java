package io.github.vipnat.election.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {

    private static final String EVERY_KIND = """
                heal at 8s                      # comments are allowed
                nginx down on vm1 at 5s; nginx up on vm1 at 500ms
                script chk_web fails on vm2 at 1m
                script chk_web succeeds on vm2 at 1.5m
                file drain = -3 on vm1 at 2s
                interface eth1 down on vm1 at 2s
                interface eth1 up on vm1 at 2s
                link down on vm1 at 2s
                link up on vm1 at 2s
                crash vm1 at 2s
                kill vm1 at 2s
                stop vm1 at 2s
                start vm1 at 2s
                partition at 2s
                partition vm1 at 2s
                loss from vm1 to vm2 at 2s
                loss from vm1 at 2s
                reload vm1 at 2s
                reload vm1 with conf/new.conf at 2s
                vip deleted on vm1 at 2s
                child killed on vm1 at 2s
                freeze vm1 at 2s
                thaw vm1 at 2s
                pause vm1 at 2s
                resume vm1 at 2s
                """;

    private static final Set<String> NODES = Set.of("vm1", "vm2");

    @Test
    void should_read_every_kind_of_event_and_order_them_by_time() {
        List<ScenarioEvent> events = ScenarioParser.parse(EVERY_KIND, NODES);
        assertThat(events)
                .extracting(ScenarioEvent::what)
                .containsAll(EnumSet.allOf(ScenarioEvent.Happening.class))
                .hasSize(26);
        assertThat(events.get(0))
                .isEqualTo(new ScenarioEvent(
                        Duration.ofMillis(500), ScenarioEvent.Happening.PROCESS_UP, "vm1", "nginx", 0));
        assertThat(events.get(events.size() - 1).at()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void should_name_every_line_it_cannot_read_and_every_node_it_does_not_know() {
        assertThatThrownBy(() -> ScenarioParser.parse(
                        "nginx dwon on vm1 at 5s\nnginx down on vm9 at 5s\ncrash vm1\nheal at x s\nloss from vm1 to vm8 at 1s",
                        NODES))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.where() + " " + problem.code())
                                .containsExactly(
                                        "event line 1 event-not-understood",
                                        "event line 2 node-unknown",
                                        "event line 3 event-not-understood",
                                        "event line 4 event-not-understood",
                                        "event line 5 node-unknown"));
    }
}
