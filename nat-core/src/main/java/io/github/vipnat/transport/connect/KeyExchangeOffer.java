package io.github.vipnat.transport.connect;

import io.github.vipnat.transport.Algorithms;
import java.util.List;
import java.util.Optional;

/** The algorithms a host offers, in the order of its KEXINIT packet (RFC 4253, 7.1). */
record KeyExchangeOffer(
        List<String> keyExchange,
        List<String> hostKeys,
        List<String> ciphersToServer,
        List<String> ciphersToClient,
        List<String> macsToServer,
        List<String> macsToClient) {

    /** How a host says that nothing may be slipped in before encryption starts (OpenSSH's PROTOCOL, 1.10). */
    private static final String STRICT = "kex-strict-s-v00@openssh.com";

    /** What it offers for both directions. */
    List<String> ciphers() {
        return both(ciphersToServer, ciphersToClient);
    }

    /** What it offers for both directions. */
    List<String> macs() {
        return both(macsToServer, macsToClient);
    }

    /** Whether the two of us come to a group exchange. */
    boolean leadsToGroupExchange(Algorithms ours) {
        return first(ours.keyExchange(), keyExchange)
                .filter(name -> name.startsWith("diffie-hellman-group-exchange-"))
                .isPresent();
    }

    /** Whether the two of us come to a cipher and MAC of which the beginning can be cut off unseen (CVE-2023-48795). */
    boolean leadsToTruncation(Algorithms ours) {
        return !keyExchange.contains(STRICT)
                && (isTruncatable(ours, ciphersToServer, macsToServer)
                        || isTruncatable(ours, ciphersToClient, macsToClient));
    }

    private static boolean isTruncatable(Algorithms ours, List<String> ciphers, List<String> macs) {
        String cipher = first(ours.ciphers(), ciphers).orElse("");
        String mac = first(ours.macs(), macs).orElse("");
        return Algorithms.truncatable(cipher, mac);
    }

    /** RFC 4253, 7.1: the first of the client's that the server has too. */
    private static Optional<String> first(List<String> ours, List<String> theirs) {
        return ours.stream().filter(theirs::contains).findFirst();
    }

    private static List<String> both(List<String> toServer, List<String> toClient) {
        return toServer.stream().filter(toClient::contains).toList();
    }
}
