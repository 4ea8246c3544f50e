package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/**
 * One node's instance at work: keepalived 2.2.7's state machine (vrrp.c and vrrp_scheduler.c of that tag; keepalived-facts
 * 1.5, 2.3, 2.4).
 */
final class VirtualRouter {

    private final Candidate candidate;
    private final VrrpInstance instance;
    private final EventQueue queue;
    private final AdvertNetwork network;
    private final Recorder recorder;
    private final long interval;
    private final Preemption preemption;

    private State state = State.STOPPED;
    private int sum;
    private int effective;
    private int faults;
    private int unknownScripts;
    private long masterInterval;
    private long downTimer;
    private long deadline;
    private int timerGeneration;

    VirtualRouter(Candidate candidate, EventQueue queue, AdvertNetwork network, Recorder recorder) {
        this.candidate = candidate;
        this.instance = candidate.instance();
        this.queue = queue;
        this.network = network;
        this.recorder = recorder;
        this.interval = Timing.micros(instance.advertInterval());
        this.preemption = new Preemption(Timing.micros(instance.preemptDelay()));
        this.sum = instance.priority();
        this.effective = instance.priority();
    }

    Candidate candidate() {
        return candidate;
    }

    State state() {
        return state;
    }

    int priority() {
        return effective;
    }

    private void become(State next) {
        state = next;
        recorder.recordState(candidate.node(), state, effective);
    }

    // ---- life

    /**
     * Starts keepalived. A VIP that a killed keepalived left behind is taken off at once (measured with 2.2.7: it logs
     * "removing VIPs" before it enters BACKUP).
     *
     * @param tracked base priority and everything tracked, as found at the start
     * @param faultsNow how many tracked things are a fault at the start
     * @param scripts how many scripts must first answer before the instance leaves INIT
     */
    void start(int tracked, int faultsNow, int scripts) {
        recorder.recordReleased(candidate.node());
        sum = tracked;
        effective = instance.priority();
        faults = faultsNow;
        unknownScripts = scripts;
        masterInterval = interval;
        preemption.reset();
        changeEffective(true);
        downTimer = masterDown();
        if (faults > 0) {
            enter(State.FAULT);
        } else if (unknownScripts > 0) {
            become(State.INIT);
        } else {
            begin();
        }
    }

    private void begin() {
        boolean ownerAtOnce = instance.isOwner() && instance.wantsMaster();
        if (ownerAtOnce) {
            become(State.BACKUP);
            downTimer = 1;
        } else {
            enter(State.BACKUP);
        }
        restartTimer();
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
        recorder.notifies(candidate.node(), "STOP", effective);
        vanish();
    }

    /** keepalived is gone without a word. */
    void vanish() {
        become(State.STOPPED);
        timerGeneration++;
    }

    // ---- timers

    private long masterDown() {
        return instance.downTimerAdverts() * masterInterval + skew();
    }

    private long skew() {
        return Timing.skewMicros(instance.version(), effective, masterInterval);
    }

    private void restartTimer() {
        timerAt(queue.now() + (state == State.MASTER ? interval : downTimer));
    }

    private void timerAt(long time) {
        deadline = time;
        int generation = ++timerGeneration;
        if (state == State.BACKUP || state == State.MASTER) {
            queue.schedule(time, () -> expire(generation));
        }
    }

    private void expire(int generation) {
        if (generation != timerGeneration) {
            return;
        }
        if (state == State.BACKUP) {
            becomeMaster();
        } else if (state == State.MASTER) {
            send(effective);
        }
        restartTimer();
    }

    private void becomeMaster() {
        become(State.MASTER);
        send(effective);
        recorder.recordTaken(candidate.node());
        recorder.notifies(candidate.node(), "MASTER", effective);
    }

    private void send(int priority) {
        network.send(Advert.of(candidate, priority), instance);
    }

    // ---- adverts

    void receive(Advert advert) {
        if (state == State.BACKUP) {
            receiveAsBackup(advert);
            restartTimer();
        } else if (state == State.MASTER) {
            receiveAsMaster(advert);
            if (state != State.MASTER || !instance.ignoresLowerAdverts()) {
                restartTimer();
            }
        }
    }

    private void receiveAsBackup(Advert advert) {
        if (!advert.isAcceptedBy(instance)) {
            downTimer = Math.max(0, deadline - queue.now());
        } else if (advert.priority() == 0) {
            downTimer = skew();
        } else if (instance.nopreempt() || advert.priority() >= effective || preemption.holdsBack(queue.now())) {
            learnInterval(advert);
            downTimer = masterDown();
            preemption.heard(advert.priority() >= effective, queue.now());
        } else {
            downTimer = Math.max(0, deadline - queue.now());
        }
    }

    private void learnInterval(Advert advert) {
        if (instance.version() == 3) {
            masterInterval = Timing.micros(advert.interval());
        }
    }

    private void receiveAsMaster(Advert advert) {
        if (!advert.isAcceptedBy(instance)) {
            return;
        }
        int byAddress = advert.source().compareTo(candidate.address());
        boolean higher = advert.priority() > effective || (advert.priority() == effective && byAddress > 0);
        boolean lower = advert.priority() < effective || (advert.priority() == effective && byAddress < 0);
        if (advert.priority() == 0 || (higher && instance.answersHigherAdverts())) {
            send(effective);
        }
        if (advert.priority() == 0) {
            return;
        }
        if (lower) {
            answerLower();
        } else if (higher) {
            learnInterval(advert);
            leaveMaster(State.BACKUP);
        }
    }

    private void answerLower() {
        if (!instance.ignoresLowerAdverts()) {
            send(effective);
        }
        recorder.notifies(candidate.node(), "MASTER_RX_LOWER_PRI", effective);
    }

    private void leaveMaster(State to) {
        recorder.recordReleased(candidate.node());
        if (to == State.BACKUP) {
            preemption.reset();
        }
        enter(to);
        downTimer = masterDown();
    }

    private void enter(State next) {
        become(next);
        recorder.notifies(candidate.node(), next.name(), effective);
    }

    // ---- tracking

    /** A weighted thing went up or down. */
    void changeSum(int difference) {
        sum += difference;
        if (state != State.STOPPED) {
            changeEffective(false);
        }
    }

    private void changeEffective(boolean atStart) {
        int next = instance.effective(sum);
        if (next == effective) {
            return;
        }
        effective = next;
        recorder.recordState(candidate.node(), state, effective);
        long before = downTimer;
        downTimer = masterDown();
        if (state == State.BACKUP && !atStart) {
            timerAt(deadline + downTimer - before);
        }
        if (instance.notifiesPriorityChanges()) {
            recorder.notifies(candidate.node(), (state == State.MASTER ? "MASTER" : "BACKUP") + "_PRIORITY", effective);
        }
    }

    /** Something whose loss is a fault was lost. */
    void addFault() {
        if (faults++ > 0 && state != State.INIT) {
            return;
        }
        if (state == State.MASTER) {
            send(0);
            send(0);
            leaveMaster(State.FAULT);
        } else if (state != State.STOPPED) {
            enter(State.FAULT);
        }
        restartTimer();
    }

    /** Something whose loss is a fault came back. */
    void removeFault() {
        faults--;
        comeUpIfNothingIsWrong();
    }

    /** A script that had to answer first has answered. */
    void handleScriptResult(boolean succeeded) {
        unknownScripts--;
        if (!succeeded) {
            addFault();
        } else {
            comeUpIfNothingIsWrong();
        }
    }

    private void comeUpIfNothingIsWrong() {
        if (faults > 0 || unknownScripts > 0 || state == State.STOPPED) {
            return;
        }
        masterInterval = interval;
        preemption.reset();
        enter(State.BACKUP);
        downTimer = masterDown();
        restartTimer();
    }
}
