package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.Configuration;

/**
 * The message of the day: what stands between the delimiters of {@code banner motd}. It comes after the login and before the first
 * prompt, and may look like one (ios-facts 6, "false prompts"). The delimiters are those of a printed configuration.
 */
final class Banner {

    private static final String COMMAND = "banner motd ";

    private Banner() {}

    /** The text with a line end, or nothing. */
    static String motd(Configuration configuration) {
        return configuration
                .find("banner motd")
                .map(line -> between(line.text()))
                .orElse("");
    }

    private static String between(String text) {
        if (text.length() <= COMMAND.length()) {
            return "";
        }
        String rest = text.substring(COMMAND.length());
        String delimiter = rest.startsWith("^C") ? "^C" : rest.substring(0, 1);
        int end = rest.indexOf(delimiter, delimiter.length());
        String banner = rest.substring(delimiter.length(), end < 0 ? rest.length() : end);
        return banner.isEmpty() || banner.endsWith("\n") ? banner : banner + "\n";
    }
}
