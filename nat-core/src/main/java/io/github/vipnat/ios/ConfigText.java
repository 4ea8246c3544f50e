package io.github.vipnat.ios;

import java.util.List;
import java.util.regex.Pattern;

/** A configuration as text: what in it is configuration, and whether all of it arrived. */
final class ConfigText {

    /**
     * What changes without anybody changing anything: the headers of both show commands, their time stamps, comments,
     * the banner some routers print above every output, and the clock's drift (ios-facts 3).
     */
    private static final Pattern NOISE = Pattern.compile("\\s*(?:!.*|)|Building configuration\\.\\.\\.|"
            + "Current configuration : .*|Using [0-9]+ out of .*|Load for five secs: .*|Time source is .*|"
            + "(?:No time source, .*)|ntp clock-period .*");

    private static final Pattern COMPLETE =
            Pattern.compile("(?s).*(?:^|\\n)end\\s*(?:[\\w.\\-@/:]{1,63}[>#]\\s*(?:exit\\s*)?)?");

    private ConfigText() {}

    /** The lines that are configuration, in order, without what the device prints around them. */
    static List<String> meaningfulLines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !NOISE.matcher(line).matches())
                .toList();
    }

    /** ios-facts 6, "pager": the mark itself, or the backspaces that erase it. */
    static boolean hasPagerMarks(String text) {
        return text.contains("--More--") || text.indexOf('\b') >= 0;
    }

    /** Whether the text reaches the closing {@code end}; a cut one would make every missing rule look removed. */
    static boolean isComplete(String text) {
        return COMPLETE.matcher(text.replace("\r", "")).matches();
    }
}
