package io.github.vipnat.drill;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One way of the VIP, measured.
 *
 * @param node where the VIP goes
 * @param pulled when the lever was, since the drill began
 * @param end until when the way was watched
 * @param moved from the pull until the node had the VIP; empty when that was not seen
 * @param events what happened in this time
 */
public record DrillLeg(
        String node,
        Duration pulled,
        Duration end,
        Optional<Foreseen> foreseen,
        Optional<Duration> moved,
        List<Port> ports,
        List<DrillEvent> events) {

    public DrillLeg {
        ports = List.copyOf(ports);
        events = List.copyOf(events);
    }

    /**
     * What a client of one port saw.
     *
     * @param resolution the longest pause between two requests; what is shorter cannot be seen
     * @param sent how many requests
     * @param lost how many of them were not answered
     */
    public record Port(ProbeTarget target, Duration resolution, int sent, int lost, List<Gap> gaps) {
        public Port {
            gaps = List.copyOf(gaps);
        }

        /** The longest time without an answer; zero where none was seen. */
        public Duration outage() {
            return gaps.stream().map(Gap::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        }

        /** Whether it was not served again before the end. */
        public boolean isOpen() {
            return gaps.stream().anyMatch(Gap::isOpen);
        }
    }

    /** Puts together what was seen between the pull and the end. */
    static DrillLeg of(
            String node,
            Optional<Foreseen> foreseen,
            Duration from,
            Duration end,
            List<ProbeTrack> tracks,
            TimeLine line) {
        List<DrillEvent> events = line.events().stream()
                .filter(event -> event.at().compareTo(from) >= 0 && event.at().compareTo(end) < 0)
                .toList();
        Duration pulled = events.stream()
                .filter(event -> event.kind() == DrillEvent.Kind.LEVER)
                .map(DrillEvent::at)
                .findFirst()
                .orElse(from);
        Optional<Duration> moved = events.stream()
                .filter(event -> event.kind() == DrillEvent.Kind.VIP
                        && event.where().equals(node)
                        && event.at().compareTo(pulled) >= 0)
                .map(event -> event.at().minus(pulled))
                .findFirst();
        return new DrillLeg(
                node,
                pulled,
                end,
                foreseen,
                moved,
                tracks.stream().map(track -> port(track, pulled, end)).toList(),
                events);
    }

    private static Port port(ProbeTrack track, Duration from, Duration end) {
        List<Sample> sent = track.within(from, end);
        long lost = sent.stream().filter(sample -> !sample.isAnswered()).count();
        return new Port(track.target(), track.resolution(from, end), sent.size(), (int) lost, track.gaps(from, end));
    }
}
