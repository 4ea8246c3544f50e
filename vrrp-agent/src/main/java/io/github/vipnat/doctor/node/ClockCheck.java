package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.ClockSight;
import io.github.vipnat.node.NodeSight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The nodes' clocks agree; the way there and back of the question is allowed for. */
final class ClockCheck extends NodeCheck {

    /** More than this no two hosts differ that keep their time by NTP. */
    private static final Duration MOST = Duration.ofSeconds(1);

    ClockCheck() {
        super("clock", CheckGroup.NETWORK, "The nodes' clocks agree within a second.");
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<NodeSight> first = sight.nodes().stream()
                .filter(other -> other.clock().isPresent())
                .findFirst();
        if (node.clock().isEmpty()) {
            return List.of(unknown(node));
        }
        if (first.filter(Predicate.not(node::equals)).isEmpty()) {
            return List.of(lines().ok(name, "the others' clocks are compared with this one"));
        }
        ClockSight own = node.clock().get();
        ClockSight other = first.get().clock().orElseThrow();
        Duration apart = own.differenceFrom(other);
        return List.of(
                apart.compareTo(MOST) > 0
                        ? differs(name, first.get().node().name(), apart)
                        : lines().ok(
                                        name,
                                        "its clock agrees with "
                                                + first.get().node().name() + "'s, as far as "
                                                + seconds(own.uncertainty().plus(other.uncertainty())) + " s tell"));
    }

    private Finding unknown(NodeSight node) {
        String name = node.node().name();
        Cause[] because =
                node.missed().isPresent() ? new Cause[] {new Cause(NodeFindings.ANSWERS, name)} : new Cause[0];
        return lines().notChecked(
                        name,
                        "the clock of " + name + " could not be read",
                        "where clocks differ, the logs of a failover cannot be put side by side",
                        "on " + name + ":  date ; timedatectl",
                        because);
    }

    private Finding differs(String name, String other, Duration apart) {
        return lines().warning(
                        name,
                        "the clocks of " + name + " and " + other + " differ by " + seconds(apart) + " s at least",
                        "the logs of a failover cannot be put side by side, and what checks times (TLS, replication) may fail on one of them",
                        "on both:  timedatectl  shows whether it is kept by NTP;  sudo apt install systemd-timesyncd && sudo timedatectl"
                                + " set-ntp true");
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "." + time.toMillisPart() / 100;
    }
}
