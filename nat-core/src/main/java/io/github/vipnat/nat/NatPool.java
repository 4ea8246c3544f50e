package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;

/**
 * {@code ip nat pool NAME START END …}.
 *
 * @param first first address of the range
 * @param last last address, not below the first
 */
public record NatPool(String name, Ipv4 first, Ipv4 last, String line) {

    /** Whether dynamic rules may hand out the address. */
    public boolean contains(Ipv4 address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }
}
