package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts a router's static rules by the host they lead to. */
final class InsideLocals {

    private record Host(Ipv4 address, Optional<String> vrf) {}

    private InsideLocals() {}

    /** The busiest first; rules of whole networks lead to no single host and are not among them. */
    static List<InsideLocal> of(RouterView view) {
        List<InsideNetwork> networks = InsideNetwork.of(view);
        Map<Host, List<NatEntry>> hosts = new LinkedHashMap<>();
        for (NatEntry entry : view.nat().entries()) {
            Mapping mapping = entry.rule().mapping();
            if (!(mapping instanceof Mapping.Network)) {
                Host host =
                        new Host(mapping.insideLocal(), entry.rule().options().vrf());
                hosts.computeIfAbsent(host, unseen -> new ArrayList<>()).add(entry);
            }
        }
        return hosts.entrySet().stream()
                .map(host -> local(view, host.getKey(), networks, host.getValue()))
                .sorted(InsideLocal.BUSIEST)
                .toList();
    }

    private static InsideLocal local(RouterView view, Host host, List<InsideNetwork> networks, List<NatEntry> entries) {
        Optional<InsideNetwork> network = networks.stream()
                .filter(inside -> inside.contains(host.address(), host.vrf()))
                .findFirst();
        return new InsideLocal(
                host.address(),
                host.vrf(),
                network,
                view.ownerOf(host.address()).isPresent(),
                entries);
    }
}
