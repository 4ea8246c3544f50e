package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers from lines; whatever is no number, or out of range, is empty and keepalived's default holds. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,6})?|\\.[0-9]{1,6}");

    private Numbers() {}

    static Optional<Integer> whole(ConfLine line, int index, int least, int most) {
        String word = line.word(index).strip();
        if (!WHOLE.matcher(word).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(word);
        return number < least || number > most ? Optional.empty() : Optional.of(number);
    }

    /** Seconds with at most six decimals. */
    static Optional<Duration> seconds(ConfLine line, int index, String least, String most) {
        String word = line.word(index);
        if (!SECONDS.matcher(word).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(word);
        boolean inRange = seconds.compareTo(new BigDecimal(least)) >= 0 && seconds.compareTo(new BigDecimal(most)) <= 0;
        return inRange ? Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValue())) : Optional.empty();
    }

    /** A word that stands alone or says on or off. */
    static boolean flag(ConfLine line) {
        return !line.has(1)
                || switch (line.word(1)) {
                    case "false", "off", "no" -> false;
                    default -> true;
                };
    }
}
