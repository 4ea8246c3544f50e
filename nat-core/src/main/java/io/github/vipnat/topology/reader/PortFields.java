package io.github.vipnat.topology.reader;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the items of {@code ports}, of {@code keep}, and of a service's {@code ports}. */
final class PortFields {

    private PortFields() {}

    /**
     * {@code tcp 80}, or {@code tcp 443:8443} for global port 443 and local port 8443.
     *
     * @param isInterface a rule of an interface is known by its local port alone (ios-facts 1.1, "interface form's
     *     identity"), so that one local port serves one global port there
     */
    static Value<PortPair> published(boolean isInterface) {
        DuplicateCheck<TransportPort> globals = new DuplicateCheck<>(
                "duplicate-port",
                "%s is listed a second time",
                "one global port leads to one local port",
                "remove one of the two");
        DuplicateCheck<TransportPort> locals = new DuplicateCheck<>(
                "duplicate-local-port",
                "local port %s is listed a second time",
                "a router keeps one rule of an interface for each local port, so the second would replace the first",
                "use another local port, or publish a global address instead of the interface");
        return new PortItem<>(
                "a protocol and a port, as in tcp 80 or tcp 443:8443", PortFields::pair, (pair, field) -> {
                    globals.see(pair.global(), field);
                    if (isInterface) {
                        locals.see(new TransportPort(pair.global().protocol(), pair.localPort()), field);
                    }
                });
    }

    /** {@code tcp 2211}. */
    static Value<TransportPort> kept() {
        DuplicateCheck<TransportPort> kept = new DuplicateCheck<>(
                "duplicate-port", "%s is listed a second time", "once says it all", "remove one of the two");
        return new PortItem<>("a protocol and a global port, as in tcp 80", TransportPort::parse, kept::see);
    }

    /** {@code tcp 161}, where a service takes connections. */
    static Value<TransportPort> listened() {
        DuplicateCheck<TransportPort> ports = new DuplicateCheck<>(
                "duplicate-port", "%s is listed a second time", "once says it all", "remove one of the two");
        return new PortItem<>("a protocol and a port, as in tcp 80", TransportPort::parse, ports::see);
    }

    /** A finding when a port is to stay as it is and to lead to the VIP at once. */
    static void checkKept(Extent wanted, List<TransportPort> kept, Field field) {
        String both = wanted.ports().stream()
                .map(PortPair::global)
                .filter(kept::contains)
                .map(TransportPort::toString)
                .collect(Collectors.joining(", "));
        if (!both.isEmpty()) {
            field.refuse(
                    "port-kept-and-published",
                    both + " is in keep and in ports",
                    "a rule cannot stay as it is and lead to the VIP",
                    "remove it from one of the two lists");
        }
    }

    private static Optional<PortPair> pair(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return TransportPort.parse(text).map(port -> new PortPair(port, port.number()));
        }
        return TransportPort.parse(text.substring(0, colon))
                .flatMap(global ->
                        TransportPort.parseNumber(text.substring(colon + 1)).map(local -> new PortPair(global, local)));
    }
}
