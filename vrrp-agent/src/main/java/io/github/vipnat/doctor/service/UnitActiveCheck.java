package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.UnitState;
import java.util.List;

/** Each service's unit is there and active. */
final class UnitActiveCheck extends ServiceCheck {

    static final String CODE = "service-active";

    UnitActiveCheck() {
        super(CODE, "The unit of each service is installed and active on every node that is to run it.");
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        ExpectedServices services = new ExpectedServices(sight.site());
        return services.states(node).isEmpty()
                ? List.of(lines().notChecked(
                                node, services.question(), node.node().name()))
                : ServiceUnit.of(sight, node).stream().map(this::unit).toList();
    }

    private Finding unit(ServiceUnit unit) {
        if (unit.state().isEmpty()) {
            return lines().notChecked(
                            unit.where(),
                            "systemd says nothing of " + unit.service().unit().orElseThrow(),
                            "not known is not well",
                            "on " + unit.name() + ":  systemctl status "
                                    + unit.service().shortUnit());
        }
        UnitState state = unit.state().get();
        return state.isActive()
                ? lines().ok(unit.where(), unit.service().name() + " is active (" + state.sub() + ")")
                : inactive(unit, state);
    }

    private Finding inactive(ServiceUnit unit, UnitState state) {
        Trouble trouble = trouble(unit, state);
        Verdict verdict =
                unit.service().isWished() ? Verdict.FAULT : state.isInstalled() ? Verdict.WARNING : Verdict.NOTE;
        return new Finding(
                CODE,
                verdict,
                unit.where(),
                trouble.what(),
                unit.service().isWished()
                        ? "with the VIP here, clients would miss it"
                        : "another node has it; with the VIP here, clients would miss it",
                trouble.fix() + (unit.service().isWished() ? "" : otherwise(unit)),
                verdict == Verdict.NOTE ? List.of() : List.of(new Cause(VipBindCheck.CODE, unit.where())));
    }

    /** What is so, and what mends it. */
    private record Trouble(String what, String fix) {}

    private static Trouble trouble(ServiceUnit unit, UnitState state) {
        String name = unit.service().name();
        String systemctl = "on " + unit.name() + ":  sudo systemctl ";
        String journal =
                "on " + unit.name() + ":  sudo journalctl -u " + unit.service().shortUnit() + " -n 50  says why";
        if (!state.isInstalled()) {
            return new Trouble(
                    name + " is not installed: there is no unit "
                            + unit.service().unit().orElseThrow(),
                    "on " + unit.name() + ":  sudo apt install "
                            + unit.service().packageName());
        }
        if (state.load().equals("masked")) {
            return new Trouble(
                    name + " is masked",
                    systemctl + "unmask --now " + unit.service().shortUnit());
        }
        if (state.active().equals("failed")) {
            return new Trouble(name + " has failed (" + state.result() + ")", journal);
        }
        if (state.active().equals("activating")) {
            return new Trouble(name + " is starting (" + state.sub() + "), and does not come up", journal);
        }
        return state.isPassedOver()
                ? passedOver(unit, name)
                : new Trouble(
                        name + " is not running (" + state.active() + ")",
                        systemctl + "enable --now " + unit.service().shortUnit());
    }

    /** keepalived's unit of Debian is passed over without a failure where its file is empty or missing (keepalived-facts 0). */
    private static Trouble passedOver(ServiceUnit unit, String name) {
        return name.equals("keepalived")
                ? new Trouble(
                        "keepalived does not start: /etc/keepalived/keepalived.conf is empty or missing, and its unit asks for it",
                        "vipnat keepalived render  writes it; then on " + unit.name()
                                + ":  sudo systemctl enable --now keepalived")
                : new Trouble(
                        name + " does not start: a condition in its unit is not met",
                        "on " + unit.name() + ":  systemctl status "
                                + unit.service().shortUnit() + "  names the condition");
    }

    private static String otherwise(ServiceUnit unit) {
        return "; or, if only others are to have it, write services: [{ name: "
                + unit.service().name() + ", on: NODE }] into cluster.yaml";
    }
}
