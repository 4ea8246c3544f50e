package io.github.vipnat.drill;

import io.github.vipnat.address.Ipv4;

/**
 * A published port and how it is asked.
 *
 * @param address a global, or the VIP
 * @param port 1 to 65535; UDP for DNS, TCP for all others
 */
public record ProbeTarget(ProbeKind kind, Ipv4 address, int port) {

    /** {@code http 172.18.55.51:80}. */
    public String words() {
        return kind.word() + " " + address + ":" + port;
    }
}
