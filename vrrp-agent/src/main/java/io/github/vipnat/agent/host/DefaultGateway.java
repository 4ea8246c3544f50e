package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The router this host itself uses: the kernel's default route, as {@code /proc/net/route} shows it. */
record DefaultGateway(Path table) {

    private static final int MOST_ROUTES = 10_000;

    static DefaultGateway ofHost() {
        return new DefaultGateway(Path.of("/proc/net/route"));
    }

    /** The gateway behind that interface, if there is one. */
    Optional<Ipv4> on(String interfaceName) {
        try (Stream<String> routes = Files.lines(table)) {
            return routes.limit(MOST_ROUTES)
                    .map(route -> route.split("\\s+", -1))
                    .filter(columns -> columns.length > 3
                            && columns[0].equals(interfaceName)
                            && columns[1].equals("00000000")
                            && !columns[2].equals("00000000"))
                    .map(columns -> new Ipv4(Integer.reverseBytes(Integer.parseUnsignedInt(columns[2], 16))))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
