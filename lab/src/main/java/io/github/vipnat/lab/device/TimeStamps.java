package io.github.vipnat.lab.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times the way IOS prints them; the router's clock runs on UTC. */
public final class TimeStamps {

    private static final DateTimeFormatter HEADER = of("HH:mm:ss 'UTC' EEE MMM d yyyy");
    private static final DateTimeFormatter CLOCK = of("HH:mm:ss.SSS 'UTC' EEE MMM d yyyy");
    private static final DateTimeFormatter LOG = of("MMM ppd HH:mm:ss.SSS");

    private TimeStamps() {}

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    /** {@code 18:41:02 UTC Thu Nov 24 2016}. */
    public static String header(Instant time) {
        return HEADER.format(time);
    }

    /** {@code *18:57:38.347 UTC Mon Oct 19 2015}; the asterisk says that no time server was heard. */
    public static String clock(Instant time) {
        return "*" + CLOCK.format(time);
    }

    /** {@code *Jun 13 17:12:16.320}. */
    public static String log(Instant time) {
        return "*" + LOG.format(time);
    }
}
