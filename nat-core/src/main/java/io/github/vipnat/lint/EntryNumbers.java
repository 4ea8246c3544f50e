package io.github.vipnat.lint;

import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.AccessList.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sequence numbers for new entries of an access list. An entry without one goes behind all others; one between two
 * others needs a number between theirs. Where the router prints no numbers, or none is free, the list is numbered anew
 * first: the first entry gets the step, and each one the step more (Cisco, "IP Access List Entry Sequence Numbering":
 * numbers are not kept in the configuration, and {@code ip access-list resequence} takes named and numbered lists). Remarks
 * are not counted then, and IOS-XE 17.15 drops them (measured, gh:71125888897).
 *
 * @param step 0 where the numbers that stand are used
 */
record EntryNumbers(AccessList list, int step) {

    /** @param byPlace the new entries, by the entry that they come before, counted from 0 */
    static EntryNumbers of(AccessList list, Map<Integer, List<String>> byPlace) {
        EntryNumbers standing = new EntryNumbers(list, 0);
        boolean isRoom = byPlace.entrySet().stream()
                .allMatch(entry -> standing.isEnd(entry.getKey())
                        || standing.free(entry.getKey(), entry.getValue().size())
                                        .size()
                                == entry.getValue().size());
        if (isRoom) {
            return standing;
        }
        int most = byPlace.values().stream().mapToInt(List::size).max().orElse(0);
        int step = 10;
        while (step <= most) {
            step *= 10;
        }
        return new EntryNumbers(list, step);
    }

    /** What numbers the list anew, where it has to be. */
    List<String> resequence() {
        return step == 0 ? List.of() : List.of("ip access-list resequence " + list.name() + " " + step + " " + step);
    }

    /** The entries with the numbers that put them before the entry of that place. */
    List<String> numbered(int place, List<String> texts) {
        if (isEnd(place)) {
            return texts.stream().map(text -> " " + text).toList();
        }
        List<Integer> free = free(place, texts.size());
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            lines.add(" " + free.get(at) + " " + texts.get(at));
        }
        return lines;
    }

    /** Whether nothing but remarks stands behind. */
    private boolean isEnd(int place) {
        return list.lines().stream().skip(place).noneMatch(EntryNumbers::isCounted);
    }

    private static boolean isCounted(Line line) {
        return !(line.entry() instanceof Remark);
    }

    /** So many numbers before the entry of that place, spread over the gap; fewer where there are not as many. */
    private List<Integer> free(int place, int wanted) {
        List<Line> before = list.lines().subList(0, place).stream()
                .filter(EntryNumbers::isCounted)
                .toList();
        Line next = list.lines().stream()
                .skip(place)
                .filter(EntryNumbers::isCounted)
                .findFirst()
                .orElseThrow();
        int low = before.isEmpty() ? 0 : number(before.get(before.size() - 1), before.size());
        int high = number(next, before.size() + 1);
        TreeSet<Integer> gap = new TreeSet<>();
        for (int number = low + 1; number < high && number < low + 1000; number++) {
            gap.add(number);
        }
        if (step == 0) {
            list.lines().forEach(line -> line.number().ifPresent(gap::remove));
        }
        return spread(List.copyOf(gap), wanted);
    }

    /** @param ordinal the entry's place among those that count, from 1 */
    private int number(Line line, int ordinal) {
        return step > 0 ? ordinal * step : line.number().orElse(0);
    }

    private static List<Integer> spread(List<Integer> gap, int wanted) {
        if (gap.size() < wanted) {
            return gap;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int at = 1; at <= wanted; at++) {
            numbers.add(gap.get(gap.size() * at / (wanted + 1)));
        }
        return numbers;
    }
}
