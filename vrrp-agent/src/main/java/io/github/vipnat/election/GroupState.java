package io.github.vipnat.election;

import java.util.ArrayList;
import java.util.List;

/**
 * A sync group at work: its members go to MASTER, BACKUP and FAULT together (vrrp_sync.c and the tables of vrrp_scheduler.c of
 * keepalived 2.2.7).
 */
final class GroupState {

    private final List<VirtualRouter> members = new ArrayList<>();
    private State state = State.STOPPED;
    private int faulty;
    private int unanswered;

    void join(VirtualRouter member) {
        members.add(member);
    }

    /** What the group is found in when keepalived starts, each member having looked at what it tracks. */
    void start() {
        faulty = (int)
                members.stream().filter(member -> member.faults().isFaulty()).count();
        unanswered = (int) members.stream()
                .filter(member -> member.faults().isUnanswered())
                .count();
        boolean owners = members.stream().allMatch(VirtualRouter::startsAsMaster);
        if (faulty > 0) {
            state = State.FAULT;
        } else if (unanswered > 0) {
            state = State.INIT;
        } else {
            state = owners ? State.MASTER : State.BACKUP;
        }
    }

    /** Keeps what keepalived keeps over a reload: a group whose members were all MASTER is. */
    void keepMaster() {
        if (faulty == 0 && unanswered == 0 && members.stream().allMatch(member -> member.state() == State.MASTER)) {
            state = State.MASTER;
        }
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    State state() {
        return state;
    }

    boolean isFaulty() {
        return faulty > 0;
    }

    boolean isUnanswered() {
        return unanswered > 0;
    }

    void memberAnswered() {
        unanswered--;
    }

    /** The first fault of any member is everybody's. */
    void addFault(VirtualRouter member) {
        if (faulty++ == 0) {
            followToFault(member);
        }
    }

    void removeFault() {
        faulty--;
    }

    void waitForAnswers() {
        state = State.INIT;
    }

    /** Whether every other member wants to be MASTER too. */
    boolean canBecomeMaster(VirtualRouter member) {
        return state == State.MASTER
                || members.stream().allMatch(other -> other == member || other.wants() == State.MASTER);
    }

    void followToMaster(VirtualRouter member) {
        if (state == State.MASTER || !canBecomeMaster(member)) {
            return;
        }
        for (VirtualRouter other : members) {
            if (other != member && other.state() != State.MASTER) {
                other.want(State.MASTER);
                other.goToMaster();
            }
        }
        state = State.MASTER;
    }

    void followToBackup(VirtualRouter member) {
        if (state == State.BACKUP) {
            return;
        }
        for (VirtualRouter other : members) {
            if (other != member && other.state() != State.BACKUP) {
                other.want(State.BACKUP);
                if (other.state() == State.MASTER) {
                    other.leaveMaster(false);
                } else {
                    other.leaveFault();
                }
            }
        }
        state = State.BACKUP;
    }

    private void followToFault(VirtualRouter member) {
        if (state == State.FAULT) {
            return;
        }
        for (VirtualRouter other : members) {
            if (other != member && other.state() != State.FAULT) {
                other.followToFault();
            }
        }
        state = State.FAULT;
    }

    /** An address was deleted: every MASTER lets go and tries again soon. */
    void lostAddress(VirtualRouter member) {
        members.stream()
                .filter(other -> other != member && other.state() == State.MASTER)
                .forEach(VirtualRouter::letGoForAMoment);
        state = State.BACKUP;
    }
}
