package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.matrix.Trial.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts how trials end, prints one table, and says whether all is well. Many threads may add to it. */
final class TrialTally {

    /** No more than one of so many may be left for a human. */
    private static final int ONE_LEFT_OF = 20;

    private static final int SHOWN = 10;

    private final String title;
    private final LeftForHuman list = new LeftForHuman();
    private final Map<String, Map<Ending, Integer>> rows = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int trials;
    private int left;

    TrialTally(String title) {
        this.title = title;
    }

    void addAll(Stream<Trial> played) {
        played.forEach(this::add);
    }

    synchronized void add(Trial trial) {
        trials++;
        rows.computeIfAbsent(trial.scenario().row(), row -> new EnumMap<>(Ending.class))
                .merge(trial.ending(), 1, Integer::sum);
        if (!trial.isGood()) {
            wrong.add(trial.toString());
        }
        if (trial.ending() == Ending.LEFT_FOR_HUMAN) {
            // Where somebody else typed on the very rules of the run, stopping is what is right, not what is left.
            left += LeftForHuman.isOthersWork(trial) ? 0 : 1;
            if (list.reason(trial).isEmpty()) {
                wrong.add("not on the list of what may be left for a human: " + trial);
            }
        }
    }

    /** Prints the table and fails when anything was wrong. */
    synchronized void finish() {
        System.out.println(table());
        assertThat(wrong.stream().limit(SHOWN))
                .as(wrong.size() + " of " + trials + " ended wrong")
                .isEmpty();
        assertThat(left * ONE_LEFT_OF)
                .as(left + " of " + trials + " left for a human")
                .isLessThanOrEqualTo(trials);
    }

    /** What the list allows and nothing needed. */
    synchronized List<String> unused() {
        return list.unused();
    }

    synchronized String table() {
        StringBuilder text = new StringBuilder(title).append('\n').append(row("", List.of(Ending.values())));
        Map<Ending, Integer> all = new EnumMap<>(Ending.class);
        rows.forEach((name, counts) -> {
            counts.forEach((ending, count) -> all.merge(ending, count, Integer::sum));
            text.append(row(name, numbers(counts)));
        });
        return text.append(row("all", numbers(all))).toString();
    }

    private static List<Object> numbers(Map<Ending, Integer> counts) {
        return Stream.of(Ending.values())
                .<Object>map(ending -> counts.getOrDefault(ending, 0))
                .toList();
    }

    private static String row(String name, List<?> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-54s", name));
        int sum = 0;
        for (Object cell : cells) {
            String shown = cell.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
            line.append(String.format(Locale.ROOT, "%15s", shown));
            sum += cell instanceof Integer count ? count : 0;
        }
        return line.append(sum > 0 ? String.format(Locale.ROOT, "%9d", sum) : "")
                .append('\n')
                .toString();
    }
}
