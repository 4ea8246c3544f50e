package io.github.vipnat.transport;

import io.github.vipnat.problem.Problem;
import java.util.Locale;

/** The line broke, or never stood. Not to be confused with a device that answered and refused. */
public final class TransportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The stage at which it ended, which is what decides the cure. */
    public enum Reason {
        /** No TCP connection, or no SSH server behind it. */
        UNREACHABLE,
        /** Both sides share no algorithm; the message lists what the far side offers. */
        NO_COMMON_ALGORITHM,
        /** The host key is in no known_hosts file. */
        HOST_KEY_UNKNOWN,
        /** Another key is on record for this host, or the key is marked revoked. */
        HOST_KEY_CHANGED,
        /** The user, password or key was refused. */
        LOGIN_REFUSED,
        /** A deadline passed. */
        TIMED_OUT,
        /** The connection was there and ended. */
        BROKEN;

        /** The problem's code: {@code host-key-unknown}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final transient Problem problem;

    public TransportException(Reason reason, String message) {
        this(reason, plain(reason, message));
    }

    public TransportException(Reason reason, String message, Throwable cause) {
        this(reason, plain(reason, message), cause);
    }

    public TransportException(Reason reason, Problem problem) {
        super(problem.where() + ": " + problem.what());
        this.reason = reason;
        this.problem = problem;
    }

    public TransportException(Reason reason, Problem problem, Throwable cause) {
        super(problem.where() + ": " + problem.what(), cause);
        this.reason = reason;
        this.problem = problem;
    }

    public Reason reason() {
        return reason;
    }

    /** What to tell the user, with the cure. */
    public Problem problem() {
        return problem;
    }

    private static Problem plain(Reason reason, String message) {
        return Problem.fatal(
                reason.code(),
                "ssh",
                message,
                "nothing more can be asked of this host",
                "log in to it by hand with ssh -v, which says more, then try again");
    }
}
