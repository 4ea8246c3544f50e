package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;

/** The host the agent runs on: the truth about who holds the VIP, whatever implementation of VRRP put it there. */
@FunctionalInterface
public interface Host {

    /** How this host holds the address; empty when it does not. */
    Optional<VipHolding> holding(Ipv4 vip);

    /** The same, with nothing left to what was seen before, not even the MACs of the other interfaces. */
    default Optional<VipHolding> lookAgain(Ipv4 vip) {
        return holding(vip);
    }
}
