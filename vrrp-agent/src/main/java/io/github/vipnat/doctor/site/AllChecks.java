package io.github.vipnat.doctor.site;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.cluster.SiteChecks;
import io.github.vipnat.doctor.node.NodeChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every check there is, group by group as they are told. */
public final class AllChecks {

    private AllChecks() {}

    /** In the order of the table. */
    public static List<Check> all() {
        return Stream.concat(SiteChecks.all().stream(), NodeChecks.all().stream())
                .sorted(Comparator.comparing(Check::group))
                .toList();
    }
}
