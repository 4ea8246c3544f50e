package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import java.util.List;
import java.util.Optional;

/** One machine answers ARP for the VIP, and it is the holder; by a third place beside the nodes. */
final class VipArpCheck implements Check {

    private static final String CODE = "vip-arp";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.VRRP;
    }

    @Override
    public String summary() {
        return "One machine answers ARP for the VIP, and it is the holder: asked from here, else by the router.";
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return List.of(sight.wire().macs().map(macs -> here(macs, sight)).orElseGet(() -> byRouter(sight)));
    }

    private static Finding here(List<String> macs, SiteSight sight) {
        String where = sight.site().cluster();
        String vip = sight.site().vip().address().toString();
        Cause because = new Cause(VipHolderCheck.CODE, where);
        Optional<String> holder = VipHolder.of(sight).mac(sight.site().vip().address());
        if (macs.isEmpty()) {
            return LINES.fault(
                    where,
                    "nobody answers ARP for " + vip + " in this network",
                    "no router or client of this network can reach it",
                    "arping -c 3 " + vip + "  from another host of the network",
                    because);
        }
        if (macs.size() > 1) {
            return LINES.fault(
                    where,
                    macs.size() + " machines answer ARP for " + vip + ": " + String.join(", ", macs),
                    "whoever answers last gets the traffic",
                    "take the address from the machine that is not to have it",
                    because);
        }
        boolean isOther = holder.isPresent() && !holder.get().equals(macs.get(0));
        return isOther
                ? LINES.fault(
                        where,
                        macs.get(0) + " answers ARP for " + vip + ", and the holder has " + holder.get(),
                        "a machine that is no holder takes the traffic",
                        "take the address from the machine with that MAC",
                        because)
                : LINES.ok(where, macs.get(0) + " alone answers ARP for " + vip + ", asked from here");
    }

    private static Finding byRouter(SiteSight sight) {
        Optional<String> holder = VipHolder.of(sight).mac(sight.site().vip().address());
        String where = sight.site().cluster();
        boolean isSeen = sight.routers().stream()
                .flatMap(router -> router.seen().stream())
                .flatMap(seen -> seen.neighbour().stream())
                .anyMatch(proof ->
                        proof.isOfNow() && holder.isPresent() && proof.mac().equals(holder));
        return isSeen
                ? LINES.ok(where, holder.get() + " answers ARP for the VIP, by the router")
                : LINES.notChecked(
                        where,
                        "who answers ARP for the VIP: " + sight.wire().why() + ", and no router proves it",
                        "a third machine may have the address too",
                        "from another host of the network:  arping -b -c 3 "
                                + sight.site().vip().address());
    }
}
