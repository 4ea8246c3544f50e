package io.github.vipnat.nat;

import java.util.Comparator;
import java.util.Optional;

/** Where a rule answers: each VRF is a world of its own (design 4.1, the conflict key). */
public record Place(GlobalSide global, Optional<String> vrf) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::global)
            .thenComparing(place -> place.vrf().orElse(""));

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
