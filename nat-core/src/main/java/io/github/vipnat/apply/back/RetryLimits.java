package io.github.vipnat.apply.back;

import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.send.RefusalProblem;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.List;

/**
 * How often to try again, and when. A router that is out of reach may be reloading, which takes minutes, and one that is
 * busy or locked by somebody else says so itself; one that refuses will refuse again, and too many refused logins lock an
 * account.
 */
final class RetryLimits {

    private static final int REFUSED_LOGINS = 3;
    private static final int OTHER_REFUSALS = 3;

    /** Each takes a whole deadline, the longest of which is minutes. */
    private static final int SILENCES = 4;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(32),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    private final Pause pause;
    private int tries;
    private int refusedLogins;
    private int refusals;
    private int silences;

    RetryLimits(Pause pause) {
        this.pause = pause;
    }

    /** A try has failed; waits before the next one, if there is one. */
    void countTry(RuntimeException failure) {
        tries++;
        if (isSilence(failure)) {
            silences++;
        } else if (isRefusedLogin(failure)) {
            refusedLogins++;
        } else if (!isOutOfReach(failure) && !isBusy(failure)) {
            refusals++;
        }
        if (isLeft()) {
            pause.pause(PAUSES.get(tries - 1));
        }
    }

    boolean isLeft() {
        return tries <= PAUSES.size()
                && refusedLogins < REFUSED_LOGINS
                && refusals < OTHER_REFUSALS
                && silences < SILENCES;
    }

    private static boolean isSilence(RuntimeException failure) {
        return failure instanceof SessionException session
                && (session.reason() == SessionException.Reason.SILENT
                        || session.reason() == SessionException.Reason.PAGED);
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
