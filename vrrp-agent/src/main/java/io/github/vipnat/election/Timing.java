package io.github.vipnat.election;

import java.time.Duration;

/** VRRP's formulas, in microseconds and in keepalived's integer arithmetic (keepalived-facts 2.4; include/vrrp.h:433-436). */
public final class Timing {

    private static final long SECOND = 1_000_000;
    private static final long HUNDREDTH = 10_000;

    private Timing() {}

    /**
     * How much longer than whole advert intervals a BACKUP waits: the lower its priority, the longer.
     *
     * @param version 2 or 3
     * @param priority the BACKUP's own effective priority, 1 to 255
     * @param masterInterval the MASTER's advert interval; only version 3 cares
     */
    public static Duration skew(int version, int priority, Duration masterInterval) {
        return Duration.ofNanos(skewMicros(version, priority, micros(masterInterval)) * 1000);
    }

    /** How long a BACKUP waits for an advert before it takes over: {@code adverts} intervals and the skew. */
    public static Duration masterDownInterval(int version, int priority, Duration masterInterval, int adverts) {
        return masterInterval.multipliedBy(adverts).plus(skew(version, priority, masterInterval));
    }

    static long skewMicros(int version, int priority, long masterInterval) {
        long points = 256L - priority;
        return version == 3 ? points * (masterInterval / HUNDREDTH) * 625 / 16 : points * SECOND / 256;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    static Duration duration(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
