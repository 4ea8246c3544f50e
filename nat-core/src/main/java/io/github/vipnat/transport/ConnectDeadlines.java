package io.github.vipnat.transport;

import java.time.Duration;

/** How long each stage of reaching a host may take. */
public record ConnectDeadlines(Duration connect, Duration login) {

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** Together no longer than this, each at least a moment: a deadline of zero would be none. */
    public ConnectDeadlines within(Duration most) {
        if (connect.plus(login).compareTo(most) <= 0) {
            return this;
        }
        Duration half = least(most.dividedBy(2), connect);
        return new ConnectDeadlines(atLeastAMoment(half), atLeastAMoment(least(most.minus(half), login)));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration atLeastAMoment(Duration deadline) {
        return deadline.compareTo(A_MOMENT) < 0 ? A_MOMENT : deadline;
    }

    /** Ten seconds for TCP and key exchange, thirty for a slow AAA server. */
    public static ConnectDeadlines usual() {
        return new ConnectDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
