package io.github.vipnat.nat;

import io.github.vipnat.secret.SecretMask;

/**
 * One line of a running configuration.
 *
 * @param number counted from 1
 * @param text without trailing blanks; it may hold a secret, so it is read and never shown
 * @param section the line it stands under, empty at the top level
 */
public record ConfigLine(int number, String text, String section) {

    /** How a person would find it: {@code line 42: ip route …}; fit to be shown. */
    public String place() {
        return "line " + number + ": " + (section.isEmpty() ? "" : SecretMask.masked(section) + " / ") + shown();
    }

    /** The text without what it holds secret, and without blanks around it. */
    public String shown() {
        return SecretMask.masked(text.strip());
    }
}
