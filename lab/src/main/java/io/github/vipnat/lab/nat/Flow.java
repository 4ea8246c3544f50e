package io.github.vipnat.lab.nat;

import java.util.Locale;

/**
 * A live translation.
 *
 * @param insideGlobal address, with {@code :port} where the protocol has ports; the other three likewise
 */
public record Flow(
        String protocol, String insideGlobal, String insideLocal, String outsideLocal, String outsideGlobal) {

    public Flow {
        protocol = protocol.toLowerCase(Locale.ROOT);
    }

    static String address(String endpoint) {
        int colon = endpoint.indexOf(':');
        return colon < 0 ? endpoint : endpoint.substring(0, colon);
    }

    static int port(String endpoint) {
        int colon = endpoint.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(endpoint.substring(colon + 1));
    }
}
