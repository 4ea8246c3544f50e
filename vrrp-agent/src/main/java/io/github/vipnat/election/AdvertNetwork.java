package io.github.vipnat.election;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears whom. Adverts take no time, and are heard after what is happening now is done. */
final class AdvertNetwork {

    /** Timers of real machines that end so close to each other end in any order, in microseconds. */
    private static final long SAME_MOMENT = 1_000;

    private final EventQueue queue;
    private final Reach reach;
    private final List<VirtualRouter> routers = new ArrayList<>();
    private final Set<String> linkDown = new HashSet<>();
    private final Set<String> apart = new HashSet<>();
    private final Set<List<String>> lost = new HashSet<>();
    private boolean allApart;

    AdvertNetwork(EventQueue queue, Reach reach) {
        this.queue = queue;
        this.reach = reach;
    }

    void join(VirtualRouter router) {
        routers.add(router);
    }

    /** The carrier of one of a node's interfaces. */
    void link(String node, String device, boolean up) {
        String link = node + " " + device;
        if (up) {
            linkDown.remove(link);
        } else {
            linkDown.add(link);
        }
    }

    private boolean isLinkUp(VirtualRouter router) {
        return !linkDown.contains(
                router.candidate().node() + " " + router.candidate().device());
    }

    /** Cuts one node off, or, when the name is empty, every node from every other. */
    void partition(String node) {
        if (node.isEmpty()) {
            allApart = true;
        } else {
            apart.add(node);
        }
    }

    /** What one node sends no longer reaches another; when that name is empty, it reaches nobody. */
    void lose(String from, String to) {
        lost.add(List.of(from, to));
    }

    void heal() {
        allApart = false;
        apart.clear();
        lost.clear();
    }

    void send(Advert advert, VirtualRouter sender) {
        for (VirtualRouter receiver : routers) {
            if (hears(receiver, sender)) {
                queue.scheduleSoon(() -> receiver.receive(advert));
            }
        }
    }

    private boolean hears(VirtualRouter receiver, VirtualRouter sender) {
        Candidate from = sender.candidate();
        Candidate to = receiver.candidate();
        boolean another = !from.node().equals(to.node());
        return another
                && isLinkUp(sender)
                && isLinkUp(receiver)
                && !isCut(from.node(), to.node())
                && reach.connects(from, to);
    }

    private boolean isCut(String from, String to) {
        return allApart
                || apart.contains(from)
                || apart.contains(to)
                || lost.contains(List.of(from, to))
                || lost.contains(List.of(from, ""));
    }

    /** Whether a router that takes over now is in a race with others that would have to hear it: who they are, and why it is one. */
    Optional<String> rivals(VirtualRouter first) {
        List<VirtualRouter> others = routers.stream()
                .filter(other -> hears(other, first) && hears(first, other))
                .filter(other -> other.takesOverAt()
                        .filter(at -> Math.abs(at - queue.now()) <= SAME_MOMENT)
                        .isPresent())
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> nodes = new ArrayList<>(List.of(first.candidate().node()));
        others.forEach(other -> nodes.add(other.candidate().node()));
        nodes.sort(String::compareTo);
        boolean equal = others.stream().allMatch(other -> other.priority() == first.priority());
        return Optional.of(String.join(" and ", nodes) + " run out of patience in the same moment"
                + (equal ? ", both of priority " + first.priority() : "")
                + ": chance says who is first" + (equal ? ", and a tie is never taken over" : "")
                + reach.howATieEnds());
    }
}
