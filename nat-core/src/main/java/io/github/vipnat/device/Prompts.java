package io.github.vipnat.device;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The exact prompts of one device, learnt from it, so that nothing in its output can be mistaken for one.
 *
 * @param patterns each mode's whole prompt, without the line start before it or a blank behind it
 */
public record Prompts(Map<Mode, Pattern> patterns) {

    private static final String AT_LINE_START = "(?<![^\\r\\n])";

    public Prompts {
        patterns = Map.copyOf(patterns);
    }

    /** The mode whose prompt this text is. */
    public Optional<Mode> modeOf(String prompt) {
        return patterns.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(prompt.strip()).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Matches any of the prompts standing on a line of its own at the very end of what has been read. Group {@code prompt}
     * is the prompt, group {@code announced} what the device announced behind it.
     *
     * @param announcement one line that may follow a prompt at any moment
     */
    public Pattern atEnd(Pattern announcement) {
        return Pattern.compile(
                AT_LINE_START + "(?<prompt>" + any() + ") ?(?<announced>" + behind(announcement) + ")\\z");
    }

    /** As {@link #atEnd}, wherever it stands, without groups. */
    public String anywhere(Pattern announcement) {
        return alone() + behind(announcement);
    }

    /** A prompt wherever it stands, without what follows it. */
    public String alone() {
        return AT_LINE_START + shown();
    }

    /** As {@link #alone}, whatever stands before it. */
    public String shown() {
        return "(?:" + any() + ") ?";
    }

    /** Any number of announcements with the line breaks around them, or nothing at all; never gives back what it has taken. */
    public static String behind(Pattern announcement) {
        return "(?:(?:" + announcement.pattern() + ")++\\s*+)?+";
    }

    private String any() {
        return patterns.values().stream().map(Pattern::pattern).collect(Collectors.joining("|"));
    }
}
