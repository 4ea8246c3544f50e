package io.github.vipnat.agent.policy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.VrrpEvent;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import java.util.Optional;

/**
 * What is known of the VIP on this host.
 *
 * @param holding empty when this host does not hold the VIP
 * @param fact the latest word of VRRP about the VIP's instance, if it has said any since the agent began
 * @param otherHolder whether another host answers for the VIP
 */
public record HostSituation(Ipv4 vip, Optional<VipHolding> holding, Optional<VrrpEvent> fact, OtherHolder otherHolder) {

    /** VRRP says that the VIP has left, and it is here. */
    public boolean isContradicted() {
        return holding.isPresent()
                && fact.filter(event -> !event.state().claimsVip()).isPresent();
    }

    /**
     * Whether the routers may be told that the VIP is here. Not where another host answers for it; and where VRRP has given it
     * up, not before it is known that nobody does.
     */
    public boolean mayBeTold() {
        return holding.isPresent()
                && otherHolder.match(new OtherHolder.Cases<>(
                        (OtherHolder.NotAsked unknown) -> !isContradicted(),
                        (OtherHolder.Nobody nobody) -> true,
                        (OtherHolder.Somebody other) -> false));
    }
}
