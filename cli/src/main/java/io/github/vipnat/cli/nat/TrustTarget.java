package io.github.vipnat.cli.nat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterAccess;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.hostkey.HostKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host of cluster.yaml whose key can be put on record.
 *
 * @param name what messages that advise {@code vipnat trust} call it
 * @param router itself, or one that is reached through it
 * @param jump empty when it is the router itself
 */
record TrustTarget(String name, Router router, Optional<JumpHost> jump) {

    /**
     * The host somebody means: a router by its name, else a jump host by its address, with its port where it needs one.
     *
     * @throws ProblemException of kind INPUT when there is none, or the address alone does not say which
     */
    static TrustTarget of(Topology topology, String typed) {
        return routers(topology)
                .filter(target -> target.name.equals(typed))
                .findFirst()
                .orElseGet(() -> jumpHost(topology, typed));
    }

    private static TrustTarget jumpHost(Topology topology, String typed) {
        List<TrustTarget> meant =
                jumpHosts(topology).filter(target -> target.isCalled(typed)).toList();
        List<String> names = meant.stream().map(TrustTarget::name).distinct().toList();
        if (names.isEmpty()) {
            throw missing(topology, typed);
        }
        // A jump host on SSH's own port is named by its address alone.
        if (names.size() > 1 && !names.contains(typed)) {
            throw ambiguous(topology, typed, names);
        }
        return meant.stream()
                .filter(target -> target.name.equals(typed))
                .findFirst()
                .orElse(meant.get(0));
    }

    private static Stream<TrustTarget> routers(Topology topology) {
        return topology.routers().stream().map(router -> new TrustTarget(router.name(), router, Optional.empty()));
    }

    private static Stream<TrustTarget> jumpHosts(Topology topology) {
        return topology.routers().stream()
                .flatMap(router ->
                        router.jump().stream().map(jump -> new TrustTarget(jump.name(), router, Optional.of(jump))));
    }

    private boolean isCalled(String typed) {
        return name.equals(typed) || jump.stream().anyMatch(host -> host.host().equals(typed));
    }

    HostKey hostKey(RouterAccess access) {
        return jump.map(host -> access.hostKey(router, host)).orElseGet(() -> access.hostKey(router));
    }

    String host() {
        return jump.map(JumpHost::host).orElse(router.host());
    }

    int port() {
        return jump.map(JumpHost::port).orElse(router.port());
    }

    /** What to call it in a question. */
    String noun() {
        return jump.isPresent() ? "jump host" : "router";
    }

    /** How its own console shows the fingerprint to compare with. */
    String onItsConsole() {
        return jump.isPresent()
                ? "for key in /etc/ssh/ssh_host_*.pub; do ssh-keygen -l -f $key; done"
                : "show crypto key mypubkey all";
    }

    private static ProblemException missing(Topology topology, String typed) {
        List<String> known = Stream.concat(routers(topology), jumpHosts(topology))
                .map(TrustTarget::name)
                .distinct()
                .toList();
        return problem(
                "no-such-router",
                topology,
                "there is no router " + typed + " and no jump host of this address",
                "vipnat only connects to hosts that cluster.yaml describes",
                "the file has: " + String.join(", ", known));
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
