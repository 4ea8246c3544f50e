package io.github.vipnat.nat;

import io.github.vipnat.secret.SecretMask;

/**
 * One line of a configuration as two configurations are compared: without its number, with its place.
 *
 * @param section the line it stands under, empty at the top level
 * @param text without blanks around it
 */
public record MeaningfulLine(String section, String text) {

    public boolean isTopLevel() {
        return section.isEmpty();
    }

    /** {@code interface GigabitEthernet0/0 / ip nat inside}, without what it holds secret. */
    public String shown() {
        return new MeaningfulLine(SecretMask.masked(section), SecretMask.masked(text)).toString();
    }

    /** {@code interface GigabitEthernet0/0 / ip nat inside}, with what it holds secret. */
    @Override
    public String toString() {
        return isTopLevel() ? text : section + " / " + text;
    }
}
