package io.github.vipnat.database.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.account.AccountTable;
import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two servers behind one address: is what one was told known to the other? {@code RealGrantTest} asks real ones. */
class ReplicationCheckTest {

    private static Inspection server(int number, ReplicaState replica) {
        return new Inspection(
                new Server("vm" + number, Ipv4.of("10.51.10.1" + number), 3306),
                new Reachability(Reachability.State.REACHED, List.of()),
                Optional.empty(),
                Optional.of(new ServerView(
                        "10.11.19",
                        "0.0.0.0",
                        false,
                        false,
                        new AccountTable(List.of(), List.of(), Map.of()),
                        Set.of("SELECT"),
                        replica)),
                List.of(),
                List.of());
    }

    private static ReplicaState alone(String id) {
        return new ReplicaState(id, Optional.empty(), Set.of(), List.of());
    }

    /** A channel to vm1 or vm2, whose ids are 1 and 2, or to 10.51.10.13. */
    private static ReplicaState copying(String id, String sourceId, boolean isRunning) {
        return copying(id, "10.51.10.1" + sourceId, sourceId, isRunning, 0, ReplicationFilter.none());
    }

    private static ReplicaState copying(
            String id, String host, String sourceId, boolean isRunning, int behind, ReplicationFilter filter) {
        return new ReplicaState(
                id,
                Optional.empty(),
                Set.of(),
                List.of(new ReplicaState.Channel(
                        host,
                        3306,
                        sourceId,
                        isRunning,
                        isRunning ? "" : "lost",
                        Optional.of(Duration.ofSeconds(behind)),
                        filter)));
    }

    private static List<Problem> problems(ReplicaState one, ReplicaState other) {
        return ReplicationCheck.problems(List.of(server(1, one), server(2, other)), "ma_base");
    }

    private static List<String> codes(ReplicaState one, ReplicaState other) {
        return problems(one, other).stream().map(Problem::code).toList();
    }

    @Test
    void should_be_a_fault_when_neither_copies_or_both_stopped() {
        assertThat(codes(alone("1"), alone("2"))).containsExactly("database-not-replicating");
        assertThat(codes(copying("1", "2", false), copying("2", "1", false)))
                .containsExactly("database-not-replicating");
        assertThat(codes(copying("1", "3", true), copying("2", "3", true))).containsExactly("database-not-replicating");
    }

    @Test
    void should_be_a_risk_when_only_one_copies() {
        assertThat(codes(alone("1"), copying("2", "1", true))).containsExactly("database-replicates-one-way");
    }

    @Test
    void should_be_right_both_ways_and_in_one_cluster() {
        assertThat(codes(copying("1", "2", true), copying("2", "1", true))).isEmpty();
        ReplicaState member = new ReplicaState("1", Optional.of("f3c1"), Set.of(), List.of());
        assertThat(codes(member, member)).isEmpty();
        assertThat(codes(member, new ReplicaState("2", Optional.of("0000"), Set.of(), List.of())))
                .containsExactly("database-not-replicating");
    }

    @Test
    void should_not_take_a_stranger_with_the_same_server_id_for_the_other_server() {
        ReplicaState copy = copying("2", "10.51.10.19", "1", true, 0, ReplicationFilter.none());
        assertThat(problems(alone("1"), copy))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("database-not-replicating"))
                .extracting(Problem::what)
                .asString()
                .contains("vm2 copies from 10.51.10.19 port 3306, which has the same server_id 1 as vm1");
    }

    @Test
    void should_believe_a_source_that_is_copied_from_by_another_address_or_by_name() {
        ReplicaState source = new ReplicaState("1", Optional.empty(), Set.of("2"), List.of());
        ReplicaState copy = copying("2", "10.99.0.1", "1", true, 0, ReplicationFilter.none());
        assertThat(codes(source, copy)).containsExactly("database-replicates-one-way");
        assertThat(codes(alone("1"), copying("2", "vm1.lan", "1", true, 0, ReplicationFilter.none())))
                .containsExactly("database-replicates-one-way");
    }

    @ParameterizedTest
    @CsvSource({
        "replicate_do_db, 'other,more', FATAL",
        "replicate_do_db, 'other,ma_base', none",
        "replicate_ignore_db, 'ma_base', FATAL",
        "replicate_ignore_db, 'other', none",
        "replicate_wild_do_table, 'ma_base.%', none",
        "replicate_wild_do_table, 'other.%', RISK",
        "replicate_ignore_table, 'ma_base.log', RISK",
        "replicate_wild_ignore_table, 'mysql.%', none",
    })
    void should_name_a_filter_that_concerns_the_schema(String rule, String value, String severity) {
        ReplicaState copy = copying("2", "10.51.10.11", "1", true, 0, ReplicationFilter.of(Map.of(rule, value)));
        assertThat(problems(copying("1", "2", true), copy).stream()
                        .map(problem -> problem.severity() + " " + problem.code())
                        .toList())
                .isEqualTo(
                        severity.equals("none") ? List.of() : List.of(severity + " database-replication-leaves-out"));
    }

    @Test
    void should_say_when_a_replica_is_minutes_behind() {
        assertThat(codes(copying("1", "2", true), copying("2", "10.51.10.11", "1", true, 61, ReplicationFilter.none())))
                .containsExactly("database-replication-behind");
        assertThat(codes(copying("1", "2", true), copying("2", "10.51.10.11", "1", true, 60, ReplicationFilter.none())))
                .isEmpty();
    }

    @Test
    void should_name_the_channel_that_stopped_and_why() {
        assertThat(problems(alone("1"), copying("2", "1", false)))
                .first()
                .extracting(Problem::what)
                .asString()
                .contains("vm2 stopped copying from 10.51.10.11 port 3306: lost");
    }
}
