package io.github.vipnat.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two servers behind one address: is what one was told known to the other? {@link RealGrantTest} asks real ones. */
class ReplicationTest {

    private static Inspection server(int number, ReplicaState replica) {
        return new Inspection(
                new Server("vm" + number, Ipv4.of("10.51.10.1" + number), 3306),
                new Reach(Reach.State.REACHED, List.of()),
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
        return new ReplicaState(id, Optional.empty(), List.of());
    }

    private static ReplicaState copying(String id, String sourceId, boolean isRunning) {
        return new ReplicaState(
                id,
                Optional.empty(),
                List.of(new ReplicaState.Channel(
                        "10.51.10.19 port 3306", sourceId, isRunning, isRunning ? "" : "lost")));
    }

    private static List<String> codes(ReplicaState one, ReplicaState other) {
        return Replication.problems(List.of(server(1, one), server(2, other))).stream()
                .map(Problem::code)
                .toList();
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
        ReplicaState member = new ReplicaState("1", Optional.of("f3c1"), List.of());
        assertThat(codes(member, member)).isEmpty();
        assertThat(codes(member, new ReplicaState("2", Optional.of("0000"), List.of())))
                .containsExactly("database-not-replicating");
    }

    @Test
    void should_name_the_channel_that_stopped_and_why() {
        assertThat(Replication.problems(List.of(server(1, alone("1")), server(2, copying("2", "1", false)))))
                .first()
                .extracting(Problem::what)
                .asString()
                .contains("vm2 stopped copying from 10.51.10.19 port 3306: lost");
    }
}
