package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.UnitState;
import java.util.ArrayList;
import java.util.List;

/** Each service comes back with the machine. */
final class UnitEnabledCheck extends ServiceCheck {

    static final String CODE = "service-enabled";

    UnitEnabledCheck() {
        super(CODE, "Each service starts when the machine does.");
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        ExpectedServices services = new ExpectedServices(sight.site());
        if (services.states(node).isEmpty()) {
            return List.of(
                    lines().notChecked(node, services.question(), node.node().name()));
        }
        List<Finding> found = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (ServiceUnit unit : ServiceUnit.of(sight, node)) {
            unit.state().filter(UnitState::isInstalled).ifPresent(state -> {
                if (state.isEnabled()) {
                    well.add(unit.service().name());
                } else {
                    found.add(disabled(unit, state));
                }
            });
        }
        if (!well.isEmpty()) {
            found.add(0, lines().ok(node.node().name(), "start with the machine: " + String.join(", ", well)));
        }
        return found;
    }

    private Finding disabled(ServiceUnit unit, UnitState state) {
        String name = unit.service().name();
        String word = state.file().isEmpty() ? "not enabled" : state.file();
        return lines().warning(
                        unit.where(),
                        name + " does not start with the machine (" + word + ")",
                        "after the next start of " + unit.name() + " it is missing, and a failover to " + unit.name()
                                + (name.equals("keepalived") ? " never happens" : " finds nothing there"),
                        "on " + unit.name() + ":  sudo systemctl "
                                + (state.file().startsWith("masked") ? "unmask " : "enable ")
                                + unit.service().shortUnit());
    }
}
