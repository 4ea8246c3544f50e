package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How much of the matrix is played: with {@code -Dvipnat.long=true} all of it, else one part that goes round. */
final class Depth {

    static final boolean LONG = Boolean.getBoolean("vipnat.long");

    private Depth() {}

    /** The document's router in every make, with a revert timer and without. */
    static List<World> everyRouter() {
        List<World> worlds = new ArrayList<>();
        for (Personality personality : Personality.values()) {
            worlds.add(DocumentSite.of(personality, false));
            worlds.add(DocumentSite.of(personality, true));
        }
        return worlds;
    }

    /** Every router for the n-th case, or the one whose turn it is. */
    static Stream<World> routersFor(int n) {
        List<World> worlds = everyRouter();
        return LONG ? worlds.stream() : Stream.of(worlds.get(n % worlds.size()));
    }
}
