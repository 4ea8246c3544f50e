package io.github.vipnat.agent.visits;

/** Told what came of the visits to routers, on the threads that make them. */
public interface WorkerListener {

    /**
     * ARP and rules of the router were seen to be right.
     *
     * @param event the number of the event after which it was looked at
     */
    void onVerified(String router, long event);

    /** What stands about the router after a visit. */
    void onReport(String router, RouterReport report);
}
