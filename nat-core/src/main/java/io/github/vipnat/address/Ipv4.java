package io.github.vipnat.address;

import java.util.Optional;

/**
 * An IPv4 address.
 *
 * @param bits the address in network order, most significant octet first
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {

    /**
     * Reads a dotted quad; each octet 0 to 255.
     *
     * @throws IllegalArgumentException when the text is not an IPv4 address
     */
    public static Ipv4 of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
    }

    /** Reads a dotted quad, or answers empty when the text is anything else. */
    public static Optional<Ipv4> parse(String text) {
        int bits = 0;
        int octets = 0;
        int start = 0;
        while (start <= text.length() && octets < 4) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            int octet = octet(text, start, end);
            if (octet < 0) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
            octets++;
            start = end + 1;
        }
        return octets == 4 && start > text.length() ? Optional.of(new Ipv4(bits)) : Optional.empty();
    }

    /** One to three digits as a number up to 255, or -1. */
    private static int octet(String text, int start, int end) {
        if (end == start || end - start > 3) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value <= 255 ? value : -1;
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
