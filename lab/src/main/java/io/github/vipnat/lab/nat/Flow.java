package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.PacketPlane;
import java.util.List;
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

    /** The same flows as a packet plane knows them. */
    public static List<PacketPlane.Flow> forPlane(List<Flow> flows) {
        return flows.stream()
                .map(flow -> new PacketPlane.Flow(
                        flow.protocol(), flow.insideGlobal(), flow.insideLocal(), flow.outsideGlobal()))
                .toList();
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
