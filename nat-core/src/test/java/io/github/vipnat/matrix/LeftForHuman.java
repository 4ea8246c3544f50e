package io.github.vipnat.matrix;

import io.github.vipnat.apply.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The list of what may be left for a human, each with its reason: {@code left-for-human.txt} beside the tests. */
final class LeftForHuman {

    private static final String LIST = "/matrix/left-for-human.txt";

    /**
     * One line of the list.
     *
     * @param hindrance the code of what was in the way of going back
     * @param scenario found in the words of the scenario
     */
    private record Entry(String hindrance, Pattern scenario, String reason) {

        static Entry of(String line) {
            String[] parts = line.split(" {2,}", 3);
            return new Entry(parts[0], Pattern.compile(parts[1]), parts[2]);
        }

        boolean fits(Outcome.LeftForHuman left, Scenario played) {
            return left.hindrance().code().equals(hindrance)
                    && scenario.matcher(played.toString()).find();
        }
    }

    private static final List<Entry> ENTRIES = read().lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Entry::of)
            .toList();

    private final Set<Entry> used = ConcurrentHashMap.newKeySet();

    private static String read() {
        try (var stream = LeftForHuman.class.getResourceAsStream(LIST)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether another operator of the scenario changed the rules of the run; the list allows it for no other scenario. */
    static boolean isOthersWork(Trial trial) {
        Outcome.LeftForHuman left = (Outcome.LeftForHuman) trial.outcome().orElseThrow();
        return left.hindrance().code().equals("not-as-before");
    }

    /** Why this trial may be left for a human; empty when it may not. */
    Optional<String> reason(Trial trial) {
        Outcome.LeftForHuman left = (Outcome.LeftForHuman) trial.outcome().orElseThrow();
        Optional<Entry> found = ENTRIES.stream()
                .filter(entry -> entry.fits(left, trial.scenario()))
                .findFirst();
        found.ifPresent(used::add);
        return found.map(Entry::reason);
    }

    /** Entries that nothing needed. */
    List<String> unused() {
        return ENTRIES.stream()
                .filter(entry -> !used.contains(entry))
                .map(entry -> entry.hindrance() + " " + entry.scenario().pattern())
                .toList();
    }
}
