package io.github.vipnat.topology;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which options of a static rule a publication can carry (ios-facts 1.1, "Options in XE model"). */
public final class PublicationOptions {

    /** The words that are a key with {@code true} behind it; the others no site has asked for yet. */
    public static final Set<Flag> FLAGS =
            Collections.unmodifiableSet(EnumSet.of(Flag.MATCH_IN_VRF, Flag.NO_ALIAS, Flag.NO_PAYLOAD));

    private PublicationOptions() {}

    /** Whether the rules of an interface can carry them: {@code vrf} and nothing else (ios-facts 1.1, fourth form). */
    public static boolean fitInterface(StaticOptions options) {
        return options.routeMap().isEmpty()
                && options.redundancy().isEmpty()
                && options.flags().isEmpty();
    }
}
