package io.github.vipnat.nat;

/**
 * One line of a running configuration.
 *
 * @param number counted from 1
 * @param text without trailing blanks
 * @param section the line it stands under, empty at the top level
 */
public record ConfigLine(int number, String text, String section) {

    /** How a person would find it: {@code line 42: ip route …}. */
    public String place() {
        return "line " + number + ": " + (section.isEmpty() ? "" : section + " / ") + text.strip();
    }
}
