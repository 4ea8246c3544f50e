package io.github.vipnat.topology.yaml;

import java.util.Optional;

/** Reads what may stand behind a key; answers empty only after a finding. */
public interface Value<T> {

    Optional<T> read(Field field);

    /** A right value, for the fix of a key that is missing. */
    String example();
}
