package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The addresses that {@code vipnat init} writes where it does not know better, from the documentation networks (RFC 5737).
 * Who asks in the order of the file is given what the file was given.
 */
public final class ExampleAddresses {

    /** The outside address of an example publication. */
    public static final Ipv4 GLOBAL = Ipv4.of("198.51.100.10");

    private final Set<Ipv4> taken;

    /** @param known addresses that are no examples, so that no example is one of them */
    public ExampleAddresses(Collection<Ipv4> known) {
        this.taken = new HashSet<>(known);
    }

    public Ipv4 vip() {
        return free(10);
    }

    /** Of the next node. */
    public Ipv4 node() {
        return free(11);
    }

    public Ipv4 router() {
        return free(1);
    }

    private Ipv4 free(int from) {
        Ipv4 free = IntStream.range(from, 255)
                .mapToObj(last -> Ipv4.of("192.0.2." + last))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow();
        taken.add(free);
        return free;
    }
}
