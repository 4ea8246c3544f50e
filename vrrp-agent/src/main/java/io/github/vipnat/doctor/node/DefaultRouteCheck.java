package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.VrrpSettings.Lan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers find their way out of the node's network. */
final class DefaultRouteCheck extends NodeCheck {

    private static final NodeQuestion ROUTE = NodeQuestion.ofAll("default-route", "ip -4 route show default");

    /** {@code default via 10.51.10.254 dev eth0 onlink}. */
    private static final Pattern VIA = Pattern.compile("default via ([0-9.]+) dev (\\S+).*");

    DefaultRouteCheck() {
        super("default-route", CheckGroup.NETWORK, "Each node's default route leads to the network's gateway.", ROUTE);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        if (node.said(ROUTE).isEmpty()) {
            return List.of(lines().notChecked(node, ROUTE, name));
        }
        List<String> gateways = gateways(node);
        if (gateways.isEmpty()) {
            return List.of(lines().fault(
                            name,
                            name + " has no default route",
                            "answers to clients of other networks do not leave the node",
                            "on " + name + ":  sudo ip route add default via "
                                    + wanted(sight, node).orElse("GATEWAY")
                                    + " ; and a gateway line in /etc/network/interfaces"));
        }
        Optional<String> other = wanted(sight, node).filter(gateway -> !gateways.contains(gateway));
        return List.of(other.map(gateway -> differs(sight, name, gateways, gateway))
                .orElseGet(() -> lines().ok(name, "default route by " + String.join(", ", gateways))));
    }

    private Finding differs(SiteSight sight, String name, List<String> gateways, String wanted) {
        String what = "the default route of " + name + " leads to " + String.join(", ", gateways);
        String why =
                "answers take another way than requests: the router does not translate them back, and clients drop them";
        return lan(sight).isPresent()
                ? lines().fault(
                                name,
                                what + ", and the network's gateway is " + wanted,
                                why,
                                "on " + name + ":  sudo ip route replace default via " + wanted
                                        + " ; and the gateway line in /etc/network/interfaces")
                : lines().warning(
                                name,
                                what + ", that of another node to " + wanted,
                                why,
                                "write vrrp.network into cluster.yaml, with its gateway; then mend the node that differs");
    }

    /** The file's gateway, or else that of the first node that has one. */
    private static Optional<String> wanted(SiteSight sight, NodeSight node) {
        return lan(sight)
                .or(() -> sight.nodes().stream()
                        .filter(other -> !other.equals(node))
                        .flatMap(other -> gateways(other).stream())
                        .findFirst());
    }

    private static Optional<String> lan(SiteSight sight) {
        return sight.site()
                .vrrp()
                .flatMap(vrrp -> vrrp.lan())
                .flatMap(Lan::gateway)
                .map(Object::toString);
    }

    private static List<String> gateways(NodeSight node) {
        return node.said(ROUTE).stream()
                .flatMap(String::lines)
                .map(line -> VIA.matcher(line.strip()))
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toList());
    }
}
