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

    /** Letters and dashes, then digits and what separates them; no regular expression, since large routers have many. */
    private static boolean isName(String text) {
        int number = 0;
        while (number < text.length() && isInWord(text.charAt(number))) {
            number++;
        }
        if (number == 0 || text.charAt(0) == '-' || number == text.length() || !isDigit(text.charAt(number))) {
            return false;
        }
        int end = number;
        while (end < text.length() && isInNumber(text.charAt(end))) {
            end++;
        }
        return end == text.length();
    }

    private static boolean isInWord(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') || character == '-';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isInNumber(char character) {
        return isDigit(character) || character == '.' || character == '/' || character == ':';
    }

    @Override
    public String toString() {
        return text;
    }
}
