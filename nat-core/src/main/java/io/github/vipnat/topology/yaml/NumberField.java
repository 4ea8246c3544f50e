package io.github.vipnat.topology.yaml;

import io.github.vipnat.address.TransportPort;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with bounds, and durations with units. */
public final class NumberField {

    public static final Scalar<Integer> PORT = new Scalar<>(
            "bad-port", "a port from 1 to 65535", "nothing listens there", "22", TransportPort::parseNumber);

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private NumberField() {}

    /** A whole number, both bounds included. */
    public static Value<Integer> between(int min, int max, String example, String why) {
        return new Scalar<>(
                "bad-number",
                "a whole number from " + min + " to " + max,
                why,
                example,
                text -> whole(text)
                        .filter(number -> number >= min && number <= max)
                        .map(Long::intValue));
    }

    /** A duration with its unit, both bounds included. */
    public static Value<Duration> duration(Duration min, Duration max, String example, String why) {
        return new Scalar<>(
                "bad-duration",
                "a duration from %s to %s, a number with ms, s, m or h".formatted(spelled(min), spelled(max)),
                why,
                example,
                text -> duration(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0));
    }

    public static Optional<Duration> duration(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(duration.group(1));
        return Optional.of(
                switch (duration.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    private static Optional<Long> whole(String text) {
        return text.matches("[-+]?[0-9]{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String spelled(Duration duration) {
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() > 0) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() > 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }
}
