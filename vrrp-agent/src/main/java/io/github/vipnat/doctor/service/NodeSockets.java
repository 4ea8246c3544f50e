package io.github.vipnat.doctor.service;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.Listener;
import io.github.vipnat.node.Listener.Bound;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What listens on a node.
 *
 * @param all every socket, with its owners where root was asked
 * @param unix paths of unix sockets
 */
record NodeSockets(NodeSight node, List<Listener> all, Set<String> unix) {

    /** Empty where the node does not say. */
    static Optional<NodeSockets> of(NodeSight node) {
        return node.said(Listener.QUESTION)
                .map(said -> new NodeSockets(
                        node, Listener.parse(node.said(Listener.OWNERS).orElse(said)), Listener.unixPaths(said)));
    }

    List<Listener> at(TransportPort port) {
        return all.stream().filter(listener -> listener.port().equals(port)).toList();
    }

    /** Those that a process holds; none where it was not shown whose they are. */
    List<Listener> of(String process) {
        return all.stream()
                .filter(listener -> listener.owners().contains(process))
                .toList();
    }

    boolean knowsOwners() {
        return all.stream().anyMatch(listener -> !listener.owners().isEmpty());
    }

    /** Whether the VIP is on this node; not known, it is not. */
    boolean holds(Ipv4 vip) {
        return Links.of(node).filter(links -> links.has(vip)).isPresent();
    }

    static boolean takes(List<Listener> listeners, Ipv4 address) {
        return listeners.stream()
                .anyMatch(listener ->
                        listener.bound() == Bound.EVERY || listener.address().equals(Optional.of(address)));
    }
}
