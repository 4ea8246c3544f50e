package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;

/**
 * The VIP as this host has to do with it.
 *
 * @param announcer tells the routers that it is here
 * @param probe asks whether another host answers for it
 */
record VipOnHost(Ipv4 address, Host host, Herald announcer, Rivals probe) {

    /** How this host holds it; empty when it does not. */
    Optional<Holding> holding() {
        return host.holding(address);
    }

    /** The same; see {@link Host#lookAgain}. */
    Optional<Holding> lookAgain() {
        return host.lookAgain(address);
    }
}
