package io.github.vipnat.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;

/**
 * One packet.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, …
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param isReply whether it answers a packet that went the other way
 */
public record Packet(
        String protocol, Ipv4 source, int sourcePort, Ipv4 destination, int destinationPort, boolean isReply) {

    /** What a client sends from: a port that systems choose by themselves and no service is known by. */
    private static final int CLIENT_PORT = 50_000;

    /** The first packet of a client's flow to a service. */
    public static Packet to(Ipv4 host, TransportPort port, Ipv4 client) {
        return new Packet(port.protocol().toString(), client, CLIENT_PORT, host, port.number(), false);
    }

    /** What a service answers to a client. */
    public static Packet from(Ipv4 host, TransportPort port, Ipv4 client) {
        return new Packet(port.protocol().toString(), host, port.number(), client, CLIENT_PORT, true);
    }

    /** What this one answers, or what would answer it. */
    Packet reversed() {
        return new Packet(protocol, destination, destinationPort, source, sourcePort, !isReply);
    }

    /** The address of the service. */
    public Ipv4 server() {
        return isReply ? source : destination;
    }

    /** The port of the service. */
    public int serverPort() {
        return isReply ? sourcePort : destinationPort;
    }
}
