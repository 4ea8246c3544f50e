package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who hears whom. Adverts take no time, and are heard after what is happening now is done. */
final class AdvertNetwork {

    private final EventQueue queue;
    private final List<VirtualRouter> routers = new ArrayList<>();
    private final Set<String> linkDown = new HashSet<>();
    private final Set<String> apart = new HashSet<>();
    private boolean allApart;

    AdvertNetwork(EventQueue queue) {
        this.queue = queue;
    }

    void join(VirtualRouter router) {
        routers.add(router);
    }

    void link(String node, boolean up) {
        if (up) {
            linkDown.remove(node);
        } else {
            linkDown.add(node);
        }
    }

    boolean isLinkUp(String node) {
        return !linkDown.contains(node);
    }

    /** Cuts one node off, or, when the name is empty, every node from every other. */
    void partition(String node) {
        if (node.isEmpty()) {
            allApart = true;
        } else {
            apart.add(node);
        }
    }

    void heal() {
        allApart = false;
        apart.clear();
    }

    void send(Advert advert, VrrpInstance sender) {
        for (VirtualRouter receiver : routers) {
            boolean other = !receiver.candidate().node().equals(advert.node());
            if (other && hears(receiver, advert, sender)) {
                queue.scheduleSoon(() -> receiver.receive(advert));
            }
        }
    }

    private boolean hears(VirtualRouter receiver, Advert advert, VrrpInstance sender) {
        String to = receiver.candidate().node();
        boolean wired = isLinkUp(advert.node())
                && isLinkUp(to)
                && !allApart
                && !apart.contains(advert.node())
                && !apart.contains(to);
        boolean sameGroup = receiver.candidate().instance().virtualRouterId().orElse(0) == advert.virtualRouterId();
        return wired && sameGroup && isAddressedTo(receiver, sender);
    }

    /** Multicast reaches every multicast instance; unicast reaches those on the sender's list. */
    private static boolean isAddressedTo(VirtualRouter receiver, VrrpInstance sender) {
        if (sender.unicastPeers().isEmpty()) {
            return receiver.candidate().instance().unicastPeers().isEmpty();
        }
        String address = receiver.candidate().address().toString();
        return sender.unicastPeers().stream().anyMatch(peer -> peer.keyword().equals(address));
    }
}
