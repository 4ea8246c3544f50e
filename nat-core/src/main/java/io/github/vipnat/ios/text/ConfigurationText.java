package io.github.vipnat.ios.text;

import java.util.List;
import java.util.regex.Pattern;

/** A configuration as text: what in it is configuration, and whether all of it arrived. */
public final class ConfigurationText {

    /**
     * How lines at the top level begin that change without anybody changing anything: the headers of both show commands, their
     * time stamps, comments, the banner some routers print above every output, and the clock's drift (ios-facts 3, 11.1).
     */
    private static final List<String> NOISE = List.of(
            "!",
            "Building configuration...",
            "Current configuration : ",
            "Using ",
            "Uncompressed configuration from ",
            "Load for five secs: ",
            "Time source is ",
            "No time source, ",
            "ntp clock-period ");

    /** Far behind the closing {@code end} nothing can follow but a prompt. */
    private static final int TAIL = 1024;

    private static final Pattern COMPLETE =
            Pattern.compile("(?s).*(?:^|\\n)end\\s*(?:[\\w.\\-@/:]{1,63}[>#]\\s*(?:exit\\s*)?)?");

    private ConfigurationText() {}

    /** Whether a line at the top level says nothing about how the device is configured. */
    static boolean isNoise(String line) {
        return NOISE.stream().anyMatch(line::startsWith);
    }

    /** ios-facts 6, "pager": the mark itself, or the backspaces that erase it. */
    public static boolean hasPagerMarks(String text) {
        return text.contains("--More--") || text.contains("--more--") || text.indexOf('\b') >= 0;
    }

    /** Whether the text reaches the closing {@code end}; a cut one would make every missing rule look removed. */
    public static boolean isComplete(String text) {
        int cut = text.lastIndexOf('\n', text.length() - TAIL);
        return COMPLETE.matcher(text.substring(cut + 1).replace("\r", "")).matches();
    }
}
