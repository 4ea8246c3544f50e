package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyOptions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A site, what is asked of it, and what goes wrong meanwhile.
 *
 * @param row the row of the table it is counted in
 * @param pieces decides where the byte stream is cut
 * @param again what to type to play it once more, alone; empty where it takes the whole table
 */
record Scenario(String row, World world, ApplyOptions options, List<Strike> strikes, long pieces, String again) {

    Scenario {
        strikes = List.copyOf(strikes);
    }

    Scenario(String row, World world, ApplyOptions options, List<Strike> strikes, long pieces) {
        this(row, world, options, strikes, pieces, "");
    }

    static Scenario of(String row, World world, Strike... strikes) {
        return new Scenario(row, world, ApplyOptions.careful(), List.of(strikes), 1);
    }

    Scenario with(ApplyOptions other) {
        return new Scenario(row, world, other, strikes, pieces, again);
    }

    @Override
    public String toString() {
        return world.personality() + (world.running().contains("\narchive") ? " with archive, " : ", ") + options + ", "
                + strikes.stream().map(Strike::toString).collect(Collectors.joining("; ", "[", "]"));
    }
}
