package io.github.vipnat.address;

import java.util.Comparator;
import java.util.Optional;

/**
 * A port of a transport protocol, {@code tcp 443}.
 *
 * @param number 1 to 65535 (ios-facts 1.1: NAT lines carry numbers, never names)
 */
public record TransportPort(Protocol protocol, int number) implements Comparable<TransportPort> {

    private static final Comparator<TransportPort> ORDER =
            Comparator.comparing(TransportPort::protocol).thenComparing(TransportPort::number);

    public TransportPort {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("port out of 1..65535: " + number);
        }
    }

    /** Reads {@code tcp 443}. */
    public static Optional<TransportPort> parse(String text) {
        String[] words = text.trim().split(" +", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        return Protocol.parse(words[0])
                .flatMap(protocol -> parseNumber(words[1]).map(number -> new TransportPort(protocol, number)));
    }

    /** Reads a port number, 1 to 65535. */
    public static Optional<Integer> parseNumber(String text) {
        if (text.length() > 5) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            number = number * 10 + (digit - '0');
        }
        return number >= 1 && number <= 65535 ? Optional.of(number) : Optional.empty();
    }

    @Override
    public int compareTo(TransportPort other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return protocol + " " + number;
    }
}
