package io.github.vipnat.report;

import io.github.vipnat.address.Ipv4;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What stands at the head of a page for a change board, and how it calls the hosts.
 *
 * @param author who made the plan or the run
 * @param at when
 * @param ticket in the words of the user; may be empty
 * @param hosts the names of the addresses that cluster.yaml knows, the VIP's among them
 * @param vip where the rules are to lead; empty where no cluster.yaml is at hand
 */
public record ChangeTicket(String author, Instant at, String ticket, Map<Ipv4, String> hosts, Optional<Ipv4> vip) {

    public ChangeTicket {
        hosts = Map.copyOf(hosts);
    }

    /** A host as the reader knows it. */
    String host(Ipv4 address) {
        return Optional.ofNullable(hosts.get(address))
                .map(name -> name + " (" + address + ")")
                .orElseGet(address::toString);
    }

    boolean isVip(Ipv4 address) {
        return vip.equals(Optional.of(address));
    }
}
