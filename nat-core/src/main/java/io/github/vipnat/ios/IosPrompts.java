package io.github.vipnat.ios;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What IOS shows when it waits for a line, and for a password. */
final class IosPrompts {

    static final Pattern ANY_AT_END = Pattern.compile("(?:^|[\\r\\n])([\\w.\\-@/:]{1,63}[>#]) ?\\z");

    /**
     * ios-facts 11.3, "enable prompt": any text with a colon behind it, since a site may choose its own. What looks like the
     * beginning of a log line is none.
     */
    static final Pattern PASSWORD_AT_END =
            Pattern.compile("(?:^|[\\r\\n])(?![*.]?[0-9]|[*.]?[A-Z][a-z]{2} {1,2}[0-9])[^\\r\\n%]{1,80}: ?\\z");

    /** IOS cuts the hostname to this many characters in configuration prompts only (ios-facts, fact 10). */
    private static final int NAME_WHILE_CONFIGURING = 20;

    private IosPrompts() {}

    static Prompts of(String prompt, Optional<String> hostname) {
        String name = prompt.substring(0, prompt.length() - 1);
        String shown = shortened(hostname.orElse(name));
        return new Prompts(Map.of(
                Mode.USER, Pattern.compile(Pattern.quote(name + ">")),
                Mode.PRIVILEGED, Pattern.compile(Pattern.quote(name + "#")),
                Mode.CONFIGURATION, Pattern.compile(Pattern.quote(shown) + "\\(config[\\w-]{0,30}\\)#")));
    }

    static String whileConfiguring(String hostname) {
        return shortened(hostname) + "(config)#";
    }

    private static String shortened(String hostname) {
        return hostname.substring(0, Math.min(NAME_WHILE_CONFIGURING, hostname.length()));
    }
}
