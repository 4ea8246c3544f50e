package io.github.vipnat.drill;

import java.util.Locale;

/** How a port is asked whether it is served. */
public enum ProbeKind {
    /** A connection is opened. */
    TCP,
    /** A page is asked for; any status below 500 is an answer. */
    HTTP,
    /** A question over UDP; any reply to it is an answer, a refusal too. */
    DNS,
    /** The greeting of RFC 959: 220. */
    FTP;

    /** Its name in table and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a port usually speaks. */
    public static ProbeKind of(int port) {
        return switch (port) {
            case 80 -> HTTP;
            case 53 -> DNS;
            case 21 -> FTP;
            default -> TCP;
        };
    }
}
