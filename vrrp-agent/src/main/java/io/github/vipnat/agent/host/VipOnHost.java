package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;

/**
 * The VIP as this host has to do with it.
 *
 * @param announcer tells the routers that it is here
 * @param probe asks whether another host answers for it
 */
public record VipOnHost(Ipv4 address, Host host, ArpAnnouncer announcer, DuplicateVipProbe probe) {

    /** How this host holds it; empty when it does not. */
    public Optional<VipHolding> holding() {
        return host.holding(address);
    }

    /** The same; see {@link Host#lookAgain}. */
    public Optional<VipHolding> lookAgain() {
        return host.lookAgain(address);
    }
}
