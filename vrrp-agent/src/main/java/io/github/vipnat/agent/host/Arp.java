package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What this host says and asks by ARP. */
public interface Arp {

    /**
     * Tells the routers who has the VIP: a request with the VIP as its sender to each, which they answer and learn from, then
     * a gratuitous one to everybody. Returns at once.
     *
     * @param routers addresses in the VIP's network
     * @return what went wrong, once it is done; empty when it was said
     */
    CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding holding, List<Ipv4> routers);

    /**
     * Tells one of the routers again, each in its turn, by a request that everybody hears; everybody where there is no router.
     * Returns at once and says nothing of what goes wrong: {@link #tell} does.
     *
     * @param holding as it was seen right now
     */
    default void remind(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
        CompletableFuture<Optional<Problem>> unused = tell(vip, holding, routers);
    }

    /**
     * The MAC of another host that answers for the VIP; takes a second when there is none.
     *
     * @throws io.github.vipnat.problem.ProblemException when it cannot be asked
     */
    Optional<String> other(Ipv4 vip, VipHolding holding);
}
