package io.github.vipnat.election;

/** How many things whose loss is a fault an instance misses, and how many scripts it waits for (vrrp_track.c of 2.2.7). */
final class FaultCount {

    private final VirtualRouter router;
    private int faults;
    private int unanswered;

    FaultCount(VirtualRouter router) {
        this.router = router;
    }

    void begin(int faultsNow, int scripts) {
        faults = faultsNow;
        unanswered = scripts;
    }

    boolean isFaulty() {
        return faults > 0;
    }

    boolean isUnanswered() {
        return unanswered > 0;
    }

    /** Something whose loss is a fault was lost. */
    void add() {
        boolean first = faults++ == 0 || router.state() == State.INIT;
        if (!first || router.state() == State.STOPPED) {
            return;
        }
        router.want(State.FAULT);
        if (router.state() == State.MASTER) {
            router.leaveMaster(true);
        } else {
            router.leaveFault();
        }
        router.group().ifPresent(joined -> joined.addFault(router));
    }

    /** Something whose loss is a fault came back. */
    void remove() {
        faults--;
        if (router.state() == State.STOPPED || faults > 0) {
            return;
        }
        router.group().ifPresent(GroupState::removeFault);
        boolean stillMaster = router.startsAsMaster() && router.wants() == State.MASTER;
        router.want(stillMaster ? State.MASTER : State.BACKUP);
        if (unanswered > 0) {
            router.group().ifPresent(GroupState::waitForAnswers);
        } else if (router.group()
                .filter(joined -> joined.isFaulty() || joined.isUnanswered())
                .isEmpty()) {
            comeUp();
        }
    }

    /** A script that had to answer first has answered. */
    void answer(boolean succeeded) {
        unanswered--;
        boolean last = unanswered == 0;
        if (last) {
            router.group().ifPresent(GroupState::memberAnswered);
        }
        if (!succeeded) {
            add();
        } else if (last && router.group().filter(GroupState::isUnanswered).isEmpty()) {
            leaveInit();
        }
    }

    private void leaveInit() {
        boolean isFree = router.group().filter(GroupState::isFaulty).isEmpty();
        if (faults == 0 && router.state() != State.STOPPED && isFree) {
            router.want(router.startsAsMaster() ? State.MASTER : State.BACKUP);
            comeUp();
        }
    }

    /** Nothing is wrong any more: up it comes, and its sync group with it. */
    private void comeUp() {
        State wish = router.wants();
        if (wish == State.MASTER
                && router.group()
                        .filter(joined -> !joined.canBecomeMaster(router))
                        .isPresent()) {
            router.want(State.BACKUP);
        }
        router.leaveFault();
        router.want(wish);
        if (router.state() == State.MASTER) {
            router.group().ifPresent(joined -> joined.followToMaster(router));
        } else {
            router.group().ifPresent(joined -> joined.followToBackup(router));
        }
    }
}
