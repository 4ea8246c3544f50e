package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each node has an id of its own, the same in both files. */
final class MachineIdCheck extends NodeCheck {

    static final String CODE = "machine-id";

    MachineIdCheck() {
        super(
                CODE,
                CheckGroup.CLONE,
                "Each node has a machine-id of its own, the same in /etc and in /var/lib/dbus.",
                MachineIds.QUESTION);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        return List.of(MachineIds.of(node)
                .map(ids -> ids(sight, node, ids))
                .orElseGet(() -> lines().notChecked(node, MachineIds.QUESTION, name)));
    }

    private Finding ids(SiteSight sight, NodeSight node, MachineIds ids) {
        String name = node.node().name();
        String fix = "vipnat doctor --fix  prints the commands for both files, in their order";
        if (ids.system().isEmpty()) {
            return lines().fault(
                            name,
                            MachineIds.SYSTEM_FILE + " is missing, or holds no id",
                            "services that ask for it do not start, and the machine may draw another at each start",
                            fix);
        }
        Optional<NodeSight> original = Clones.original(sight, node, MachineIdCheck::every);
        if (original.isPresent()) {
            return lines().fault(
                            name,
                            "the machine-id of " + name + " is that of "
                                    + original.get().node().name() + shared(ids, original.get()),
                            "journals, DHCP leases and D-Bus take the two for one machine",
                            fix);
        }
        boolean isSame = ids.bus().isEmpty() || ids.bus().equals(ids.system());
        return isSame
                ? lines().ok(name, "machine-id " + ids.system().get().substring(0, 8) + "… is its own")
                : lines().warning(
                                name,
                                MachineIds.BUS_FILE + " holds another id than " + MachineIds.SYSTEM_FILE,
                                "it is an id of earlier, and comes back when the other file is lost",
                                fix);
    }

    private static String shared(MachineIds ids, NodeSight original) {
        Set<String> theirs = every(original);
        boolean isSystem = ids.system().filter(theirs::contains).isPresent();
        return isSystem ? "" : " in " + MachineIds.BUS_FILE + ", from where Debian's tool brings it back";
    }

    private static Set<String> every(NodeSight node) {
        return MachineIds.of(node).stream()
                .flatMap(ids -> Stream.of(ids.system(), ids.bus()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
