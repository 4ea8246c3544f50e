package io.github.vipnat.database;

import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether what is written on one of several servers behind one address is there when another one answers. */
final class Replication {

    private Replication() {}

    /** One problem for each pair of servers that does not keep the other in step. */
    static List<Problem> problems(List<Inspection> inspections) {
        List<Inspection> seen = inspections.stream()
                .filter(inspection -> inspection.view().isPresent())
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                problems.addAll(pair(seen.get(i), seen.get(j)));
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
                            "neither copies from the other" + stopped(one) + stopped(other),
                            "after a failover clients find another database, and what they write there is missing when the VIP"
                                    + " goes back",
                            "set up replication both ways or Galera, or let every node use one server: SHOW ALL SLAVES STATUS;"));
        }
        String from = (there ? one : other).server().name();
        String to = (there ? other : one).server().name();
        return List.of(Problem.risk(
                "database-replicates-one-way",
                servers,
                to + " copies from " + from + ", and not the other way" + stopped(there ? one : other),
                "what clients write on " + to + " while it holds the VIP never comes back to " + from,
                "on " + from + ":  CHANGE MASTER TO MASTER_HOST='"
                        + (there ? other : one).server().address() + "', ... ; START SLAVE;  or keep " + to
                        + " read_only"));
    }

    /** Whether what is written on the source arrives at the copy. */
    static boolean copies(Inspection copy, Inspection source) {
        boolean isAnother = !copy.server().equals(source.server());
        return copy.view()
                .filter(view -> isAnother)
                .flatMap(view -> source.view().map(from -> view.replica().copies(from.replica())))
                .orElse(false);
    }

    private static String stopped(Inspection inspection) {
        return inspection.view().stream()
                .flatMap(view -> view.replica().channels().stream())
                .filter(channel -> !channel.isRunning())
                .map(channel -> "; " + inspection.server().name() + " stopped copying from " + channel.source()
                        + (channel.error().isEmpty() ? "" : ": " + channel.error()))
                .collect(Collectors.joining());
    }
}
