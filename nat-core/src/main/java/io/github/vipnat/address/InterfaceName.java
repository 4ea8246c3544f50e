package io.github.vipnat.address;

import java.util.Optional;

/**
 * A router's interface, spelled in full as the running configuration spells it.
 *
 * @param text for example {@code GigabitEthernet0/1}
 */
public record InterfaceName(String text) {

    public InterfaceName {
        if (!isName(text)) {
            throw new IllegalArgumentException("not an interface name: " + text);
        }
    }

    /** Reads a name such as {@code GigabitEthernet0/0/0.12}; empty for anything else. */
    public static Optional<InterfaceName> parse(String text) {
        return isName(text) ? Optional.of(new InterfaceName(text)) : Optional.empty();
    }

    /** A kind in letters and hyphens, then a number with what divides it. No pattern: large routers have thousands. */
    private static boolean isName(String text) {
        int number = 0;
        while (number < text.length() && isOfKind(text.charAt(number))) {
            number++;
        }
        if (number == 0 || text.charAt(0) == '-' || number == text.length() || !isDigit(text.charAt(number))) {
            return false;
        }
        int end = number;
        while (end < text.length() && isOfNumber(text.charAt(end))) {
            end++;
        }
        return end == text.length();
    }

    private static boolean isOfKind(char one) {
        return (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') || one == '-';
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isOfNumber(char one) {
        return isDigit(one) || one == '.' || one == '/' || one == ':';
    }

    @Override
    public String toString() {
        return text;
    }
}
