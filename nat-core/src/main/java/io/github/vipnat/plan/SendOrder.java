package io.github.vipnat.plan;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.ConflictKey;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which changes are sent. The lines of one global travel together, removals before the addition that takes
 * their place, so that the gap of a global is the time of its own lines and not of the whole plan. Where only ports
 * change, each port is a pair of lines of its own.
 */
final class SendOrder {

    private static final Comparator<Optional<TransportPort>> BY_PORT = Comparator.comparing(
            port -> port.orElse(null),
            Comparator.nullsFirst(Comparator.comparing(TransportPort::number).thenComparing(TransportPort::protocol)));

    private SendOrder() {}

    static List<Change> sorted(List<Change> changes, InterfaceAddresses addresses) {
        Flights flights = Flights.of(changes, addresses);
        Set<ConflictKey> whole = takenWhole(changes, flights);
        return changes.stream()
                .map(change -> new Seat(change, flights.of(change)))
                .sorted(Comparator.comparing(Seat::flight)
                        .thenComparing(seat -> whole.contains(seat.flight()) ? Optional.empty() : seat.port(), BY_PORT)
                        .thenComparing(seat -> !seat.change().removes())
                        .thenComparing(seat -> seat.change().rule().key())
                        .thenComparing(Seat::port, BY_PORT)
                        .thenComparing(seat -> routeMapOf(seat.change().rule()))
                        .thenComparing(seat -> seat.change().rule().toString()))
                .map(Seat::change)
                .toList();
    }

    /** A change and the place its flight is known by. */
    private record Seat(Change change, ConflictKey flight) {
        Optional<TransportPort> port() {
            return change.rule().mapping().globalTransportPort();
        }
    }

    /** A full static can only come or go as one piece with every port static of its global (ios-facts 1.3). */
    private static Set<ConflictKey> takenWhole(List<Change> changes, Flights flights) {
        return changes.stream()
                .map(change -> new Seat(change, flights.of(change)))
                .filter(seat -> seat.port().isEmpty() || flights.isJoined(seat.flight()))
                .map(Seat::flight)
                .collect(Collectors.toSet());
    }

    private static String routeMapOf(StaticRule rule) {
        return rule.options().routeMap().map(StaticOptions.RouteMap::name).orElse("");
    }
}
