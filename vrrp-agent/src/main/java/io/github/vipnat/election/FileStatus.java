package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.Weight;

/** What the number in a tracked file comes to (keepalived-facts 2.2): number times weight; -254 and below is a fault. */
final class FileStatus {

    private static final int FAULT = -254;

    private FileStatus() {}

    /** The status, -254 to 253; with weight 0 any number but 0 is a fault. */
    static int of(Weight weight, int value) {
        if (weight.isFault()) {
            return (value == 0) == weight.reverse() ? FAULT : 0;
        }
        long product = (long) value * weight.signed();
        return (int) Math.max(FAULT, Math.min(253, product));
    }

    static boolean isFault(int status) {
        return status <= FAULT;
    }

    /** What it adds to the priority; a fault adds nothing. */
    static int points(int status) {
        return isFault(status) ? 0 : status;
    }
}
