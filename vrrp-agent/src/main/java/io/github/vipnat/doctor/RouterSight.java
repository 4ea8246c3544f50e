package io.github.vipnat.doctor;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterCheckup;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one router.
 *
 * @param name as cluster.yaml has it
 * @param seen empty where it could not be asked
 * @param missed why it could not be asked
 */
public record RouterSight(String name, Optional<RouterCheckup> seen, List<Problem> missed) {

    public RouterSight {
        missed = List.copyOf(missed);
    }
}
