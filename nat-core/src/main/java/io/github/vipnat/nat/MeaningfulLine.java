package io.github.vipnat.nat;

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

    /** {@code interface GigabitEthernet0/0 / ip nat inside}. */
    @Override
    public String toString() {
        return isTopLevel() ? text : section + " / " + text;
    }
}
