package io.github.vipnat.doctor.cluster;

import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.DatabaseSight;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import java.util.List;
import java.util.stream.Stream;

/** As {@code vipnat database check}: every node is let in to the database, and what is written is there after a failover. */
final class DatabaseCheck implements Check {

    static final String CODE = "database";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.DATABASE;
    }

    @Override
    public String summary() {
        return "Every node is let in to MariaDB, and its servers keep each other in step, as database check has it.";
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.database().stream().flatMap(seen -> lines(seen, sight)).toList();
    }

    private static Stream<Finding> lines(DatabaseSight seen, SiteSight sight) {
        String cluster = sight.site().cluster();
        ProblemLines problems = new ProblemLines(LINES);
        Stream<Finding> missed = seen.missed().stream().map(why -> problems.notChecked(cluster, why));
        return Stream.concat(missed, seen.report().stream().flatMap(report -> lines(report, cluster)));
    }

    private static Stream<Finding> lines(CheckReport report, String cluster) {
        return report.problems().isEmpty()
                ? Stream.of(LINES.ok(cluster, "every node is let in to the database"))
                : report.problems().stream().map(problem -> new ProblemLines(LINES).of(problem.where(), problem));
    }
}
