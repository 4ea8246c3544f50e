package io.github.vipnat.agent;

/**
 * Why the routers are looked at.
 *
 * @param event the number of the latest event
 */
record Call(Reason reason, long event) {

    /** The weightier one comes last. */
    enum Reason {
        /** It is time. */
        TIMER,
        /** VRRP says again what it has said before: nothing has moved, but the routers may have heard somebody else. */
        REPEATED,
        /** Something is not as it was. */
        CHANGED
    }

    /** It is time too, and it is the timer's turn that looks whether what was not well is well now. */
    Call asTimer() {
        return reason == Reason.REPEATED ? new Call(Reason.TIMER, event) : this;
    }

    /** Both at once. */
    Call and(Call other) {
        return new Call(reason.compareTo(other.reason) >= 0 ? reason : other.reason, Math.max(event, other.event));
    }
}
