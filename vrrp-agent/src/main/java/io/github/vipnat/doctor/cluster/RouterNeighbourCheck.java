package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.reconcile.NeighbourProof;
import io.github.vipnat.reconcile.RouterCheckup;
import java.util.List;
import java.util.Optional;

/**
 * The router sends the VIP's traffic to the node that holds it now. The row of a dead VIP lives for hours (ios-facts 11.6), so a
 * row alone proves nothing where the holder is not known.
 */
final class RouterNeighbourCheck extends RouterCheck {

    static final String CODE = "router-neighbour";

    RouterNeighbourCheck() {
        super(CODE, "Each router sends the VIP's traffic to the node that holds it now, by its ARP and a ping.");
    }

    @Override
    List<Finding> judge(String router, RouterCheckup seen, SiteSight sight) {
        return List.of(seen.neighbour()
                .map(proof -> judge(router, proof, sight))
                .orElseGet(() -> lines().notChecked(
                                router,
                                "whom it sends the VIP's traffic to: "
                                        + seen.hidden().stream()
                                                .map(problem -> problem.what())
                                                .findFirst()
                                                .orElse("it does not say"),
                                "after a failover it may go on sending to the old node",
                                "on the router:  show ip arp " + vip(sight))));
    }

    Finding judge(String router, NeighbourProof proof, SiteSight sight) {
        Optional<String> holder = VipHolder.of(sight).mac(sight.site().vip().address());
        Cause because = new Cause(VipHolderCheck.CODE, sight.site().cluster());
        if (proof.mac().isEmpty()) {
            return lines().fault(
                            router,
                            "it knows no host with the address " + vip(sight) + ", and nobody answers its ping",
                            "nothing that is published can be reached through it",
                            "on the router:  show ip arp " + vip(sight) + "  and  show ip route " + vip(sight),
                            because);
        }
        String mac = proof.mac().get();
        if (holder.isPresent()) {
            return holder.get().equals(mac)
                    ? right(router, mac, proof)
                    : wrong(router, mac, holder.get(), proof, sight);
        }
        return proof.isOfNow()
                ? lines().ok(router, "sends to " + mac + ", which answers now")
                : lines().notChecked(
                                router,
                                "its row for " + vip(sight) + " says " + mac
                                        + ", and nobody answers its ping: the row of a dead host lives for hours",
                                "it may send to a node that is gone",
                                "on the router:  clear ip arp " + vip(sight) + "  and  ping " + vip(sight),
                                because);
    }

    private Finding right(String router, String mac, NeighbourProof proof) {
        return lines().ok(
                        router,
                        "sends to " + mac + ", the holder's"
                                + (proof.isAnswered() ? ", which answers its ping" : "; its ping is not answered"));
    }

    private Finding wrong(String router, String mac, String holder, NeighbourProof proof, SiteSight sight) {
        return proof.isOfNow()
                ? lines().fault(
                                router,
                                "another machine answers it for " + vip(sight) + ": " + mac + ", and the holder has "
                                        + holder,
                                "published services lead to that machine",
                                "find it by its MAC in the switch's table:  show mac address-table address "
                                        + dotted(mac))
                : lines().fault(
                                router,
                                "it sends the traffic of " + vip(sight) + " to " + mac + ", and the holder has "
                                        + holder,
                                "published services lead to a node that does not have the VIP, until the row ages out"
                                        + " hours later",
                                "on the router:  clear ip arp " + vip(sight));
    }

    private static String vip(SiteSight sight) {
        return sight.site().vip().address().toString();
    }

    /** As Cisco writes it: {@code 0015.5d0a.0b01}. */
    private static String dotted(String mac) {
        return mac.replace(":", "").replaceAll("(....)(?!$)", "$1.");
    }
}
