package io.github.vipnat.transport;

import java.time.Duration;

/** How long each stage of reaching a host may take. */
public record Deadlines(Duration connect, Duration login) {

    /** Ten seconds for TCP and key exchange, thirty for a slow AAA server. */
    public static Deadlines usual() {
        return new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
