package io.github.vipnat.database.inspect;

import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what is written on one of several servers behind one address is there when another one answers. */
public final class ReplicationCheck {

    private ReplicationCheck() {}

    /** A replica that is so far behind loses what clients wrote last when it takes over. */
    private static final Duration FAR_BEHIND = Duration.ofMinutes(1);

    /** What each pair of servers does not keep in step: all of it, one way, the schema, or the last minutes. */
    public static List<Problem> problems(List<Inspection> inspections, String schema) {
        List<Inspection> seen = inspections.stream()
                .filter(inspection -> inspection.view().isPresent())
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                problems.addAll(pair(seen.get(i), seen.get(j)));
                problems.addAll(onTheWay(seen.get(i), seen.get(j), schema));
                problems.addAll(onTheWay(seen.get(j), seen.get(i), schema));
            }
        }
        return problems;
    }

    private static List<Problem> pair(Inspection one, Inspection other) {
        boolean there = copies(other, one);
        boolean back = copies(one, other);
        if (there && back) {
            return List.of();
        }
        String servers = one.server() + " and " + other.server();
        if (!there && !back) {
            return List.of(
                    Problem.fatal(
                            "database-not-replicating",
                            servers,
                            "neither copies from the other" + instead(one, other) + instead(other, one),
                            "after a failover clients find another database, and what they write there is missing when the VIP"
                                    + " goes back",
                            "set up replication both ways or Galera, or let every node use one server: SHOW ALL SLAVES STATUS;"));
        }
        String from = (there ? one : other).server().name();
        String to = (there ? other : one).server().name();
        return List.of(Problem.risk(
                "database-replicates-one-way",
                servers,
                to + " copies from " + from + ", and not the other way"
                        + (there ? instead(one, other) : instead(other, one)),
                "what clients write on " + to + " while it holds the VIP never comes back to " + from,
                "on " + from + ":  CHANGE MASTER TO MASTER_HOST='"
                        + (there ? other : one).server().address() + "', ... ; START SLAVE;  or keep " + to
                        + " read_only"));
    }

    /** Whether what is written on the source arrives at the copy. */
    public static boolean copies(Inspection copy, Inspection source) {
        boolean isAnother = !copy.server().equals(source.server());
        return copy.view()
                .filter(view -> isAnother)
                .flatMap(view -> source.view().map(from -> view.replica().copies(source.server(), from.replica())))
                .orElse(false);
    }

    /** What a server copies, or copied, that is not the other one. */
    private static String instead(Inspection copy, Inspection source) {
        String name = copy.server().name();
        Stream<String> stopped = channels(copy)
                .filter(channel -> !channel.isRunning())
                .map(channel -> "; " + name + " stopped copying from " + channel
                        + (channel.error().isEmpty() ? "" : ": " + channel.error()));
        Stream<String> strangers = copy.view().stream()
                .flatMap(view -> source.view().stream()
                        .flatMap(from -> view.replica().strangers(source.server(), from.replica()).stream()))
                .map(channel -> "; " + name + " copies from " + channel + ", which has the same server_id "
                        + channel.sourceId() + " as " + source.server().name() + " and is another server");
        return Stream.concat(stopped, strangers).collect(Collectors.joining());
    }

    public static Stream<ReplicaState.Channel> channels(Inspection inspection) {
        return inspection.view().stream().flatMap(view -> view.replica().channels().stream());
    }

    private static List<Problem> onTheWay(Inspection copy, Inspection source, String schema) {
        return copy.view().stream()
                .flatMap(view -> source.view().stream()
                        .flatMap(from -> view.replica().channel(source.server(), from.replica()).stream()))
                .flatMap(channel -> Stream.of(
                                left(copy, channel, schema), some(copy, channel, schema), behind(copy, channel))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Problem> left(Inspection copy, ReplicaState.Channel channel, String schema) {
        return channel.filter()
                .leavesOut(schema)
                .map(rule -> Problem.fatal(
                        "database-replication-leaves-out",
                        copy.server().toString(),
                        "it copies from " + channel + " without schema " + schema + ": " + rule,
                        "after a failover clients find an old " + schema + " or none",
                        "STOP ALL SLAVES; then mend replicate_do_db or replicate_ignore_db; START ALL SLAVES;"));
    }

    private static Optional<Problem> some(Inspection copy, ReplicaState.Channel channel, String schema) {
        return channel.filter()
                .leavesOutTablesOf(schema)
                .map(rule -> Problem.risk(
                        "database-replication-leaves-out",
                        copy.server().toString(),
                        "it copies from " + channel + " without some tables of " + schema + ": " + rule,
                        "after a failover clients find these tables old, empty or missing",
                        "SHOW ALL SLAVES STATUS;  names the rules (Replicate_..._Table)"));
    }

    private static Optional<Problem> behind(Inspection copy, ReplicaState.Channel channel) {
        return channel.behind()
                .filter(late -> late.compareTo(FAR_BEHIND) > 0)
                .map(late -> Problem.risk(
                        "database-replication-behind",
                        copy.server().toString(),
                        "it is " + late.toSeconds() + " seconds behind " + channel,
                        "after a failover clients do not find what they wrote last",
                        "SHOW ALL SLAVES STATUS;  shows what it is busy with, and SQL_Delay"));
    }
}
