package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;

/** The host the agent runs on: the truth about who holds the VIP, whatever implementation of VRRP put it there. */
@FunctionalInterface
public interface Host {

    /** How this host holds the address; empty when it does not. */
    Optional<Holding> holding(Ipv4 vip);

    /** The same, with nothing left to what was seen before, not even the MACs of the other interfaces. */
    default Optional<Holding> lookAgain(Ipv4 vip) {
        return holding(vip);
    }
}
