package io.github.vipnat.session;

/** The conversation broke: not a refusal, but a line that ended, went silent or spoke nonsense. */
public final class SessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How it broke. */
    public enum Reason {
        /** The device closed the session. */
        ENDED,
        /** The device did not come back with a prompt in time. */
        SILENT,
        /** What came back is not an answer to what was typed. */
        GARBLED,
        /** The device would not give us the rights the work needs. */
        NOT_PRIVILEGED,
        /** The device says more than there is room for. */
        TOO_LONG,
        /** The device stops after each page of an answer and does not let us turn that off. */
        PAGED
    }

    private final Reason reason;
    private final String message;
    private final String heard;

    /** @param heard what the device said and nobody had taken yet, secrets removed */
    public SessionException(Reason reason, String message, String heard) {
        super(message);
        this.reason = reason;
        this.message = message;
        this.heard = heard;
    }

    public Reason reason() {
        return reason;
    }

    /** The same, with other words of the device. */
    SessionException heardAs(String text) {
        return new SessionException(reason, message, text);
    }

    /** The same, where the silence is that of a pager which the device would not turn off. */
    SessionException atPager(String refused) {
        return new SessionException(
                Reason.PAGED, "the device stops after a page and refused \"" + refused + "\"", heard);
    }

    /** The same, told without quoting a device that was printing something secret. */
    SessionException withoutWhatWasHeard() {
        return new SessionException(reason, message, "");
    }

    /** All of what the device said. */
    String heard() {
        return heard;
    }

    /** The end of what the device said, short enough for a message. */
    public String lastOutput() {
        return OutputTail.of(heard);
    }
}
