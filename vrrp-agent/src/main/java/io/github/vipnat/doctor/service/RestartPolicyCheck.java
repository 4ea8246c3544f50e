package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.UnitState;
import java.util.List;

/** Whether systemd starts keepalived again after a crash: Debian's unit has no {@code Restart=} (keepalived-facts 0). */
final class RestartPolicyCheck extends ServiceCheck {

    static final String CODE = "keepalived-restart";

    RestartPolicyCheck() {
        super(CODE, "systemd starts keepalived again when it crashes.");
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        ExpectedServices services = new ExpectedServices(sight.site());
        if (services.states(node).isEmpty()) {
            return List.of(
                    lines().notChecked(node, services.question(), node.node().name()));
        }
        return ServiceUnit.of(sight, node).stream()
                .filter(unit -> unit.service().name().equals("keepalived"))
                .flatMap(unit -> unit.state().filter(UnitState::isInstalled).stream())
                .map(state -> keepalived(node.node().name(), state))
                .toList();
    }

    private Finding keepalived(String node, UnitState state) {
        if (!state.restart().isEmpty() && !state.restart().equals("no")) {
            return lines().ok(node, "keepalived is started again after a crash (Restart=" + state.restart() + ")");
        }
        return lines().note(
                        node,
                        "keepalived is not started again after a crash: its unit has no Restart=",
                        "killed for want of memory it leaves the VIP on the interface, and nothing takes it off or takes it over again",
                        "on " + node
                                + ":  sudo systemctl edit keepalived  and write  [Service]  and below it  Restart=on-failure");
    }
}
