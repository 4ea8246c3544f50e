package io.github.vipnat.transport;

import java.time.Duration;

/** How long each stage of reaching a host may take. */
public record ConnectDeadlines(Duration connect, Duration login) {

    /** Ten seconds for TCP and key exchange, thirty for a slow AAA server. */
    public static ConnectDeadlines usual() {
        return new ConnectDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
