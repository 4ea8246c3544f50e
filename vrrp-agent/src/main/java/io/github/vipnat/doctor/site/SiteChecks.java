package io.github.vipnat.doctor.site;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.vrrp.VrrpChecks;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of the site as one: who answers, VRRP, routers, database, agent. */
final class SiteChecks {

    private SiteChecks() {}

    static List<Check> all() {
        return Stream.of(VrrpChecks.all()).flatMap(List::stream).toList();
    }
}
