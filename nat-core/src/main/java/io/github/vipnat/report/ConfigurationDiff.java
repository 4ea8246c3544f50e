package io.github.vipnat.report;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.reconcile.PlanReview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as a unified diff of the router's configuration, its line numbers those of the configuration that was read. Where
 * IOS puts a new line it decides itself; here it stands in the place of what it succeeds. What a line holds secret is masked.
 */
final class ConfigurationDiff {

    /** Lines that show where a change is. */
    private static final int CONTEXT = 3;

    private final PlanReview review;
    private final List<ConfigLine> lines;

    /** By the index of the line they stand behind; -1 where the configuration has none. */
    private final Map<Integer, List<String>> additions = new TreeMap<>();

    private final boolean[] isGone;

    /** What goes and is not found again, which a configuration that was read whole does not have. */
    private final List<String> lost = new ArrayList<>();

    private ConfigurationDiff(PlanReview review) {
        this.review = review;
        this.lines = review.view().lines();
        this.isGone = new boolean[lines.size()];
    }

    /** The lines of the diff; none where nothing changes. */
    static List<String> of(PlanReview review) {
        return review.plan().isEmpty() ? List.of() : new ConfigurationDiff(review).lines();
    }

    private List<String> lines() {
        mark();
        List<String> out = new ArrayList<>(
                List.of("--- " + review.router() + " running-config", "+++ " + review.router() + " after the change"));
        int grown = 0;
        for (int start = next(0); start < lines.size(); ) {
            int end = endOfHunk(start);
            Hunk hunk = hunk(start, end);
            out.addAll(hunk.printed(lines.get(start).number(), grown));
            grown += hunk.growth();
            start = next(end);
        }
        lost.forEach(line -> out.add("-" + line));
        additions.getOrDefault(-1, List.of()).forEach(line -> out.add("+" + line));
        return out;
    }

    /** Finds the place of every change. */
    private void mark() {
        Map<GlobalSide, Integer> lastOfGlobal = new HashMap<>();
        Map<String, List<Integer>> places = places();
        int last = -1;
        for (Change.Remove change : review.plan().removals()) {
            List<Integer> found = places.getOrDefault(change.entry().line().strip(), new ArrayList<>());
            if (found.isEmpty()) {
                lost.add(change.entry().line());
                continue;
            }
            int place = found.remove(0);
            isGone[place] = true;
            last = Math.max(last, place);
            lastOfGlobal.merge(side(change), place, Math::max);
        }
        int elsewhere = last >= 0 ? last : lastRule(places);
        for (Step step : review.script().forward()) {
            if (!step.change().removes()) {
                int place = lastOfGlobal.getOrDefault(side(step.change()), elsewhere);
                additions.computeIfAbsent(place, any -> new ArrayList<>()).add(step.line());
            }
        }
    }

    private Map<String, List<Integer>> places() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            places.computeIfAbsent(lines.get(i).text().strip(), any -> new ArrayList<>())
                    .add(i);
        }
        return places;
    }

    private int lastRule(Map<String, List<Integer>> places) {
        return review.plan().kept().stream()
                .flatMap(entry -> places.getOrDefault(entry.line().strip(), List.of()).stream())
                .mapToInt(place -> place)
                .max()
                .orElse(lines.size() - 1);
    }

    private GlobalSide side(Change change) {
        return review.plan().before().addresses().side(change.rule());
    }

    private boolean isChange(int place) {
        return isGone[place] || additions.containsKey(place);
    }

    /** Where the next hunk begins: some lines before the next change, none of them skipped in the configuration. */
    private int next(int from) {
        int change = from;
        while (change < lines.size() && !isChange(change)) {
            change++;
        }
        int start = change;
        while (start > from && change < lines.size() && change - start < CONTEXT && follows(start)) {
            start--;
        }
        return start;
    }

    private int endOfHunk(int start) {
        int end = start + 1;
        int sinceChange = isChange(start) ? 0 : -CONTEXT;
        while (end < lines.size() && follows(end) && (isChange(end) || sinceChange < CONTEXT)) {
            sinceChange = isChange(end) ? 0 : sinceChange + 1;
            end++;
        }
        return end;
    }

    private boolean follows(int place) {
        return lines.get(place).number() == lines.get(place - 1).number() + 1;
    }

    private Hunk hunk(int start, int end) {
        Hunk hunk = new Hunk(new ArrayList<>());
        for (int i = start; i < end; i++) {
            hunk.rows().add((isGone[i] ? "-" : " ") + shown(lines.get(i)));
            additions.getOrDefault(i, List.of()).forEach(line -> hunk.rows().add("+" + line));
        }
        return hunk;
    }

    private static String shown(ConfigLine line) {
        int indent = line.text().length() - line.text().stripLeading().length();
        return " ".repeat(indent) + line.shown();
    }

    /** Changes that stand near each other, with what is around them. */
    private record Hunk(List<String> rows) {

        int growth() {
            return count('+') - count('-');
        }

        List<String> printed(int start, int grown) {
            List<String> out = new ArrayList<>();
            out.add("@@ -" + start + "," + (rows.size() - count('+')) + " +" + (start + grown) + ","
                    + (rows.size() - count('-')) + " @@");
            out.addAll(rows);
            return out;
        }

        private int count(char sign) {
            return (int) rows.stream().filter(row -> row.charAt(0) == sign).count();
        }
    }
}
