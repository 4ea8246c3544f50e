package io.github.vipnat.cli.nat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.reconcile.RouterAccess;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.hostkey.HostKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A host of cluster.yaml whose key can be put on record.
 *
 * @param name what messages that advise {@code vipnat trust} call it
 * @param noun what to call it in a question
 * @param onItsConsole how its own console shows the fingerprint to compare with
 * @param fetch asks it for its key
 */
record TrustTarget(
        String name, String host, int port, String noun, String onItsConsole, Function<Surroundings, HostKey> fetch) {

    private static final String ON_LINUX = "for key in /etc/ssh/ssh_host_*.pub; do ssh-keygen -l -f $key; done";

    /**
     * The host somebody means: a router or a node by its name, else a jump host by its address, with its port where it needs
     * one, else a node or a router by its address.
     *
     * @throws ProblemException of kind INPUT when there is none, or what was typed does not say which
     */
    static TrustTarget of(Topology topology, String typed) {
        List<TrustTarget> named = Stream.concat(routers(topology), nodes(topology))
                .filter(target -> target.name.equals(typed))
                .toList();
        if (named.size() > 1) {
            throw shared(topology, named);
        }
        return named.isEmpty() ? byAddress(topology, typed) : named.get(0);
    }

    private static TrustTarget byAddress(Topology topology, String typed) {
        List<TrustTarget> meant =
                jumpHosts(topology).filter(target -> target.isCalled(typed)).toList();
        List<String> names = meant.stream().map(TrustTarget::name).distinct().toList();
        // A jump host on SSH's own port is named by its address alone.
        if (names.size() > 1 && !names.contains(typed)) {
            throw ambiguous(topology, typed, names);
        }
        Stream<TrustTarget> exactly = meant.stream().filter(target -> target.name.equals(typed));
        return Stream.of(exactly, meant.stream(), nodes(topology), routers(topology))
                .flatMap(targets -> targets)
                .filter(target -> target.isCalled(typed))
                .findFirst()
                .orElseThrow(() -> missing(topology, typed));
    }

    private static Stream<TrustTarget> routers(Topology topology) {
        return topology.routers().stream()
                .map(router -> new TrustTarget(
                        router.name(),
                        router.host(),
                        router.port(),
                        "router",
                        "show crypto key mypubkey all",
                        surroundings -> new RouterAccess(surroundings).hostKey(router)));
    }

    private static Stream<TrustTarget> nodes(Topology topology) {
        return topology.nodes().stream().flatMap(node -> node.ssh().stream().map(ssh -> node(node, ssh.port())));
    }

    private static TrustTarget node(Node node, int port) {
        return new TrustTarget(
                node.name(),
                node.address().toString(),
                port,
                "node",
                ON_LINUX,
                surroundings -> new NodeAccess(surroundings).hostKey(node).orElseThrow());
    }

    private static Stream<TrustTarget> jumpHosts(Topology topology) {
        return topology.routers().stream()
                .flatMap(router -> router.jump().stream().map(jump -> jump(router, jump)));
    }

    private static TrustTarget jump(Router router, JumpHost jump) {
        return new TrustTarget(
                jump.name(),
                jump.host(),
                jump.port(),
                "jump host",
                ON_LINUX,
                surroundings -> new RouterAccess(surroundings).hostKey(router, jump));
    }

    private boolean isCalled(String typed) {
        return name.equals(typed) || host.equals(typed);
    }

    HostKey hostKey(Surroundings surroundings) {
        return fetch.apply(surroundings);
    }

    private static ProblemException missing(Topology topology, String typed) {
        List<String> known = Stream.of(routers(topology), nodes(topology), jumpHosts(topology))
                .flatMap(targets -> targets)
                .map(TrustTarget::name)
                .distinct()
                .toList();
        return problem(
                "no-such-router",
                topology,
                "there is no router " + typed + ", no node with ssh and no jump host of this name or address",
                "vipnat only connects to hosts that cluster.yaml describes",
                "the file has: " + String.join(", ", known));
    }

    private static ProblemException shared(Topology topology, List<TrustTarget> named) {
        return problem(
                "host-name-shared",
                topology,
                "a router and a node are both called " + named.get(0).name(),
                "each has a key of its own",
                String.join(
                        "   or   ",
                        named.stream()
                                .map(target -> "vipnat trust " + target.host())
                                .toList()));
    }

    private static ProblemException ambiguous(Topology topology, String typed, List<String> names) {
        return problem(
                "jump-host-ambiguous",
                topology,
                "there are " + names.size() + " jump hosts with the address " + typed,
                "each has a key of its own",
                "vipnat trust " + String.join("   or   vipnat trust ", names));
    }

    private static ProblemException problem(String code, Topology topology, String what, String why, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, topology.source().toString(), what, why, fix));
    }
}
