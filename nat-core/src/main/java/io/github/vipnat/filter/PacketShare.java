package io.github.vipnat.filter;

/** How many packets of a kind something is about. */
enum PacketShare {
    NONE,
    SOME,
    ALL;

    PacketShare and(PacketShare other) {
        return compareTo(other) < 0 ? this : other;
    }

    static PacketShare of(boolean condition) {
        return condition ? ALL : NONE;
    }
}
