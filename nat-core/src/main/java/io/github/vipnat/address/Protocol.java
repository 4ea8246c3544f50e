package io.github.vipnat.address;

import java.util.Locale;
import java.util.Optional;

/** A transport protocol that a port static can name; IOS knows these two (ios-facts 1.1, "Model proto enum"). */
public enum Protocol {
    TCP,
    UDP;

    /** Reads {@code tcp} or {@code udp}. */
    public static Optional<Protocol> parse(String text) {
        return switch (text) {
            case "tcp" -> Optional.of(TCP);
            case "udp" -> Optional.of(UDP);
            default -> Optional.empty();
        };
    }

    /** The word as IOS writes it: {@code tcp}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
