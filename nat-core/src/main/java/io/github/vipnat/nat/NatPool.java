package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import java.util.List;

/**
 * {@code ip nat pool NAME …}.
 *
 * @param ranges none where the device has given the pool a length only
 * @param mask {@code netmask 255.255.255.0} or {@code prefix-length 24}, or empty, as the device spells it
 */
public record NatPool(String name, List<Range> ranges, String mask, TrailingOptions extras) {
    public NatPool {
        ranges = List.copyOf(ranges);
    }

    /** First and last address, both included; one that is the wrong way round holds nothing. */
    public record Range(Ipv4 first, Ipv4 last) {
        boolean contains(Ipv4 address) {
            return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
        }

        @Override
        public String toString() {
            return first + " " + last;
        }
    }

    /** Whether rules may hand out the address. */
    public boolean contains(Ipv4 address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
