package io.github.vipnat.topology.reader;

import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.Value;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An item of a list of ports.
 *
 * @param check run once the item was readable
 */
record PortItem<T>(String expected, Function<String, Optional<T>> parse, BiConsumer<T, Field> check)
        implements Value<T> {

    /** {@code 80}, {@code TCP 80}, {@code tcp/80}, {@code 80/tcp}, {@code tcp:80}: what else people write. */
    private static final Pattern NEARLY = Pattern.compile(
            "(?<before>tcp|udp)?[ /:-]*(?<global>[0-9]{1,5})(?<local>:[0-9]{1,5})?[ /:-]*(?<after>tcp|udp)?");

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
                nearest(text).map(ports -> "write " + ports).orElse("write, for example, " + example()));
    }

    private Optional<String> nearest(String text) {
        Matcher nearly = NEARLY.matcher(text.toLowerCase(Locale.ROOT).strip());
        return nearly.matches() ? ports(nearly).map(ports -> withProtocol(nearly, ports)) : Optional.empty();
    }

    /** The numbers, without the local port where this list has none. */
    private Optional<String> ports(Matcher nearly) {
        String global = nearly.group("global");
        Predicate<String> isReadable = ports -> parse.apply("tcp " + ports).isPresent();
        return Stream.of(global + Objects.requireNonNullElse(nearly.group("local"), ""), global)
                .filter(isReadable)
                .findFirst();
    }

    private static String withProtocol(Matcher nearly, String ports) {
        return Stream.of("before", "after")
                .map(nearly::group)
                .filter(Objects::nonNull)
                .findFirst()
                .map(protocol -> protocol + " " + ports)
                .orElse("tcp " + ports + " or udp " + ports);
    }

    @Override
    public String example() {
        return "tcp 80";
    }
}
