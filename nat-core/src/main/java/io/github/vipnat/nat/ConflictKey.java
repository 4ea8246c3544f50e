package io.github.vipnat.nat;

import java.util.Comparator;
import java.util.Optional;

/** Where a rule answers: each VRF is a world of its own (planning 2, the conflict key). */
public record ConflictKey(GlobalSide global, Optional<String> vrf) implements Comparable<ConflictKey> {

    private static final Comparator<ConflictKey> ORDER = Comparator.comparing(ConflictKey::global)
            .thenComparing(key -> key.vrf().orElse(""));

    @Override
    public int compareTo(ConflictKey other) {
        return ORDER.compare(this, other);
    }
}
