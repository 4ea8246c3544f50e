package io.github.vipnat.doctor.service;

/** How a service comes to answer at the VIP after a failover. */
enum AtVip {
    /** Bound to every address, or else to the VIP, which is not there before. */
    BOUND_TO_ALL("bound to every address"),
    /** It opens a socket for each address of the host, and sees addresses come and go. */
    WHEN_IT_COMES("opens a socket at the VIP when it comes"),
    /** Bound to every address; what is bound to the VIP starts without it too (IP_FREEBIND; measured with MariaDB 10.11). */
    EVEN_BEFORE("bound to every address, or to the VIP, even before it comes"),
    /** Asked at each node's own address. */
    NOT_NEEDED("not needed, is asked at the node's own address"),
    /** It has no socket of its own on the network. */
    NONE("no socket on the network");

    private final String words;

    AtVip(String words) {
        this.words = words;
    }

    /** As the documentation says it. */
    String words() {
        return words;
    }

    boolean isServedThere() {
        return this == BOUND_TO_ALL || this == WHEN_IT_COMES || this == EVEN_BEFORE;
    }
}
