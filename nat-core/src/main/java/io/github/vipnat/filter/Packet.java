package io.github.vipnat.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kind of packet: what is empty stands for whoever, whatever.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, …
 * @param isReply whether it answers a packet that went the other way
 */
public record Packet(
        String protocol,
        Optional<Ipv4> source,
        OptionalInt sourcePort,
        Optional<Ipv4> destination,
        OptionalInt destinationPort,
        boolean isReply) {

    /** The first packet of anybody's flow to a service. */
    public static Packet to(Ipv4 host, TransportPort port) {
        return new Packet(
                port.protocol().toString(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(host),
                OptionalInt.of(port.number()),
                false);
    }

    /** What a service answers, to anybody. */
    public static Packet from(Ipv4 host, TransportPort port) {
        return new Packet(
                port.protocol().toString(),
                Optional.of(host),
                OptionalInt.of(port.number()),
                Optional.empty(),
                OptionalInt.empty(),
                true);
    }
}
