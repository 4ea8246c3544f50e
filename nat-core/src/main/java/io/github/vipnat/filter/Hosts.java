package io.github.vipnat.filter;

import io.github.vipnat.address.Ipv4;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of addresses.
 *
 * @param words as the device spells it: {@code any}, {@code host A}, {@code A WILDCARD}, {@code object-group NAME}
 */
public record Hosts(String words, List<Member> members) {

    private static final Hosts ANY =
            new Hosts("any", List.of(new Wildcard(Ipv4.of("0.0.0.0"), Ipv4.of("255.255.255.255"))));

    private static final Ipv4 NO_WILDCARD = new Ipv4(0);

    public Hosts {
        members = List.copyOf(members);
    }

    /** A part of a set. */
    public sealed interface Member {
        boolean contains(Ipv4 address);

        /** The lowest address. */
        Ipv4 first();

        /** The highest address. */
        Ipv4 last();
    }

    /**
     * Addresses that agree in some bits.
     *
     * @param wildcard its ones are bits that do not count
     */
    public record Wildcard(Ipv4 address, Ipv4 wildcard) implements Member {
        @Override
        public boolean contains(Ipv4 other) {
            return ((address.bits() ^ other.bits()) & ~wildcard.bits()) == 0;
        }

        @Override
        public Ipv4 first() {
            return new Ipv4(address.bits() & ~wildcard.bits());
        }

        @Override
        public Ipv4 last() {
            return new Ipv4(address.bits() | wildcard.bits());
        }
    }

    /** Addresses between two, both included. */
    public record Range(Ipv4 first, Ipv4 last) implements Member {
        @Override
        public boolean contains(Ipv4 address) {
            return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
        }
    }

    /** Every address. */
    public static Hosts any() {
        return ANY;
    }

    /** One address. */
    public static Hosts only(Ipv4 address) {
        return new Hosts("host " + address, List.of(new Wildcard(address, NO_WILDCARD)));
    }

    public boolean contains(Ipv4 address) {
        return members.stream().anyMatch(member -> member.contains(address));
    }

    /** Whether the set holds this address and, to our knowledge, no other. */
    public boolean isOnly(Ipv4 address) {
        return !members.isEmpty()
                && members.stream()
                        .allMatch(member -> member instanceof Wildcard single
                                && single.wildcard().bits() == 0
                                && single.address().equals(address));
    }

    /** Addresses at the edges of the set and just beyond, and between them: where it differs from others, one of these shows it. */
    public Stream<Ipv4> samples() {
        return members.stream()
                .flatMap(member -> Stream.of(
                        member.first().bits(),
                        member.first().bits() + 1,
                        member.last().bits() - 1,
                        member.last().bits(),
                        member.first().bits() - 1,
                        member.last().bits() + 1,
                        middle(member)))
                .map(Ipv4::new);
    }

    private static int middle(Member member) {
        long first = Integer.toUnsignedLong(member.first().bits());
        return (int) (first + (Integer.toUnsignedLong(member.last().bits()) - first) / 2);
    }
}
