package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/** How long an instance waits before it does something, in microseconds. */
final class DownTimer {

    private VrrpInstance instance;
    private long masterInterval;
    private long length;
    private long delayedUntil;

    DownTimer(VrrpInstance instance) {
        this.instance = instance;
    }

    void configure(VrrpInstance other) {
        instance = other;
    }

    long interval() {
        return Timing.micros(instance.advertInterval());
    }

    /** Its own interval counts again. */
    void forgetMaster() {
        masterInterval = interval();
    }

    /** In version 3 the MASTER's interval counts. */
    void learnInterval(Advert advert) {
        if (instance.version() == 3) {
            masterInterval = Timing.micros(advert.interval());
        }
    }

    void delay(long now) {
        delayedUntil = now + Timing.micros(instance.startupDelay());
    }

    boolean isDelayed(long now) {
        return now < delayedUntil;
    }

    long length() {
        return length;
    }

    void setLength(long micros) {
        length = micros;
    }

    void setMasterDown(int priority) {
        length = instance.downTimerAdverts() * masterInterval + skew(priority);
    }

    void setSkew(int priority) {
        length = skew(priority);
    }

    private long skew(int priority) {
        return Timing.skewMicros(instance.version(), priority, masterInterval);
    }

    /** During vrrp_startup_delay a BACKUP's timer begins when that is over, each time anew (vrrp_init_instance_sands). */
    long end(State state, long now) {
        long from = state == State.BACKUP ? Math.max(now, delayedUntil) : now;
        return from + (state == State.MASTER ? interval() : length);
    }
}
