package io.github.vipnat.election;

import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.Optional;

/**
 * One node's instance at work: keepalived 2.2.7's state machine (vrrp.c, vrrp_scheduler.c and vrrp_track.c of that tag;
 * keepalived-facts 1.5, 2.3, 2.4).
 */
final class VirtualRouter {

    private final EventQueue queue;
    private final AdvertNetwork network;
    private final Recorder recorder;
    private final KeepalivedRelease release;
    private final FaultCount faults = new FaultCount(this);
    private final PriorityCount priority = new PriorityCount(this);
    private final DownTimer timer;
    private final AdvertReader adverts;

    private Candidate candidate;
    private VrrpInstance instance;
    private Optional<GroupState> group = Optional.empty();
    private State state = State.STOPPED;
    private State wanted = State.BACKUP;
    private boolean hasNotified;
    private long deadline;
    private int timerGeneration;
    private SimulatedHost.Sleep sleep = SimulatedHost.Sleep.AWAKE;

    VirtualRouter(
            Candidate candidate,
            EventQueue queue,
            AdvertNetwork network,
            Recorder recorder,
            KeepalivedRelease release) {
        this.queue = queue;
        this.network = network;
        this.recorder = recorder;
        this.release = release;
        this.candidate = candidate;
        this.instance = candidate.instance();
        this.timer = new DownTimer(instance);
        this.adverts = new AdvertReader(this, timer);
        priority.begin(instance.priority());
    }

    /** From the next start or reload on it is run from this file. */
    void configure(Candidate other, Optional<GroupState> newGroup) {
        candidate = other;
        instance = other.instance();
        timer.configure(instance);
        group = newGroup;
        group.ifPresent(joined -> joined.join(this));
    }

    Candidate candidate() {
        return candidate;
    }

    State state() {
        return state;
    }

    State wants() {
        return wanted;
    }

    void want(State next) {
        wanted = next;
    }

    int priority() {
        return priority.effective();
    }

    PriorityCount priorityCount() {
        return priority;
    }

    /** The priority is another from now on, and so is what a BACKUP waits for. */
    void recordPriority() {
        if (state != State.STOPPED) {
            recorder.recordState(candidate.node(), state, priority());
        }
        long before = timer.length();
        timer.setMasterDown(priority());
        if (state == State.BACKUP) {
            timerAt(deadline + timer.length() - before);
        }
    }

    Optional<GroupState> group() {
        return group;
    }

    FaultCount faults() {
        return faults;
    }

    boolean startsAsMaster() {
        return instance.isOwner() && instance.wantsMaster();
    }

    /** When it takes over if nothing comes; empty unless it is BACKUP. */
    Optional<Long> takesOverAt() {
        return state == State.BACKUP ? Optional.of(deadline) : Optional.empty();
    }

    private void become(State next) {
        state = next;
        recorder.recordState(candidate.node(), state, priority());
    }

    void notifies(String what) {
        recorder.notifies(candidate.node(), what, priority());
    }

    /** One that its sync group brought where it is has said so already (vrrp_notify.c, send_instance_notifies). */
    private void notifiesState() {
        boolean said =
                hasNotified && group.filter(joined -> joined.state() == state).isPresent();
        if (!said) {
            hasNotified = true;
            notifies(state.name());
        }
    }

    // ---- life

    /**
     * Looks at what it tracks; what it then is depends on its sync group too. A VIP that a killed keepalived left behind is taken
     * off at once (measured with 2.2.7: it logs "removing VIPs" before it enters BACKUP).
     *
     * @param tracked base priority and everything tracked, as found at the start
     * @param faultsNow how many tracked things are a fault at the start
     * @param scripts how many scripts must first answer before the instance leaves INIT
     */
    void prepare(int tracked, int faultsNow, int scripts) {
        recorder.recordReleased(candidate.node());
        hasNotified = false;
        state = State.STOPPED;
        look(tracked, faultsNow, scripts);
        timer.delay(queue.now());
    }

    private void look(int tracked, int faultsNow, int scripts) {
        priority.begin(tracked);
        faults.begin(faultsNow, scripts);
        wanted = startsAsMaster() ? State.MASTER : State.BACKUP;
        timer.forgetMaster();
        adverts.resetPreemption();
        priority.takeEffect();
    }

    /** Starts, its sync group knowing what each member found. */
    void begin() {
        State whole = group.map(GroupState::state).orElse(State.BACKUP);
        timer.setMasterDown(priority());
        if (faults.isFaulty() || whole == State.FAULT) {
            wanted = State.FAULT;
            become(State.FAULT);
            notifiesState();
        } else if (faults.isUnanswered() || whole == State.INIT) {
            become(State.INIT);
        } else if (startsAsMaster()
                && group.map(joined -> whole == State.MASTER).orElse(true)) {
            become(State.BACKUP);
            timer.setLength(1);
        } else {
            wanted = State.BACKUP;
            become(State.BACKUP);
            notifiesState();
        }
        restartTimer();
    }

    /**
     * Has read its file again: one that was not in FAULT and finds no fault is what it was, without a word (vrrp.c,
     * vrrp_complete_init). Its timer begins anew.
     */
    void reload(int tracked, int faultsNow, int scripts) {
        State before = state;
        state = State.INIT;
        look(tracked, faultsNow, scripts);
        state = before;
        timer.setMasterDown(priority());
    }

    /** The second half of a reload, its sync group knowing what each member found. */
    void resume() {
        boolean faulty = faults.isFaulty() || group.filter(GroupState::isFaulty).isPresent();
        State before = state;
        if (faulty && before != State.FAULT) {
            if (before == State.MASTER) {
                recorder.recordReleased(candidate.node());
            }
            wanted = State.FAULT;
            hasNotified = false;
            become(State.FAULT);
            notifiesState();
        } else if (!faulty && before == State.FAULT) {
            hasNotified = false;
            begin();
        } else if (before == State.MASTER) {
            wanted = State.MASTER;
            recorder.recordState(candidate.node(), state, priority());
            timerAt(queue.now());
            return;
        }
        restartTimer();
    }

    /** Its block is gone from the file: keepalived calls that FAULT (keepalived-facts 1.1). */
    void delete() {
        if (state == State.MASTER) {
            send(0);
            recorder.recordReleased(candidate.node());
        }
        become(State.FAULT);
        notifies("FAULT");
        vanish();
    }

    /** Stops keepalived in good order: a MASTER says good-bye with a priority of 0. */
    void stop() {
        if (state == State.STOPPED) {
            return;
        }
        if (state == State.MASTER) {
            send(0);
            recorder.recordReleased(candidate.node());
        }
        notifies("STOP");
        vanish();
    }

    /** keepalived is gone without a word. */
    void vanish() {
        become(State.STOPPED);
        adverts.forget();
        timerGeneration++;
    }

    // ---- standing still

    /** From now on nothing is done; adverts come into the socket of a frozen process, and pass by a paused machine. */
    void fallAsleep(SimulatedHost.Sleep how) {
        sleep = how;
    }

    /** Goes on: first it reads what came meanwhile, then its timer may have run out (measured: SIGCONT to either of a pair). */
    void wakeUp() {
        sleep = SimulatedHost.Sleep.AWAKE;
        if (state != State.STOPPED) {
            adverts.readWhatCameMeanwhile();
            if (deadline <= queue.now()) {
                expire(timerGeneration);
            }
        }
    }

    // ---- timers

    void restartTimer() {
        timerAt(timer.end(state, queue.now()));
    }

    private void timerAt(long time) {
        deadline = time;
        int generation = ++timerGeneration;
        if (state == State.BACKUP || state == State.MASTER) {
            queue.schedule(time, () -> expire(generation));
        }
    }

    private void expire(int generation) {
        if (generation != timerGeneration || sleep != SimulatedHost.Sleep.AWAKE) {
            return;
        }
        if (state == State.BACKUP) {
            wanted = State.MASTER;
            network.rivals(this).ifPresent(recorder::recordTie);
            goToMaster();
            if (state == State.MASTER) {
                group.ifPresent(joined -> joined.followToMaster(this));
            }
        } else if (state == State.MASTER) {
            send(priority());
            restartTimer();
        }
    }

    /** Becomes MASTER, unless another member of its sync group does not want to: then it waits as long again. */
    void goToMaster() {
        if (group.filter(joined -> !joined.canBecomeMaster(this)).isPresent()) {
            wanted = State.MASTER;
            timer.setMasterDown(priority());
            restartTimer();
            return;
        }
        become(State.MASTER);
        restartTimer();
        send(priority());
        recorder.recordTaken(candidate.node());
        notifiesState();
    }

    void sendAdvert() {
        send(priority());
    }

    long now() {
        return queue.now();
    }

    /** What is left of the time it waits. */
    long remaining() {
        return Math.max(0, deadline - queue.now());
    }

    private void send(int value) {
        network.send(Advert.of(candidate, value), this);
    }

    // ---- adverts

    void receive(Advert advert) {
        boolean deaf = release == KeepalivedRelease.V2_3 && timer.isDelayed(queue.now());
        if (sleep == SimulatedHost.Sleep.FROZEN) {
            adverts.keep(advert);
        } else if (sleep == SimulatedHost.Sleep.AWAKE && !deaf) {
            adverts.read(advert);
        }
    }

    // ---- leaving a state

    /** From MASTER to what it wants: into FAULT with a good-bye, and with one more where that is asked for. */
    void leaveMaster(boolean goodBye) {
        if (wanted == State.FAULT) {
            send(0);
        } else {
            adverts.resetPreemption();
        }
        if (goodBye) {
            send(0);
        }
        recorder.recordReleased(candidate.node());
        become(wanted);
        notifiesState();
        timer.setMasterDown(priority());
        restartTimer();
    }

    /** From FAULT, BACKUP or INIT to what it wants. */
    void leaveFault() {
        if (wanted == State.MASTER) {
            goToMaster();
        } else {
            become(wanted);
            notifiesState();
            adverts.resetPreemption();
        }
        timer.forgetMaster();
        timer.setMasterDown(priority());
        restartTimer();
    }

    void followToFault() {
        wanted = State.FAULT;
        if (state == State.MASTER) {
            leaveMaster(false);
        } else if (state == State.BACKUP) {
            leaveFault();
        } else if (state == State.INIT) {
            become(State.FAULT);
        }
    }

    /** Somebody deleted its address: a MASTER lets go and comes back after its own skew time (keepalived_netlink.c). */
    void loseAddress() {
        if (state == State.MASTER && sleep == SimulatedHost.Sleep.AWAKE) {
            letGoForAMoment();
            group.ifPresent(joined -> joined.lostAddress(this));
        } else {
            recorder.recordReleased(candidate.node());
        }
    }

    void letGoForAMoment() {
        wanted = State.BACKUP;
        leaveMaster(true);
        timer.setSkew(priority());
        restartTimer();
    }
}
