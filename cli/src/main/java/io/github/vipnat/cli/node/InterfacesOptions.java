package io.github.vipnat.cli.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.NodeNetwork;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a node's stanza of /etc/network/interfaces is made of: vrrp.network, or options and the VIP's mask. */
final class InterfacesOptions {

    private static final int HOST = 32;

    @Option(
            names = "--interfaces",
            paramLabel = "NODE",
            description =
                    "Show this node's stanza of /etc/network/interfaces instead. Mask, gateway and name servers are those of"
                            + " vrrp.network; without it the mask is the VIP's.")
    private @Nullable String node;

    @Option(names = "--gateway", paramLabel = "ADDRESS", description = "The gateway in that stanza.")
    private @Nullable String gateway;

    @Option(
            names = "--name-server",
            paramLabel = "ADDRESS",
            description = "A name server in that stanza; may be repeated.")
    private List<String> nameServers = new ArrayList<>();

    boolean isWanted() {
        return node != null;
    }

    String stanza(Topology topology) {
        Optional<VrrpSettings.Lan> lan = topology.vrrp().flatMap(VrrpSettings::lan);
        Optional<Ipv4> way = Optional.ofNullable(gateway)
                .map(text -> address("--gateway", text))
                .or(() -> lan.flatMap(VrrpSettings.Lan::gateway));
        List<Ipv4> servers = nameServers.isEmpty()
                ? lan.map(VrrpSettings.Lan::nameServers).orElse(List.of())
                : nameServers.stream()
                        .map(text -> address("--name-server", text))
                        .toList();
        int length = lan.map(VrrpSettings.Lan::prefixLength).orElseGet(() -> prefixLength(topology));
        NodeNetwork network = new NodeNetwork(length, way, servers);
        return new KeepalivedRender(topology, Optional.empty(), RenderOptions.document())
                .interfaces(Optional.ofNullable(node).orElseThrow(), network);
    }

    private static int prefixLength(Topology topology) {
        int length = topology.vip().length();
        if (length == HOST) {
            throw problem(
                    "vip-without-mask",
                    topology.source().toString(),
                    "vip has no mask, so the LAN's is not known",
                    "add to vrrp, for example  network: { prefix-length: 16 }");
        }
        return length;
    }

    private static Ipv4 address(String option, String text) {
        return Ipv4.parse(text)
                .orElseThrow(() -> problem(
                        "bad-address",
                        option + " " + text,
                        "this is no IPv4 address",
                        "write, for example, 10.51.10.254"));
    }

    private static ProblemException problem(String code, String where, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT, Problem.fatal(code, where, what, "nothing was written", fix));
    }
}
