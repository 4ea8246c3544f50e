package io.github.vipnat.election;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes candidates of configuration files. */
public final class Candidates {

    private Candidates() {}

    /**
     * The nodes that run an instance.
     *
     * @param configs in the order they are to be shown
     * @param addresses by node name; a node without one is given the source address its file names, or one that rises with
     *     its place in the list
     * @param instance the instance's name; when empty, the first node's first instance
     * @throws ProblemException of kind INPUT when a node has no such instance
     */
    public static List<Candidate> of(List<NodeConfig> configs, Map<String, Ipv4> addresses, Optional<String> instance) {
        String name = instance.or(() -> firstInstance(configs)).orElseThrow(() -> noInstance(configs));
        List<Candidate> candidates = new ArrayList<>();
        for (NodeConfig config : configs) {
            VrrpInstance found = config.instance(name).orElseThrow(() -> missing(config, name));
            candidates.add(
                    new Candidate(config.node(), address(config, found, addresses, candidates.size()), config, found));
        }
        return List.copyOf(candidates);
    }

    private static Optional<String> firstInstance(List<NodeConfig> configs) {
        return configs.stream()
                .flatMap(config -> config.instances().stream())
                .map(VrrpInstance::name)
                .findFirst();
    }

    private static Ipv4 address(NodeConfig config, VrrpInstance instance, Map<String, Ipv4> addresses, int place) {
        return Optional.ofNullable(addresses.get(config.node()))
                .or(() -> instance.sourceAddress().flatMap(Ipv4::parse))
                .orElse(new Ipv4(place + 1));
    }

    private static ProblemException noInstance(List<NodeConfig> configs) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-vrrp-instance",
                        configs.isEmpty() ? "the files" : configs.get(0).conf().name(),
                        "there is no vrrp_instance",
                        "there is nothing to elect",
                        "vipnat keepalived render"));
    }

    private static ProblemException missing(NodeConfig config, String name) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "vrrp-instance-missing",
                        config.conf().name(),
                        "there is no vrrp_instance " + name,
                        "this node would take no part in the election",
                        "name an instance that every file has: --instance NAME"));
    }
}
