package io.github.vipnat.session;

import java.time.Duration;

/**
 * How long a device may take.
 *
 * @param prompt until the first prompt, and for an answer to a password
 * @param command until a command's prompt comes back
 * @param configuration for printing a whole configuration
 * @param save for writing it to flash, which takes tens of seconds on slow ones (ios-facts 4, "time")
 */
public record SessionDeadlines(Duration prompt, Duration command, Duration configuration, Duration save) {

    public static SessionDeadlines usual() {
        return new SessionDeadlines(
                Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(90), Duration.ofSeconds(120));
    }
}
