package io.github.vipnat.ios.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A global that a full static opens.
 *
 * @param reachable the ports that the outside reached before, at least one
 */
record OpenedGlobal(Ipv4 global, List<TransportPort> reachable) {

    private static final TransportPort FTP = new TransportPort(Protocol.TCP, 21);

    /** The globals that a plan opens from some ports to every port. */
    static List<OpenedGlobal> of(Plan plan) {
        Map<GlobalSide, List<NatEntry>> before = plan.before().byGlobal();
        return plan.additions().stream()
                .map(addition -> addition.rule().mapping())
                .filter(Mapping::takesEverything)
                .map(Mapping::insideGlobalAddress)
                .flatMap(Optional::stream)
                .distinct()
                .map(global -> of(global, before.getOrDefault(new GlobalSide.OfAddress(global), List.of())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OpenedGlobal> of(Ipv4 global, List<NatEntry> entries) {
        List<TransportPort> ports = entries.stream()
                .map(entry -> entry.rule().mapping().globalTransportPort())
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        boolean wasOpen =
                entries.stream().anyMatch(entry -> entry.rule().mapping().takesEverything());
        return wasOpen || ports.isEmpty() ? Optional.empty() : Optional.of(new OpenedGlobal(global, ports));
    }

    boolean servesFtp() {
        return reachable.contains(FTP);
    }
}
