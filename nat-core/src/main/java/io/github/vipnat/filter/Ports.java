package io.github.vipnat.filter;

import java.util.List;
import java.util.Optional;

/**
 * A set of ports.
 *
 * @param words as the device spells it: {@code eq www}, {@code range 1 9}, or empty for every port
 */
public record Ports(String words, List<Range> ranges) {

    private static final int LAST = 65535;

    private static final Ports EVERY = new Ports("", List.of(new Range(0, LAST)));

    public Ports {
        ranges = List.copyOf(ranges);
    }

    /** Ports between two, both included, 0 to 65535. */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last > LAST || first > last) {
                throw new IllegalArgumentException("no range of ports: " + first + " to " + last);
            }
        }

        boolean contains(int port) {
            return first <= port && port <= last;
        }

        Optional<Range> and(Range other) {
            int from = Math.max(first, other.first);
            int to = Math.min(last, other.last);
            return from <= to ? Optional.of(new Range(from, to)) : Optional.empty();
        }

        boolean contains(Range other) {
            return first <= other.first && other.last <= last;
        }
    }

    public static Ports every() {
        return EVERY;
    }

    public boolean isEvery() {
        return ranges.stream().anyMatch(range -> range.contains(new Range(0, LAST)));
    }

    public boolean contains(int port) {
        return ranges.stream().anyMatch(range -> range.contains(port));
    }

    /** Whether every port of the other set lies in one range of this one. */
    public boolean containsAll(Ports other) {
        return other.ranges().stream().allMatch(inner -> ranges.stream().anyMatch(range -> range.contains(inner)));
    }

    /** The ports that are in both. */
    public List<Range> and(Ports other) {
        return ranges.stream()
                .flatMap(one -> other.ranges().stream().flatMap(two -> one.and(two).stream()))
                .toList();
    }
}
