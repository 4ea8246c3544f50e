package io.github.vipnat.node;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a node's clock is before ours. The node tells the time as its first and as its last word, and we look at ours around
 * both, so the way there and back is allowed for.
 *
 * @param least behind ours when negative
 * @param most never less than {@code least}
 */
public record ClockSight(Duration least, Duration most) {

    /** {@code date +%s.%N}; a date that knows no {@code %N} prints something else behind the point, or nothing. */
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,10})(?:\\.([0-9]{9}))?.*");

    private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

    /**
     * Empty where the node's words are no times, or one of the clocks was set meanwhile.
     *
     * @param first what the node's clock said some time after {@code before}
     * @param last what it said some time before {@code after}
     */
    static Optional<ClockSight> of(Instant before, String first, String last, Instant after) {
        Optional<Duration> most = seconds(first, true).map(told -> told.minus(sinceEpoch(before)));
        Optional<Duration> least = seconds(last, false).map(told -> told.minus(sinceEpoch(after)));
        return least.flatMap(
                low -> most.filter(high -> low.compareTo(high) <= 0).map(high -> new ClockSight(low, high)));
    }

    /** By how much this clock and another differ at least; zero where they may agree. */
    public Duration differenceFrom(ClockSight other) {
        Duration ahead = least.minus(other.most);
        Duration behind = other.least.minus(most);
        Duration more = ahead.compareTo(behind) > 0 ? ahead : behind;
        return more.isNegative() ? Duration.ZERO : more;
    }

    /** How exactly this is known. */
    public Duration uncertainty() {
        return most.minus(least);
    }

    private static Optional<Duration> seconds(String told, boolean isLatest) {
        return SECONDS.matcher(told.strip()).results().findFirst().map(time -> {
            boolean isExact = time.group(2) != null;
            Duration whole = Duration.ofSeconds(new BigDecimal(time.group(1)).longValueExact());
            return isExact
                    ? whole.plusNanos(Long.parseLong(time.group(2)))
                    : isLatest ? whole.plus(WHOLE_SECOND) : whole;
        });
    }

    private static Duration sinceEpoch(Instant when) {
        return Duration.between(Instant.EPOCH, when);
    }
}
