package io.github.vipnat.agent;

import io.github.vipnat.agent.host.Arp;
import io.github.vipnat.agent.host.Host;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an agent is made of.
 *
 * @param fifo keepalived's {@code notify_fifo}; made where it is missing
 * @param spool where {@code vipnat-notify} leaves what it is told; made where it is missing
 * @param metrics a further place for the numbers, such as node_exporter's folder
 * @param topology reads cluster.yaml anew; throws a {@link io.github.vipnat.problem.ProblemException} when it is wrong
 */
public record AgentSetup(
        Path fifo,
        Path spool,
        Optional<Path> metrics,
        AgentStateFolder folder,
        Supplier<Topology> topology,
        Surroundings surroundings,
        Host host,
        Arp arp,
        AgentLog log) {}
