package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The numbers Prometheus reads. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MetricsTest {

    @TempDir
    Path folder;

    @Test
    void should_have_one_decision_for_each_router_and_keep_apart_those_whose_names_begin_alike() {
        AgentMetrics metrics = new AgentMetrics();
        metrics.recordDecision("edge", "all-well", AgentMetrics.Outcome.WELL, Instant.EPOCH);
        metrics.recordDecision("edge1", "router-unknown", AgentMetrics.Outcome.FAILED, Instant.EPOCH);
        metrics.recordDecision("edge", "frozen", AgentMetrics.Outcome.FAILED, Instant.EPOCH);
        assertThat(metrics.text().lines().filter(line -> line.startsWith("vipnat_agent_decision")))
                .containsExactly(
                        "vipnat_agent_decision{router=\"edge\",code=\"frozen\"} 1",
                        "vipnat_agent_decision{router=\"edge1\",code=\"router-unknown\"} 1");
    }

    @Test
    void should_escape_what_would_end_a_label() {
        AgentMetrics metrics = new AgentMetrics();
        metrics.recordDecision("a\"b\\c\nd", "all-well", AgentMetrics.Outcome.WELL, Instant.EPOCH);
        assertThat(metrics.text()).contains("vipnat_agent_decision{router=\"a\\\"b\\\\c\\nd\",code=\"all-well\"} 1\n");
    }

    @Test
    void should_forget_the_state_of_a_router_that_cluster_yaml_has_no_more_and_keep_its_counts() {
        AgentMetrics metrics = new AgentMetrics();
        for (String router : List.of("edge", "edge1")) {
            metrics.recordDecision(router, "router-unknown", AgentMetrics.Outcome.FAILED, Instant.EPOCH);
            metrics.set("visit_seconds", AgentMetrics.label("router", router), 1);
        }
        metrics.keepOnlyRouters(List.of("edge1"));
        assertThat(metrics.text())
                .contains(
                        "decision{router=\"edge1\"",
                        "visit_seconds{router=\"edge1\"}",
                        "failures_total{router=\"edge\"")
                .doesNotContain("decision{router=\"edge\"", "visit_seconds{router=\"edge\"}");
    }

    @Test
    void should_measure_until_told_where_nothing_can_be_verified() {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }", builder -> builder, Map.of())
                .settled()) {
            long begin = System.nanoTime();
            site.says("MASTER");
            Eventually.holds(site.said::toString, () -> site.metric("event_to_told_seconds_count") == 1);
            assertThat(site.metric("event_to_told_seconds_last"))
                    .isPositive()
                    .as("of the seconds in which we saw all of it")
                    .isLessThan((System.nanoTime() - begin) / 1e9);
            assertThat(site.metric("event_to_verified_seconds_count")).isZero();
            assertThat(site.metric("arp_cures_total")).isPositive();
        }
    }

    @Test
    void should_follow_the_file_that_is_read_anew() throws IOException {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }")) {
            site.describeFirst("gone", 1);
            site.start();
            site.decides("gone", "router-unknown");
            site.decides("edge", "all-well");
            site.describe(cluster -> cluster.substring(0, cluster.indexOf("  - { name: vm1"))
                    + cluster.substring(cluster.indexOf("  - { name: vm1"), cluster.indexOf("  - name: gone"))
                    + cluster.substring(cluster.indexOf("  - name: edge")));
            Eventually.holds(
                    site.said::toString,
                    () -> site.line("gone").isEmpty() && site.metric("decision", "router=\"gone\"") == 0);
            assertThat(site.metric("failures_total", "router=\"gone\"")).isPositive();
        }
    }

    @Test
    void should_write_no_file_while_nothing_happens() throws IOException {
        try (AgentSite site =
                AgentSite.of(folder, "{ policy: audit, interval: 15m }").settled()) {
            site.decides("all-well");
            Eventually.holds(site.said::toString, () -> site.router.openSessions() == 0);
            Path status = folder.resolve("agent/status.json");
            Files.setLastModifiedTime(status, FileTime.from(Instant.EPOCH));
            int told = site.told.size();
            Eventually.holds(site.said::toString, () -> site.told.size() >= told + 2);
            assertThat(Files.getLastModifiedTime(status).toInstant()).isEqualTo(Instant.EPOCH);
        }
    }

    /** A visit that was begun under the old file may end under the new one. */
    @Test
    void should_not_learn_how_a_router_is_that_cluster_yaml_has_no_more() {
        AgentMetrics metrics = new AgentMetrics();
        metrics.keepOnlyRouters(List.of("edge1"));
        metrics.recordDecision("edge", "all-well", AgentMetrics.Outcome.WELL, Instant.EPOCH);
        metrics.set("visit_seconds", AgentMetrics.label("router", "edge"), 1);
        assertThat(metrics.text()).doesNotContain("{router=\"edge\"");
    }
}
