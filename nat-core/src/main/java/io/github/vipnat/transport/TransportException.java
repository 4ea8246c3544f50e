package io.github.vipnat.transport;

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
        /** Another key is on record for this host. */
        HOST_KEY_CHANGED,
        /** The user, password or key was refused. */
        LOGIN_REFUSED,
        /** A deadline passed. */
        TIMED_OUT,
        /** The connection was there and ended. */
        BROKEN
    }

    private final Reason reason;

    public TransportException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public TransportException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
