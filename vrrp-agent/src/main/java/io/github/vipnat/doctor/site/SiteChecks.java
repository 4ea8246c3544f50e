package io.github.vipnat.doctor.site;

import io.github.vipnat.doctor.Check;
import java.util.List;

/** What is asked of the site as one: who answers, VRRP, routers, database, agent. */
final class SiteChecks {

    private SiteChecks() {}

    static List<Check> all() {
        return List.of(new AskedCheck(), new VipHolderCheck());
    }
}
