package io.github.vipnat.doctor.service;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.UnitState;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.ServiceWish;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which services a node is to run: those that cluster.yaml wants, and those that its peers have. */
final class ExpectedServices {

    private final Topology site;

    ExpectedServices(Topology site) {
        this.site = site;
    }

    /** Those of one node, as far as the file says. */
    List<ExpectedService> wished(Node node) {
        Map<String, ExpectedService> byName = new LinkedHashMap<>();
        add(byName, UsualService.named("keepalived").stream());
        site.vrrp().stream()
                .flatMap(vrrp -> vrrp.track().stream())
                .map(VrrpSettings.TrackedProcess::process)
                .filter(process -> site.services().stream()
                        .noneMatch(wish -> wish.process().equals(Optional.of(process))))
                .map(ExpectedServices::tracked)
                .forEach(service -> byName.put(service.name(), service));
        if (servesDatabase(node)) {
            add(byName, UsualService.named("mariadb").stream());
        }
        UsualService.named("ssh")
                .map(ssh -> ExpectedService.of(ssh, true).at(List.of(sshPort(node))))
                .ifPresent(ssh -> byName.put(ssh.name(), ssh));
        for (ServiceWish wish : site.services()) {
            byName.remove(wish.name());
            if (wish.isOn(node.name())) {
                byName.put(wish.name(), ExpectedService.of(wish));
            }
        }
        return List.copyOf(byName.values());
    }

    /** The same, and what is enabled or runs on any node, of services that the file does not name. */
    List<ExpectedService> expected(SiteSight sight, Node node) {
        List<ExpectedService> wished = wished(node);
        Stream<ExpectedService> found = UsualService.ALL.stream()
                .filter(usual -> !isNamed(usual))
                .filter(usual ->
                        wished.stream().noneMatch(service -> service.name().equals(usual.name())))
                .filter(usual -> sight.nodes().stream().anyMatch(other -> isWanted(other, usual)))
                .map(usual -> ExpectedService.of(usual, false));
        return Stream.concat(wished.stream(), found).toList();
    }

    /** Asks for the units of all of them, on every node the same. */
    NodeQuestion question() {
        return UnitState.question(units());
    }

    /** What a node says of its units; empty where it does not. */
    Optional<Map<String, UnitState>> states(NodeSight node) {
        return node.said(question()).map(said -> UnitState.parse(units(), said)).filter(states -> !states.isEmpty());
    }

    private List<String> units() {
        Stream<String> wished = site.nodes().stream()
                .flatMap(node -> wished(node).stream())
                .flatMap(service -> service.unit().stream());
        Stream<String> usual =
                Stream.concat(UsualService.ALL.stream().map(UsualService::unit), Stream.of(ServiceUnit.SSH_SOCKET));
        return Stream.concat(usual, wished).distinct().toList();
    }

    private boolean isNamed(UsualService usual) {
        return site.services().stream().anyMatch(wish -> wish.name().equals(usual.name()));
    }

    private boolean isWanted(NodeSight node, UsualService usual) {
        return states(node)
                .map(states -> states.get(usual.unit()))
                .filter(state ->
                        state.isInstalled() && (state.isActive() || state.file().equals("enabled")))
                .isPresent();
    }

    private static void add(Map<String, ExpectedService> byName, Stream<UsualService> services) {
        services.forEach(usual -> byName.put(usual.name(), ExpectedService.of(usual, true)));
    }

    private static ExpectedService tracked(String process) {
        return UsualService.ofProcess(process)
                .map(usual -> ExpectedService.of(usual, true))
                .orElseGet(() -> ExpectedService.ofProcess(process));
    }

    private static TransportPort sshPort(Node node) {
        return new TransportPort(Protocol.TCP, node.ssh().map(Node.Ssh::port).orElse(22));
    }

    /** As {@code vipnat database} concludes it: behind the VIP is one server on every node. */
    private boolean servesDatabase(Node node) {
        return site.database()
                .filter(database -> servers(database, node).contains(node.address()))
                .isPresent();
    }

    private List<Ipv4> servers(DatabaseSettings database, Node node) {
        if (!database.servers().isEmpty()) {
            return database.servers();
        }
        return List.of(database.address().equals(site.vip().address()) ? node.address() : database.address());
    }
}
