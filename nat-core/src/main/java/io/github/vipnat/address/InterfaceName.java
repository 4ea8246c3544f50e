package io.github.vipnat.address;

/**
 * A router's interface, spelled in full as the running configuration spells it.
 *
 * @param text for example {@code GigabitEthernet0/1}
 */
public record InterfaceName(String text) {

    public InterfaceName {
        if (!text.matches("[A-Za-z][A-Za-z-]*[0-9][0-9./:]*")) {
            throw new IllegalArgumentException("not an interface name: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
