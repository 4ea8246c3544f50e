package io.github.vipnat.topology.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * A text with a meaning of its own.
 *
 * @param code of the finding when it has none
 * @param expected what it should be, as in {@code an IPv4 address}
 * @param why what would happen otherwise
 */
public record Scalar<T>(String code, String expected, String why, String example, Function<String, Optional<T>> parse)
        implements Value<T> {

    @Override
    public Optional<T> read(Field field) {
        return field.text().flatMap(text -> parse.apply(text).or(() -> refuse(field, text)));
    }

    private Optional<T> refuse(Field field, String text) {
        return field.refuse(
                code,
                "%s %s %s, not %s".formatted(field.key(), field.verb(), Field.quoted(text), expected),
                why,
                field.isItem()
                        ? "write, for example, " + example
                        : "write, for example, " + field.key() + ": " + example);
    }

    public Scalar<T> withExample(String other) {
        return new Scalar<>(code, expected, why, other, parse);
    }
}
