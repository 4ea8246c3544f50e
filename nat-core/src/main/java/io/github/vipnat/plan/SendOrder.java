package io.github.vipnat.plan;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which changes are sent. The lines of one global travel together, removals before the addition that takes
 * their place, so that the gap of a global is the time of its own lines and not of the whole plan.
 */
final class SendOrder {

    private SendOrder() {}

    static List<Change> sorted(List<Change> changes) {
        Set<GlobalSide> whole = globalsTakenWhole(changes);
        Comparator<Change> byGlobal = Comparator.comparing(SendOrder::globalOf);
        return changes.stream()
                .sorted(byGlobal.thenComparing(
                                change -> whole.contains(globalOf(change)) ? Optional.empty() : portOf(change), BY_PORT)
                        .thenComparing(change -> change instanceof Change.Add)
                        .thenComparing(SendOrder::portOf, BY_PORT))
                .toList();
    }

    private static final Comparator<Optional<TransportPort>> BY_PORT = Comparator.comparing(
            port -> port.orElse(null),
            Comparator.nullsFirst(Comparator.comparing(TransportPort::number).thenComparing(TransportPort::protocol)));

    /** A full static can only come or go as one piece with every port static of its global. */
    private static Set<GlobalSide> globalsTakenWhole(List<Change> changes) {
        Set<GlobalSide> globals = new HashSet<>();
        changes.stream().filter(change -> portOf(change).isEmpty()).forEach(change -> globals.add(globalOf(change)));
        return globals;
    }

    private static GlobalSide globalOf(Change change) {
        return change.rule().mapping().globalSide();
    }

    private static Optional<TransportPort> portOf(Change change) {
        return change.rule().mapping().globalTransportPort();
    }
}
