package io.github.vipnat.transport.connect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a host said in clear: its identification and the algorithms it offers.
 *
 * @param text what it said first, printable characters only, at most 80
 * @param identification the line that begins with {@code SSH-}
 * @param offer its KEXINIT packet
 */
record ServerHello(String text, Optional<String> identification, Optional<Offer> offer) {

    private static final int KEXINIT = 20;
    private static final int COOKIE = 16;

    /** The algorithms a host offers; of the two directions of a cipher or MAC, only what it offers for both. */
    record Offer(List<String> keyExchange, List<String> hostKeys, List<String> ciphers, List<String> macs) {}

    /** Reads as far as it goes; the bytes may end anywhere and be anything. */
    static ServerHello parse(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = all.startsWith("SSH-") ? 0 : all.indexOf("\nSSH-") + 1;
        int end = all.indexOf('\n', start);
        boolean identified = all.startsWith("SSH-", start) && end > 0;
        return new ServerHello(
                printable(all),
                identified ? Optional.of(all.substring(start, end).strip()) : Optional.empty(),
                identified ? offer(ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1)) : Optional.empty());
    }

    boolean speaksVersion2() {
        return identification
                .filter(line -> line.startsWith("SSH-2.0-") || line.startsWith("SSH-1.99-"))
                .isPresent();
    }

    /** RFC 4253, 6 and 7.1: length, padding, message, cookie, then the lists. */
    private static Optional<Offer> offer(ByteBuffer packet) {
        try {
            packet.getInt();
            packet.get();
            if (packet.get() != KEXINIT) {
                return Optional.empty();
            }
            packet.position(packet.position() + COOKIE);
            List<String> keyExchange = names(packet);
            List<String> hostKeys = names(packet);
            List<String> ciphers = both(names(packet), names(packet));
            List<String> macs = both(names(packet), names(packet));
            return Optional.of(new Offer(keyExchange, hostKeys, ciphers, macs));
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(ByteBuffer packet) {
        int length = packet.getInt();
        if (length > packet.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] names = new byte[length];
        packet.get(names);
        return Arrays.asList(new String(names, StandardCharsets.US_ASCII).split(",", -1));
    }

    private static List<String> both(List<String> toServer, List<String> toClient) {
        return toServer.stream().filter(toClient::contains).toList();
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
    }
}
