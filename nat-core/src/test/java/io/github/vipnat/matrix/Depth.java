package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of the matrix is played. In the ordinary run a sample that is spread over bytes, lines and routers; with
 * {@code -Dvipnat.full=true} each byte, and each moment on each router; with {@code -Dvipnat.long=true} every fault of them on every
 * router too. What is left open is drawn by {@code -Dvipnat.sample=1} or any other number: the same number, the same scenarios.
 */
final class Depth {

    static final boolean LONG = Boolean.getBoolean("vipnat.long");
    private static final boolean FULL = LONG || Boolean.getBoolean("vipnat.full");
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

    /** All of them in a long run, else the one that is drawn for this place. */
    static <T> Stream<T> of(List<T> all, Object place) {
        return LONG ? all.stream() : drawn(all, place);
    }

    /** All of them in a full run, else the one that is drawn for this place. */
    static <T> Stream<T> inFull(List<T> all, Object place) {
        return FULL ? all.stream() : drawn(all, place);
    }

    private static <T> Stream<T> drawn(List<T> all, Object place) {
        return Stream.of(Dice.of(place.hashCode() ^ SAMPLE << Integer.SIZE).oneOf(all));
    }

    /** All numbers from 0 in a full run, else one that is drawn out of each so many that follow each other. */
    static IntStream inFull(int numbers, int oneOf) {
        return FULL
                ? IntStream.range(0, numbers)
                : IntStream.range(0, (numbers + oneOf - 1) / oneOf)
                        .map(part -> Dice.of(part ^ SAMPLE << Integer.SIZE)
                                .between(part * oneOf, Math.min(numbers, (part + 1) * oneOf) - 1));
    }

    /** The many of a long run, those of a full one, or the few of an ordinary one. */
    static int seeds(int few, int full, int many) {
        return LONG ? many : FULL ? full : few;
    }

    /** For the head of a table. */
    static String told() {
        return LONG ? ", all of it" : (FULL ? ", in full" : "") + ", sample " + SAMPLE;
    }
}
