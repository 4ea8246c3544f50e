package io.github.vipnat.plan;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
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

    /** Where a rule answers: an address, or the name of the interface that lends its own. */
    private record Global(Ipv4 address, String interfaceName) implements Comparable<Global> {

        private static final Ipv4 AFTER_ALL_ADDRESSES = Ipv4.of("255.255.255.255");
        private static final Comparator<Global> ORDER =
                Comparator.comparing(Global::address).thenComparing(Global::interfaceName);

        static Global of(Mapping mapping) {
            if (mapping instanceof Mapping.Network network) {
                return new Global(network.global().address(), "");
            }
            return new Global(
                    mapping.insideGlobalAddress().orElse(AFTER_ALL_ADDRESSES),
                    mapping.globalInterfaceName().map(Object::toString).orElse(""));
        }

        @Override
        public int compareTo(Global other) {
            return ORDER.compare(this, other);
        }
    }

    private SendOrder() {}

    static List<Change> sorted(List<Change> changes) {
        Set<Global> whole = globalsTakenWhole(changes);
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
    private static Set<Global> globalsTakenWhole(List<Change> changes) {
        Set<Global> globals = new HashSet<>();
        changes.stream().filter(change -> portOf(change).isEmpty()).forEach(change -> globals.add(globalOf(change)));
        return globals;
    }

    private static Global globalOf(Change change) {
        return Global.of(change.rule().mapping());
    }

    private static Optional<TransportPort> portOf(Change change) {
        return change.rule().mapping().globalTransportPort();
    }
}
