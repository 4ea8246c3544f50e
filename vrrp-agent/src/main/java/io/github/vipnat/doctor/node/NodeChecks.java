package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.service.ServiceChecks;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Every check that looks at the nodes by themselves: access, services, what a clone takes with it, network. */
public final class NodeChecks {

    private NodeChecks() {}

    /** In the order of the table, causes before what follows from them. */
    public static List<Check> all() {
        Stream<Check> before = Stream.of(new SudoCheck());
        Stream<Check> after = Stream.of(
                new MachineIdCheck(),
                new MacAddressCheck(),
                new HostKeyCheck(),
                new NodeAddressCheck(),
                new InterfacesCheck(),
                new StaticVipCheck(),
                new WireAddressCheck(),
                new DefaultRouteCheck(),
                new ClockCheck(),
                new ScriptUserCheck());
        return Stream.of(before, ServiceChecks.all().stream(), after)
                .flatMap(checks -> checks)
                .toList();
    }

    /** What all of them ask. */
    public static List<NodeQuestion> questions(Topology site) {
        return all().stream()
                .flatMap(check -> check.questions(site).stream())
                .distinct()
                .toList();
    }
}
