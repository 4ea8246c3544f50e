package io.github.vipnat.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Reads outages and double holdings out of who held the VIP when. */
final class Intervals {

    private Intervals() {}

    /** Where several nodes hold it; neighbouring spans with the same nodes are one. */
    static List<Timeline.DualMaster> dualMasters(List<Timeline.Holding> holdings) {
        List<Timeline.DualMaster> found = new ArrayList<>();
        List<Duration> cuts = cuts(holdings);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            List<String> nodes = holders(holdings, cuts.get(i));
            if (nodes.size() > 1) {
                found.add(new Timeline.DualMaster(cuts.get(i), cuts.get(i + 1), nodes));
            }
        }
        return found;
    }

    /** Where nobody holds it after somebody first did, and where its only holder's process is down. */
    static List<Timeline.Outage> outages(List<Timeline.Holding> holdings, Services services, Duration end) {
        List<Timeline.Outage> found = new ArrayList<>();
        if (holdings.isEmpty()) {
            return List.of(new Timeline.Outage(Duration.ZERO, end, "nobody ever holds the VIP"));
        }
        List<Duration> cuts = cuts(holdings);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            if (holders(holdings, cuts.get(i)).isEmpty()) {
                found.add(new Timeline.Outage(cuts.get(i), cuts.get(i + 1), "nobody holds the VIP"));
            }
        }
        Duration last = cuts.get(cuts.size() - 1);
        if (last.compareTo(end) < 0) {
            found.add(new Timeline.Outage(last, end, "nobody holds the VIP"));
        }
        services.downUntil(end).forEach(down -> addServiceOutages(holdings, down, found));
        found.sort(Comparator.comparing(Timeline.Outage::from));
        return found;
    }

    private static void addServiceOutages(
            List<Timeline.Holding> holdings, Services.Down down, List<Timeline.Outage> found) {
        for (Timeline.Holding held : holdings) {
            Duration from = later(held.from(), down.from());
            Duration to = earlier(held.to(), down.to());
            if (held.node().equals(down.node()) && from.compareTo(to) < 0) {
                found.add(new Timeline.Outage(
                        from, to, down.process() + " is down on " + held.node() + ", which holds the VIP"));
            }
        }
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static List<Duration> cuts(List<Timeline.Holding> holdings) {
        TreeSet<Duration> cuts = new TreeSet<>();
        holdings.forEach(held -> {
            cuts.add(held.from());
            cuts.add(held.to());
        });
        return List.copyOf(cuts);
    }

    private static List<String> holders(List<Timeline.Holding> holdings, Duration time) {
        return holdings.stream()
                .filter(held -> held.from().compareTo(time) <= 0 && held.to().compareTo(time) > 0)
                .map(Timeline.Holding::node)
                .sorted()
                .distinct()
                .toList();
    }
}
