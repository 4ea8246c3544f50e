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

    /** Matches any of the prompts standing on a line of its own at the very end of what has been read. */
    public Pattern atEnd() {
        String any = patterns.values().stream().map(Pattern::pattern).collect(Collectors.joining("|"));
        return Pattern.compile("(?:^|[\\r\\n])(?:" + any + ") ?\\z");
    }
}
