package io.github.vipnat.topology.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was read before and finds the second of a kind. */
public final class DuplicateCheck<T> {

    private final Map<T, Position> first = new HashMap<>();
    private final String code;
    private final String what;
    private final String why;
    private final String fix;

    /** @param what with {@code %s} for the value; the place of the first one is added */
    public DuplicateCheck(String code, String what, String why, String fix) {
        this.code = code;
        this.what = what;
        this.why = why;
        this.fix = fix;
    }

    /** The same value, with a finding when it was read before. */
    public Value<T> of(Value<T> value) {
        return new Value<>() {
            @Override
            public Optional<T> read(Field field) {
                Optional<T> read = value.read(field);
                read.ifPresent(item -> see(item, field));
                return read;
            }

            @Override
            public String example() {
                return value.example();
            }
        };
    }

    public void see(T item, Field field) {
        Position earlier = first.putIfAbsent(item, field.at());
        if (earlier != null) {
            String place = ", first in line " + earlier.line();
            field.refuse(code, what.formatted(item) + place, why, fix);
        }
    }
}
