package io.github.vipnat.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A router's interface, spelled in full as the running configuration spells it.
 *
 * @param text for example {@code GigabitEthernet0/1}
 */
public record InterfaceName(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z-]*[0-9][0-9./:]*");

    public InterfaceName {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not an interface name: " + text);
        }
    }

    /** Reads a name such as {@code GigabitEthernet0/0/0.12}; empty for anything else. */
    public static Optional<InterfaceName> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new InterfaceName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
