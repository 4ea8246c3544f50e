package io.github.vipnat.election;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.SyncGroup;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.List;

/**
 * A node that may hold the VIP.
 *
 * @param address the address its adverts come from; of two MASTERs with equal priority the higher address wins. Below 0.0.1.0 it
 *     only says the node's place in the list, because nobody knows the address
 */
public record Candidate(String node, Ipv4 address, NodeConfig config, VrrpInstance instance) {

    private static final Ipv4 LAST_PLACE = new Ipv4(255);

    boolean hasAddress() {
        return address.compareTo(LAST_PLACE) > 0;
    }

    /** The interface its adverts leave by; empty text where the file names none. */
    String device() {
        return instance.interfaceName().orElse("");
    }

    /** Another instance of the same node. */
    Candidate as(VrrpInstance other) {
        return new Candidate(node, address, config, other);
    }

    /** The instance's own sync group, itself included, or itself alone. */
    List<VrrpInstance> group() {
        return config.syncGroupOf(instance).map(SyncGroup::members).orElse(List.of(instance));
    }
}
