package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.RouterSight;
import io.github.vipnat.doctor.SiteSight;
import java.util.List;
import java.util.stream.Stream;

/** Every router let us in and showed its configuration. */
final class RouterAnswersCheck implements Check {

    static final String CODE = "router-answers";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.ROUTER;
    }

    @Override
    public String summary() {
        return "Every router lets us in and shows its configuration.";
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.routers().stream().flatMap(RouterAnswersCheck::router).toList();
    }

    private static Stream<Finding> router(RouterSight router) {
        return router.seen().isPresent()
                ? Stream.of(LINES.ok(router.name(), "shows its configuration"))
                : router.missed().stream().map(why -> new ProblemLines(LINES).notChecked(router.name(), why));
    }

    static Finding.Cause of(RouterSight router) {
        return new Finding.Cause(CODE, router.name());
    }
}
