package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.RouterSight;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.reconcile.RouterCheckup;
import java.util.List;

/** A check of what one router after the other showed; those that showed nothing are told once. */
abstract class RouterCheck implements Check {

    private final String code;
    private final String summary;
    private final NodeFindings lines;

    RouterCheck(String code, String summary) {
        this.code = code;
        this.summary = summary;
        this.lines = new NodeFindings(code);
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final CheckGroup group() {
        return CheckGroup.ROUTER;
    }

    @Override
    public final String summary() {
        return summary;
    }

    final NodeFindings lines() {
        return lines;
    }

    @Override
    public final List<Finding> check(SiteSight sight) {
        return sight.routers().stream()
                .flatMap(router -> router
                        .seen()
                        .map(seen -> judge(router.name(), seen, sight))
                        .orElseGet(() -> List.of(unseen(router)))
                        .stream())
                .toList();
    }

    private Finding unseen(RouterSight router) {
        return lines.notChecked(
                router.name(),
                "the router was not asked",
                "not known is not well",
                "vipnat verify -r " + router.name(),
                RouterAnswersCheck.of(router));
    }

    abstract List<Finding> judge(String router, RouterCheckup seen, SiteSight sight);
}
