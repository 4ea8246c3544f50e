package io.github.vipnat.agent.visits;

/**
 * Why the routers are looked at.
 *
 * @param event the number of the latest event
 */
public record VisitRequest(Reason reason, long event) {

    /** The weightier one comes last. */
    public enum Reason {
        /** It is time. */
        TIMER,
        /** VRRP says again what it has said before: nothing has moved, but the routers may have heard somebody else. */
        REPEATED,
        /** Something is not as it was. */
        CHANGED
    }

    /** It is time too, and it is the timer's turn that looks whether what was not well is well now. */
    VisitRequest asTimer() {
        return reason == Reason.REPEATED ? new VisitRequest(Reason.TIMER, event) : this;
    }

    /** Both at once. */
    VisitRequest and(VisitRequest other) {
        return new VisitRequest(
                reason.compareTo(other.reason) >= 0 ? reason : other.reason, Math.max(event, other.event));
    }
}
