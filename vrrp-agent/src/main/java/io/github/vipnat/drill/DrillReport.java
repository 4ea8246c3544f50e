package io.github.vipnat.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a drill showed.
 *
 * @param began of this host's clock
 * @param from where the requests were sent from, {@code here} or a host's name
 * @param holder who had the VIP before
 * @param lever what was pulled, half a sentence
 * @param interval from one request of a port to the next, as it was meant
 * @param budget how long a port may be without an answer
 * @param legs the way there and the way back
 * @param notes what was not watched, or elsewhere, and why
 */
public record DrillReport(
        String cluster,
        Instant began,
        String from,
        String holder,
        String target,
        String lever,
        Duration interval,
        Optional<Duration> budget,
        List<DrillLeg> legs,
        List<String> notes) {

    public DrillReport {
        legs = List.copyOf(legs);
        notes = List.copyOf(notes);
    }

    /** The longest pause between two requests of a port: what is shorter cannot be seen. */
    public Duration resolution() {
        return ports().map(DrillLeg.Port::resolution).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Each port that was without an answer for longer than the budget, or for good, a sentence each. */
    public List<String> missed() {
        return budget.map(most -> legs.stream()
                        .flatMap(leg -> leg.ports().stream()
                                .filter(port -> port.isOpen() || port.outage().compareTo(most) > 0)
                                .map(port -> port.target().words() + " was not served for "
                                        + Seconds.of(port.outage()) + " s"
                                        + (port.isOpen() ? " and not again" : "") + ", with the VIP on its way to "
                                        + leg.node()))
                        .toList())
                .orElse(List.of());
    }

    /** Whether a budget was kept; nothing that was not watched can keep one. */
    public boolean isWithinBudget() {
        return budget.isEmpty() || (missed().isEmpty() && ports().findAny().isPresent());
    }

    /** One sentence for the whole. */
    public String verdict() {
        if (ports().findAny().isEmpty()) {
            return "No port answered before the lever was pulled: there was nothing to watch";
        }
        String longest = "The longest time without an answer was "
                + Seconds.of(ports().map(DrillLeg.Port::outage)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO))
                + " s";
        String judged = budget.map(most ->
                        ", and the budget of " + Seconds.of(most) + " s was " + (isWithinBudget() ? "kept" : "missed"))
                .orElse("");
        return (ports().anyMatch(DrillLeg.Port::isOpen) ? "A port was not served again; " + lower(longest) : longest)
                + judged;
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private Stream<DrillLeg.Port> ports() {
        return legs.stream().flatMap(leg -> leg.ports().stream());
    }
}
