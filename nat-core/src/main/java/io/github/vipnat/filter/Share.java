package io.github.vipnat.filter;

/** How many packets of a kind something is about. */
enum Share {
    NONE,
    SOME,
    ALL;

    Share and(Share other) {
        return compareTo(other) < 0 ? this : other;
    }

    static Share of(boolean condition) {
        return condition ? ALL : NONE;
    }
}
