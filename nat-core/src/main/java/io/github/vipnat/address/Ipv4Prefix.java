package io.github.vipnat.address;

import java.util.Optional;

/**
 * An address together with the length of its network prefix, as an interface carries it.
 *
 * @param address the host's own address, host bits kept
 * @param length prefix length, 0 to 32
 */
public record Ipv4Prefix(Ipv4 address, int length) {

    public Ipv4Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("prefix length out of 0..32: " + length);
        }
    }

    /** Reads {@code 10.51.10.67/16}; empty when the text has another shape or a part is out of range. */
    public static Optional<Ipv4Prefix> parse(String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        if (slash < 0 || !length.matches("[0-9]{1,2}") || Integer.parseInt(length) > 32) {
            return Optional.empty();
        }
        return Ipv4.parse(text.substring(0, slash)).map(a -> new Ipv4Prefix(a, Integer.parseInt(length)));
    }

    /** Reads an address with a dotted mask, as in {@code ip address A M}; empty for a mask with holes. */
    public static Optional<Ipv4Prefix> ofMask(Ipv4 address, Ipv4 mask) {
        int length = Integer.bitCount(mask.bits());
        return mask.bits() == maskOf(length) ? Optional.of(new Ipv4Prefix(address, length)) : Optional.empty();
    }

    /** Whether the other address lies in this prefix's network. */
    public boolean contains(Ipv4 other) {
        int mask = maskOf(length);
        return (other.bits() & mask) == (address.bits() & mask);
    }

    /** The prefix length as a dotted mask, {@code 255.255.0.0} for 16. */
    public Ipv4 mask() {
        return new Ipv4(maskOf(length));
    }

    /** The first address of the network, all host bits zero. */
    public Ipv4 network() {
        return new Ipv4(address.bits() & maskOf(length));
    }

    /** The last address of the network, all host bits one. */
    public Ipv4 last() {
        return new Ipv4(address.bits() | ~maskOf(length));
    }

    private static int maskOf(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
