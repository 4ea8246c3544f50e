package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.UnitState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service on a node, and what systemd says of its unit.
 *
 * @param state empty where the service has no unit we know, or the node does not say
 */
record ServiceUnit(NodeSight node, ExpectedService service, Optional<UnitState> state) {

    /** sshd may be started by its socket in place of its service. */
    static final String SSH_SOCKET = "ssh.socket";

    /** Those of one node that have a unit. */
    static List<ServiceUnit> of(SiteSight sight, NodeSight node) {
        ExpectedServices services = new ExpectedServices(sight.site());
        Map<String, UnitState> states = services.states(node).orElse(Map.of());
        return services.expected(sight, node.node()).stream()
                .filter(service -> service.unit().isPresent())
                .map(service -> new ServiceUnit(node, service, state(service, states)))
                .toList();
    }

    String where() {
        return service.on(node.node().name());
    }

    String name() {
        return node.node().name();
    }

    private static Optional<UnitState> state(ExpectedService service, Map<String, UnitState> states) {
        Optional<UnitState> own = Optional.ofNullable(states.get(service.unit().orElseThrow()));
        Optional<UnitState> socket = Optional.ofNullable(states.get(SSH_SOCKET))
                .filter(UnitState::isActive)
                .filter(state -> service.unit().equals(Optional.of("ssh.service")));
        return own.filter(UnitState::isActive).or(() -> socket).or(() -> own);
    }
}
