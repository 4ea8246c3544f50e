package io.github.vipnat.failover.lever;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the simulation says of a lever, over every moment between two adverts at which it may be pulled.
 *
 * @param soonest from the pull until the target has the VIP
 * @param latest the same at the worst moment
 * @param gap how long clients are not served at the worst moment, as far as VRRP decides it
 * @param heirs who has the VIP once the target dies while the lever is pulled; empty when nobody
 * @param afterwards who has it once the lever is put back
 * @param remarks what is not played, and where chance decides
 */
public record Forecast(
        Duration soonest,
        Duration latest,
        Duration gap,
        List<String> heirs,
        List<String> afterwards,
        List<String> remarks) {

    public Forecast {
        heirs = List.copyOf(heirs);
        afterwards = List.copyOf(afterwards);
        remarks = List.copyOf(remarks);
    }

    /** One line for a person. */
    public String sentence(String target) {
        return target + " has the VIP " + seconds(soonest) + " to " + seconds(latest) + " s after the pull; "
                + (gap.isZero() ? "it is on some node all the time" : "it is on none for up to " + seconds(gap) + " s");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }
}
