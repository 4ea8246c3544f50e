package io.github.vipnat.topology;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.PortPair;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the items of {@code ports} and {@code keep}. */
final class PortFields {

    private static final Pattern NEARLY =
            Pattern.compile("(tcp|udp)?[ /:-]*([0-9]{1,5}(?::[0-9]{1,5})?)[ /:-]*(tcp|udp)?");

    private PortFields() {}

    /**
     * {@code tcp 80}, or {@code tcp 443:8443} for global port 443 and local port 8443.
     *
     * @param isInterface a rule of an interface is known by its local port alone (ios-facts 1.1, "interface form's
     *     identity"), so that one local port serves one global port there
     */
    static Value<PortPair> published(boolean isInterface) {
        Unique<TransportPort> globals = new Unique<>(
                "duplicate-port",
                "%s is listed a second time",
                "one global port leads to one local port",
                "remove one of the two");
        Unique<TransportPort> locals = new Unique<>(
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
        Unique<TransportPort> kept = new Unique<>(
                "duplicate-port", "%s is listed a second time", "once says it all", "remove one of the two");
        return new PortItem<>("a protocol and a global port, as in tcp 80", TransportPort::parse, kept::see);
    }

    /** A finding when a port is to stay as it is and to lead to the VIP at once. */
    static void checkKept(Extent wanted, List<TransportPort> kept, Field field) {
        if (wanted instanceof Extent.Ports listed) {
            String both = listed.ports().stream()
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

    private static String nearest(String text) {
        Matcher nearly = NEARLY.matcher(text.toLowerCase(Locale.ROOT).strip());
        if (!nearly.matches() || pair("tcp " + nearly.group(2)).isEmpty()) {
            return "write, for example, tcp 80";
        }
        String ports = nearly.group(2);
        return Optional.ofNullable(nearly.group(1))
                .or(() -> Optional.ofNullable(nearly.group(3)))
                .map(protocol -> "write " + protocol + " " + ports)
                .orElse("write tcp " + ports + " or udp " + ports);
    }

    /** An item of a list of ports; its checks run once it was readable. */
    private record PortItem<T>(
            String expected, Function<String, Optional<T>> parse, java.util.function.BiConsumer<T, Field> check)
            implements Value<T> {

        @Override
        public Optional<T> read(Field field) {
            Optional<T> read = field.text().flatMap(text -> parse.apply(text).or(() -> refuse(field, text)));
            read.ifPresent(port -> check.accept(port, field));
            return read;
        }

        private Optional<T> refuse(Field field, String text) {
            return field.refuse(
                    "bad-port",
                    "%s holds %s, not %s".formatted(field.key(), Field.quoted(text), expected),
                    "a router knows ports by protocol and number, 1 to 65535",
                    nearest(text));
        }

        @Override
        public String example() {
            return "tcp 80";
        }
    }
}
