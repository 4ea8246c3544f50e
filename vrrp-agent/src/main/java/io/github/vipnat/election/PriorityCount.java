package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/** The base priority and everything that weighs on it, and what of that an advert can carry (vrrp_track.c of 2.2.7). */
final class PriorityCount {

    private final VirtualRouter router;
    private int sum;
    private int effective;

    PriorityCount(VirtualRouter router) {
        this.router = router;
    }

    int effective() {
        return effective;
    }

    private VrrpInstance instance() {
        return router.candidate().instance();
    }

    /** It has the base priority until the sum takes effect. */
    void begin(int tracked) {
        sum = tracked;
        effective = instance().priority();
    }

    /** A weighted thing went up or down. */
    void change(int difference) {
        sum += difference;
        if (router.state() != State.STOPPED) {
            takeEffect();
        }
    }

    /** The same without a word: what a tracked file does on its way into a fault and out of it (track_file.c). */
    void changeSilently(int difference, boolean takesEffect) {
        sum += difference;
        if (takesEffect) {
            effective = instance().effective(sum);
        }
    }

    void takeEffect() {
        int next = instance().effective(sum);
        if (next == effective) {
            return;
        }
        effective = next;
        router.recordPriority();
        if (instance().notifiesPriorityChanges()) {
            router.notifies((router.state() == State.MASTER ? "MASTER" : "BACKUP") + "_PRIORITY");
        }
    }
}
