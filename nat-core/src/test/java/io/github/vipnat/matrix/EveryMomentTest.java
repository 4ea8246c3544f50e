package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EveryMomentTest {
    @Test
    @Timeout(3600)
    void probe() {
        long t = System.nanoTime();
        List<Scenario> all = new ArrayList<>();
        for (Personality p : Personality.values())
            for (boolean archive : new boolean[] {false, true}) {
                World world = DocumentSite.of(p, archive);
                for (int i = 1; i < 40; i++) {
                    int n = i;
                    Stream.concat(Catalogue.around(i), Catalogue.breaks(i))
                            .forEach(f -> all.add(
                                    Scenario.of(f.getClass().getSimpleName(), world, Strike.fault("APPLY", f))));
                }
                for (String m : List.of(
                        "APPLY", "GUARD", "SEND", "line 1", "line 3", "line 5", "line 6", "VERIFY", "DISARM", "SAVE")) {
                    Catalogue.lasting().forEach(f -> {
                        all.add(Scenario.of(f.getClass().getSimpleName(), world, Strike.fault(m, f)));
                        all.add(Scenario.of(
                                f.getClass().getSimpleName() + " healed",
                                world,
                                Strike.fault(m, f),
                                Strike.heals("WAY_BACK")));
                    });
                }
            }
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        List<Trial> trials = all.parallelStream().map(Bench::inMemory).toList();
        Map<String, List<Trial>> bad = new TreeMap<>();
        for (Trial trial : trials) {
            counts.computeIfAbsent(trial.scenario().row(), k -> new TreeMap<>())
                    .merge(trial.ending().name(), 1, Integer::sum);
            if (!trial.isGood())
                bad.computeIfAbsent(
                                trial.scenario().row()
                                        + trial.ending()
                                        + trial.complaints().get(0).replaceAll("[0-9]+", ""),
                                k -> new ArrayList<>())
                        .add(trial);
        }
        counts.forEach((k, v) -> System.out.println(k + " " + v));
        bad.forEach((k, v) -> System.out.println("\n" + v.size() + " × " + v.get(0)));
        trials.stream()
                .filter(x -> x.ending() == Trial.Ending.LEFT_FOR_HUMAN)
                .collect(Collectors.groupingBy(x -> x.scenario().row()
                        + x.detail().replaceAll(".*hindrance=", "").replaceAll("commands=.*", "")))
                .forEach((k, v) -> System.out.println(
                        "LEFT " + v.size() + " " + k + v.get(0).scenario()));
        System.out.println(trials.size() + " " + (System.nanoTime() - t) / 1e9);
    }
}
