package io.github.vipnat.keepalived.conf.reader;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A {@code $NAME=value}.
 *
 * @param lines one, or several where the value was continued with a backslash
 * @param parameters takes what stands after the name in {@code ${_RANDOM 1 6}} and gives the value; only for keepalived's own
 */
record Definition(List<String> lines, boolean several, UnaryOperator<String> parameters) {

    static Definition of(String value) {
        return new Definition(List.of(value), false, given -> value);
    }

    static Definition of(List<String> lines) {
        return new Definition(List.copyOf(lines), true, given -> lines.get(0));
    }

    /** What keepalived defines itself; {@code _RANDOM} is its lowest value here, so that a reading can be repeated. */
    static Map<String, Definition> predefined(String directory) {
        return Map.of(
                "_PWD", of(directory),
                "_INSTANCE", of(""),
                "_RANDOM", new Definition(List.of("0"), false, Definition::lowest),
                "_HASH", of("#"),
                "_BANG", of("!"));
    }

    private static String lowest(String given) {
        String[] bounds = given.trim().split(" +", -1);
        return bounds.length == 2 ? bounds[0] : "0";
    }
}
