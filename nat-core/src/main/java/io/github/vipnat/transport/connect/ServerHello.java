package io.github.vipnat.transport.connect;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a host said in clear: its identification, the algorithms it offers, and the group it gave in a group exchange.
 *
 * @param text what it said first, printable characters only, at most 80
 * @param identification the line that begins with {@code SSH-}
 * @param offer its KEXINIT packet
 * @param groupBits how long the prime is that it gave; means something after a group exchange alone
 */
record ServerHello(
        String text, Optional<String> identification, Optional<KeyExchangeOffer> offer, OptionalInt groupBits) {

    private static final int KEXINIT = 20;
    private static final int COOKIE = 16;
    private static final int GEX_GROUP = 31;
    private static final int MESSAGES = 5;

    /** Reads as far as it goes; the bytes may end anywhere and be anything. */
    static ServerHello parse(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = all.startsWith("SSH-") ? 0 : all.indexOf("\nSSH-") + 1;
        int end = all.indexOf('\n', start);
        boolean identified = all.startsWith("SSH-", start) && end > 0;
        List<ByteBuffer> messages =
                identified ? messages(ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1)) : List.of();
        return new ServerHello(
                printable(all),
                identified ? Optional.of(all.substring(start, end).strip()) : Optional.empty(),
                messages.stream()
                        .limit(1)
                        .flatMap(first -> offer(first).stream())
                        .findFirst(),
                group(messages));
    }

    boolean speaksVersion2() {
        return identification
                .filter(line -> line.startsWith("SSH-2.0-") || line.startsWith("SSH-1.99-"))
                .isPresent();
    }

    /** RFC 4253, 6: length, padding, message. Of what comes later, which is encrypted, it makes nothing. */
    private static List<ByteBuffer> messages(ByteBuffer said) {
        List<ByteBuffer> messages = new ArrayList<>();
        while (said.remaining() > Integer.BYTES && messages.size() < MESSAGES) {
            int length = said.getInt();
            if (length < 2 || length > said.remaining()) {
                break;
            }
            messages.add(said.slice(said.position() + 1, length - 1));
            said.position(said.position() + length);
        }
        return messages;
    }

    /** RFC 4253, 7.1: message, cookie, then the lists. */
    private static Optional<KeyExchangeOffer> offer(ByteBuffer message) {
        try {
            if (message.get(0) != KEXINIT) {
                return Optional.empty();
            }
            message.position(1 + COOKIE);
            return Optional.of(new KeyExchangeOffer(
                    names(message), names(message), names(message), names(message), names(message), names(message)));
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    /** RFC 4419, 3: the prime comes first. */
    private static OptionalInt group(List<ByteBuffer> messages) {
        return messages.stream()
                .skip(1)
                .filter(message -> message.get(0) == GEX_GROUP && message.remaining() > Integer.BYTES)
                .map(message -> message.slice(1, message.remaining() - 1))
                .filter(rest -> rest.getInt(0) > 0 && rest.getInt(0) <= rest.remaining() - Integer.BYTES)
                .mapToInt(ServerHello::bits)
                .findFirst();
    }

    private static int bits(ByteBuffer mpint) {
        byte[] number = new byte[mpint.getInt()];
        mpint.get(number);
        return new BigInteger(1, number).bitLength();
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

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
    }
}
