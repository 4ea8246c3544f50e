package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of the matrix is played: with {@code -Dvipnat.long=true} all of it, else a sample that is drawn by
 * {@code -Dvipnat.sample=1} or any other number.
 */
final class Depth {

    static final boolean LONG = Boolean.getBoolean("vipnat.long");
    private static final long SAMPLE = Long.getLong("vipnat.sample", 1);

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

    /** All of them, or the one that is drawn for this place. */
    static <T> Stream<T> of(List<T> all, Object place) {
        return LONG
                ? all.stream()
                : Stream.of(Dice.of(place.hashCode() ^ SAMPLE << Integer.SIZE).oneOf(all));
    }

    /** For the head of a table. */
    static String told() {
        return LONG ? ", all of it" : ", sample " + SAMPLE;
    }
}
