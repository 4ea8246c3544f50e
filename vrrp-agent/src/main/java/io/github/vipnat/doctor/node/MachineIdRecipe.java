package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Verdict;
import java.util.Optional;

/**
 * A new machine-id in both files. Only both together: systemd-machine-id-setup takes the id from D-Bus' file where that is left
 * (machine-id(5)), and on a virtual machine of KVM from the UUID that the hypervisor gave it, which a copy may share; so the
 * id is drawn by dbus-uuidgen.
 */
final class MachineIdRecipe {

    private MachineIdRecipe() {}

    static Optional<RepairStep> step(RepairCase one) {
        if (!one.has(MachineIdCheck.CODE, Verdict.FAULT) && !one.has(MachineIdCheck.CODE, Verdict.WARNING)) {
            return Optional.empty();
        }
        String system = MachineIds.SYSTEM_FILE;
        String bus = MachineIds.BUS_FILE;
        return Optional.of(RepairStep.overSsh(
                "a machine-id of its own, in both files",
                "sudo rm -f " + system + " " + bus,
                "sudo dbus-uuidgen --ensure=" + system + " || sudo systemd-machine-id-setup",
                "sudo mkdir -p /var/lib/dbus && sudo ln -s " + system + " " + bus,
                "cat " + system + " " + bus + "   # twice the same, and not the id of another node",
                "# it counts from the next start of " + one.name()
                        + " on:  sudo systemctl reboot  while another node holds the VIP"));
    }
}
