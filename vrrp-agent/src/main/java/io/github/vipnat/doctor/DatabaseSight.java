package io.github.vipnat.doctor;

import io.github.vipnat.database.report.CheckReport;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of the databases.
 *
 * @param report empty where nothing could be asked
 * @param missed why nothing could be asked
 */
public record DatabaseSight(Optional<CheckReport> report, List<Problem> missed) {

    public DatabaseSight {
        missed = List.copyOf(missed);
    }
}
