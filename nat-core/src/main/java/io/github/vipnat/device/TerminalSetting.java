package io.github.vipnat.device;

/**
 * A line that prepares the terminal, typed once at the beginning of a session.
 *
 * @param need what becomes of the session where the device refuses the line
 */
public record TerminalSetting(String line, Need need) {

    /** What a refused setting costs. */
    public enum Need {
        /** Long answers stop after each page, unless paging is off anyway. */
        WHOLE_ANSWERS,
        /** Lines may be as long as {@link DeviceOs#usualWidth()} allows. */
        LONG_LINES,
        /** Nothing: what the device says by itself is passed over as well. */
        QUIET
    }
}
