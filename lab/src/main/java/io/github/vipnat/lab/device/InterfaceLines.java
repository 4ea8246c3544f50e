package io.github.vipnat.lab.device;

import java.util.List;

/** The order of lines below an interface, as the configurations in the samples have it. */
final class InterfaceLines {

    private static final List<List<String>> ORDER = List.of(
            List.of("description"),
            List.of("vrf", "ip vrf"),
            List.of("ip address", "no ip address"),
            List.of("ip access-group"),
            List.of("ip nat"),
            List.of("ip", "no ip"),
            List.of(),
            List.of("shutdown"),
            List.of("duplex", "speed", "media-type", "negotiation"));
    private static final int ANYTHING_ELSE = 6;

    private InterfaceLines() {}

    static int rank(String line) {
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).stream().anyMatch(words -> ConfigurationLine.startsWith(line, words))) {
                return rank;
            }
        }
        return ANYTHING_ELSE;
    }
}
