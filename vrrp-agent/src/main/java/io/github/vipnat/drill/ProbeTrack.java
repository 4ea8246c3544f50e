package io.github.vipnat.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that came of asking one target. */
public record ProbeTrack(ProbeTarget target, List<Sample> samples) {

    public ProbeTrack {
        samples = samples.stream().sorted(Comparator.comparing(Sample::sent)).toList();
    }

    /** What was sent within a time. */
    List<Sample> within(Duration from, Duration to) {
        return samples.stream()
                .filter(sample ->
                        sample.sent().compareTo(from) >= 0 && sample.sent().compareTo(to) < 0)
                .toList();
    }

    /** The longest time between two requests; what is shorter cannot be seen. */
    Duration resolution(Duration from, Duration to) {
        List<Sample> sent = within(from, to);
        Duration longest = Duration.ZERO;
        for (int i = 1; i < sent.size(); i++) {
            Duration pause = sent.get(i).sent().minus(sent.get(i - 1).sent());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }

    /** Each time without an answer that began within a time, the first one first. */
    List<Gap> gaps(Duration from, Duration to) {
        List<Gap> gaps = new ArrayList<>();
        Duration answered = from;
        Optional<Sample> first = Optional.empty();
        int lost = 0;
        for (Sample sample : within(from, to)) {
            if (!sample.isAnswered()) {
                first = first.isPresent() ? first : Optional.of(sample);
                lost++;
                continue;
            }
            if (first.isPresent()) {
                gaps.add(gap(first.get(), answered, sample.ended(), lost, false));
                first = Optional.empty();
                lost = 0;
            }
            answered = sample.ended();
        }
        if (first.isPresent()) {
            gaps.add(gap(first.get(), answered, to, lost, true));
        }
        return gaps;
    }

    /** An answer that was slow may come after the first request that was lost: the gap begins no later than that. */
    private static Gap gap(Sample first, Duration answered, Duration to, int lost, boolean isOpen) {
        Duration from = answered.compareTo(first.sent()) < 0 ? answered : first.sent();
        return new Gap(from, to, lost, isOpen, first.lost().orElse(""));
    }
}
