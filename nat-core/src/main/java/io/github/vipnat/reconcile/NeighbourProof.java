package io.github.vipnat.reconcile;

import java.util.Optional;

/**
 * Whom a router sends the VIP's traffic to, and whether that is of now: the row of a host that died lives for hours
 * (ios-facts 11.6).
 *
 * @param mac of the row, {@code 00:15:5d:0a:0b:01}; empty when there is none
 * @param isAnswered whether the VIP answered the router's ping a moment ago
 * @param isRenewed whether the row came, changed or grew younger since the look began
 */
public record NeighbourProof(Optional<String> mac, boolean isAnswered, boolean isRenewed) {

    /** Whether somebody has the VIP now, and not hours ago. */
    public boolean isOfNow() {
        return mac.isPresent() && (isAnswered || isRenewed);
    }
}
