package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which inside locals look like the nodes: the one with the most rules, and another only where the two are published as
 * one service is. A server too many would lose its rules to the VIP, so in doubt a server is left out, and said so.
 *
 * @param notes why these, and why not the others
 */
record NodeChoice(List<InsideLocal> nodes, List<String> notes) {

    /** A longer list would hide the file. */
    private static final int MOST_LEFT_OUT = 20;

    private static final Comparator<InsideLocal> LIKELIEST =
            Comparator.comparing(InsideLocal::hasOnlyFullStatics).thenComparing(InsideLocal.BUSIEST);

    /**
     * Chooses.
     *
     * @param locals all of the router
     * @param neighbours those among which the nodes are
     */
    static NodeChoice of(List<InsideLocal> locals, List<InsideLocal> neighbours, Optional<Ipv4> vip) {
        List<InsideLocal> servers = neighbours.stream()
                .filter(local -> !vip.equals(Optional.of(local.address())))
                .toList();
        Optional<InsideLocal> first = servers.stream().min(LIKELIEST);
        Optional<InsideLocal> second = first.flatMap(node -> second(node, servers));
        List<InsideLocal> nodes = new ArrayList<>();
        first.ifPresent(nodes::add);
        second.ifPresent(nodes::add);
        List<String> notes = new ArrayList<>();
        notes.add(first.map(node -> whyFirst(node, locals))
                .orElse(
                        locals.isEmpty()
                                ? "No static rule leads to a server, so the nodes are examples."
                                : "Nothing but the VIP itself has static rules here, so the nodes are examples."));
        first.ifPresent(node -> notes.add(whySecond(node, second)));
        List<InsideLocal> others = locals.stream()
                .filter(local -> !nodes.contains(local))
                .filter(local -> !(vip.equals(Optional.of(local.address())) && neighbours.contains(local)))
                .toList();
        notes.addAll(leftOut(others, neighbours, first, vip));
        return new NodeChoice(nodes, notes);
    }

    /** The one other server that is published as the first is: the same local port on the same global. */
    private static Optional<InsideLocal> second(InsideLocal first, List<InsideLocal> servers) {
        List<InsideLocal> alike = servers.stream()
                .filter(local -> !local.equals(first))
                .filter(local -> isAlike(first, local))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static boolean isAlike(InsideLocal first, InsideLocal local) {
        return local.sharesGlobalWith(first) && !local.localPortsInCommon(first).isEmpty();
    }

    private static String whyFirst(InsideLocal node, List<InsideLocal> locals) {
        int all = locals.stream().mapToInt(local -> local.entries().size()).sum();
        String share = node.entries().size() == all ? "all" : node.entries().size() + " of the " + all;
        return node + " has " + share + " static rules, so it looks like the server in service.";
    }

    private static String whySecond(InsideLocal first, Optional<InsideLocal> second) {
        return second.map(node -> node + " is published on the same global with the same local port ("
                        + texts(node.localPortsInCommon(first)) + "), so the two look like a pair.")
                .orElse("The address of the other node is an example.");
    }

    private static List<String> leftOut(
            List<InsideLocal> others, List<InsideLocal> neighbours, Optional<InsideLocal> first, Optional<Ipv4> vip) {
        List<String> notes = new ArrayList<>();
        if (!others.isEmpty()) {
            notes.add("Left out, their rules stay as they are:");
        }
        others.stream()
                .limit(MOST_LEFT_OUT)
                .map(local -> "- " + local + " on " + texts(local.globals()) + ": "
                        + why(local, neighbours.contains(local), first, vip))
                .forEach(notes::add);
        if (others.size() > MOST_LEFT_OUT) {
            notes.add("- and " + (others.size() - MOST_LEFT_OUT) + " more");
        }
        return notes;
    }

    private static String why(InsideLocal local, boolean isNeighbour, Optional<InsideLocal> first, Optional<Ipv4> vip) {
        if (!isNeighbour) {
            return elsewhere(local, first);
        }
        if (local.hasOnlyFullStatics()) {
            return "full statics alone, so another server" + (vip.isPresent() ? "" : " or the VIP already");
        }
        return first.map(node -> compared(local, node)).orElse("nothing to compare it with");
    }

    private static String elsewhere(InsideLocal local, Optional<InsideLocal> first) {
        if (local.isRouter()) {
            return "the router itself";
        }
        if (first.filter(node -> !node.vrf().equals(local.vrf())).isPresent()) {
            return local.vrf().map(name -> "another vrf, " + name).orElse("in no vrf");
        }
        return local.network()
                .map(network -> "another network, " + network + " behind " + network.name())
                .orElse("in no network of an inside interface");
    }

    private static String compared(InsideLocal local, InsideLocal node) {
        String common = texts(local.localPortsInCommon(node));
        if (common.isEmpty()) {
            return "other ports than " + node + ", so another service";
        }
        return isAlike(node, local)
                ? common + " like " + node + ", on the same global: a node?"
                : common + " like " + node + ", on another global: a node?";
    }

    private static String texts(Iterable<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.toString()));
        return String.join(", ", texts);
    }
}
