package io.github.vipnat.plan;

import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.StaticRule;
import java.util.Comparator;

/** Where a rule answers: each VRF is a world of its own. */
record Place(GlobalSide global, String vrf) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::global).thenComparing(Place::vrf);

    static Place of(StaticRule rule) {
        return new Place(rule.mapping().globalSide(), rule.options().vrf().orElse(""));
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
