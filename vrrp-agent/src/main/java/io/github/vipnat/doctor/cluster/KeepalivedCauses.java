package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.SiteSight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may be wrong with keepalived on some node when the VIP is not where it should be; nearest first. */
final class KeepalivedCauses {

    private KeepalivedCauses() {}

    /** When no node has it. */
    static Cause[] ofNone(SiteSight sight) {
        return of(sight, "service-active", "service-process", JournalCheck.CODE, ConfCheck.CODE);
    }

    /** When several have it. */
    static Cause[] ofSeveral(SiteSight sight) {
        return of(sight, "vip-static", ConfCheck.CODE, JournalCheck.CODE, AdvertsCheck.CODE);
    }

    /** Checks of services name node and service. */
    private static Cause[] of(SiteSight sight, String... checks) {
        List<Cause> causes = new ArrayList<>();
        for (String check : checks) {
            sight.nodes().stream()
                    .map(node -> node.node().name())
                    .flatMap(node -> Stream.of(node, node + " keepalived"))
                    .forEach(where -> causes.add(new Cause(check, where)));
        }
        return causes.toArray(Cause[]::new);
    }
}
