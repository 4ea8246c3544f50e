package io.github.vipnat.apply.back;

import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.send.RefusalProblem;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.List;

/**
 * How often to try again, and when. A router that is out of reach or silent may be reloading, which takes minutes, and one
 * that is busy or locked by somebody else says so itself: for these the clock of the run is the limit. One that refuses will
 * refuse again, and too many refused logins lock an account.
 */
final class RetryLimits {

    private static final int REFUSED_LOGINS = 3;
    private static final int OTHER_REFUSALS = 3;

    /** Where time stands still, as for a clock that was set back. */
    private static final int TRIES = 20;

    /** What the last try of all is given; with the pauses between the last ones, not all tries fall into it at once. */
    private static final Duration LAST_TRY = Duration.ofSeconds(20);

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(32),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    private final Pause pause;
    private final RunClock clock;
    private int tries;
    private int refusedLogins;
    private int refusals;

    RetryLimits(Pause pause, RunClock clock) {
        this.pause = clock.within(pause);
        this.clock = clock;
    }

    /** A try has failed; waits before the next one, if there is one. */
    void countTry(RuntimeException failure) {
        tries++;
        if (isRefusedLogin(failure)) {
            refusedLogins++;
        } else if (!isOutOfReach(failure) && !isBusy(failure)) {
            refusals++;
        }
        if (isLeft()) {
            pause.pause(next());
        }
    }

    /** Not so long that the last try would have no time. */
    private Duration next() {
        Duration usual = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        Duration untilLastTry = clock.left().minus(LAST_TRY);
        Duration longest = untilLastTry.compareTo(SHORTEST) < 0 ? SHORTEST : untilLastTry;
        return usual.compareTo(longest) < 0 ? usual : longest;
    }

    boolean isLeft() {
        return tries < TRIES
                && refusedLogins < REFUSED_LOGINS
                && refusals < OTHER_REFUSALS
                && !clock.left().isZero();
    }

    private static boolean isRefusedLogin(RuntimeException failure) {
        return failure instanceof TransportException broken
                && broken.reason() == TransportException.Reason.LOGIN_REFUSED;
    }

    private static boolean isOutOfReach(RuntimeException failure) {
        return failure instanceof SessionException || failure instanceof TransportException;
    }

    /** Whoever holds the lock lets it go some day (ios-facts 5.3). */
    private static boolean isBusy(RuntimeException failure) {
        return failure instanceof Setback setback
                && RefusalProblem.PASSING.contains(setback.problem().code());
    }
}
