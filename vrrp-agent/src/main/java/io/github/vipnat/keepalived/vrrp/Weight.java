package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import java.util.Optional;

/**
 * What a tracked thing does to the priority (keepalived-facts 2.1).
 *
 * @param points 0: a fault instead; above 0: added while it is up; below 0: taken off while it is down
 * @param reverse turns the sign round; with 0, a fault while it is up
 * @param at where the file says so; where it is silent, the place of the thing itself
 */
public record Weight(int points, boolean reverse, ConfPosition at) {

    /** Largest absolute value in use; 254 is accepted and, for scripts and interfaces, read as 253. */
    private static final int LARGEST = 254;

    /** The points as they act: the sign turned round where the file says reverse. */
    public int signed() {
        return reverse ? -points : points;
    }

    /** Whether losing the thing is a fault of the whole instance, not a matter of priority. */
    public boolean isFault() {
        return points == 0;
    }

    /** What the tracked thing adds to the base priority. */
    public int contribution(boolean up) {
        if (points > 0) {
            return up ? signed() : 0;
        }
        return up ? 0 : signed();
    }

    /** Reads {@code weight N [reverse]} with the number at this place of the line. */
    static Optional<Weight> read(ConfLine line, int index, int largest) {
        return Numbers.whole(line, index, -LARGEST, LARGEST)
                .map(points -> Math.max(-largest, Math.min(largest, points)))
                .map(points -> new Weight(points, line.word(index + 1).equals("reverse"), line.at(index)));
    }
}
