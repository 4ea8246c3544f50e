package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that the router itself gives to hosts, {@code ip dhcp pool}.
 *
 * @param excluded ranges it keeps back
 */
public record DhcpService(List<Pool> pools, List<Excluded> excluded) {

    public DhcpService {
        pools = List.copyOf(pools);
        excluded = List.copyOf(excluded);
    }

    /**
     * A pool.
     *
     * @param networks all of their hosts may be given out
     * @param hosts single addresses, each kept for one host
     */
    public record Pool(String name, Optional<String> vrf, List<Ipv4Prefix> networks, List<Ipv4> hosts) {
        public Pool {
            networks = List.copyOf(networks);
            hosts = List.copyOf(hosts);
        }
    }

    /** {@code ip dhcp excluded-address FIRST [LAST]}. */
    public record Excluded(Optional<String> vrf, Ipv4 first, Ipv4 last) {
        boolean holds(Ipv4 address, Optional<String> ofVrf) {
            return vrf.equals(ofVrf) && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
        }
    }

    /** No pool at all. */
    public static DhcpService none() {
        return new DhcpService(List.of(), List.of());
    }

    /** The pool that gives the address to one host, or may give it to any. */
    public Optional<Pool> poolOf(Ipv4 address, Optional<String> vrf) {
        boolean isExcluded = excluded.stream().anyMatch(range -> range.holds(address, vrf));
        return pools.stream()
                .filter(pool -> pool.vrf().equals(vrf))
                .filter(pool -> pool.hosts().contains(address)
                        || (!isExcluded && pool.networks().stream().anyMatch(network -> network.contains(address))))
                .findFirst();
    }
}
