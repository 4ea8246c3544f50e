package io.github.vipnat.lab.filter;

/**
 * A packet as a filter of the router sees it.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param source dotted quad
 * @param destination dotted quad
 * @param isAnswer whether it belongs to a flow that the other side began: of TCP, whether ACK is set
 */
public record Datagram(
        String protocol, String source, int sourcePort, String destination, int destinationPort, boolean isAnswer) {}
