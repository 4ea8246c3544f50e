package io.github.vipnat.election;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.vrrp.Authentication;
import io.github.vipnat.keepalived.vrrp.VirtualAddress;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A VRRP advertisement.
 *
 * @param priority 0 says: I am leaving
 */
record Advert(
        String node,
        Ipv4 source,
        int virtualRouterId,
        int version,
        int priority,
        Duration interval,
        Authentication authentication,
        List<String> addresses) {

    static Advert of(Candidate sender, int priority) {
        VrrpInstance instance = sender.instance();
        return new Advert(
                sender.node(),
                sender.address(),
                instance.virtualRouterId().orElse(0),
                instance.version(),
                priority,
                instance.advertInterval(),
                instance.authentication(),
                addresses(instance));
    }

    private static List<String> addresses(VrrpInstance instance) {
        return instance.addresses().stream().map(VirtualAddress::withoutMask).toList();
    }

    /** Whether keepalived takes it for one of its own group's; otherwise it drops it (vrrp.c, the checks of an incoming packet). */
    boolean isAcceptedBy(VrrpInstance receiver) {
        boolean sameInterval = version == 3 || interval.equals(receiver.advertInterval());
        boolean sameAuthentication = version == 3 || authentication.equals(receiver.authentication());
        return version == receiver.version() && sameInterval && sameAuthentication && sameAddresses(receiver);
    }

    private boolean sameAddresses(VrrpInstance receiver) {
        List<String> own = addresses(receiver);
        Set<String> carried = addresses.stream().collect(Collectors.toSet());
        return own.size() == addresses.size() && carried.containsAll(own);
    }
}
