package io.github.vipnat.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The configurations a trial may end with. Others may have typed before the change, after it, or in its middle; and what
 * they typed is gone when the router restarted or put everything back.
 *
 * @param operator what others entered, in order
 * @param wiped whether the earlier of it may be gone
 * @param restarted whether the router may have gone back to what was saved
 * @param unheard whether answers were lost: then nobody can tell who removed a rule that both we and another operator
 *     removed, or who added one that both added
 */
record Ends(
        Configuration running,
        Configuration startup,
        Set<String> wanted,
        List<String> operator,
        boolean wiped,
        boolean restarted,
        boolean unheard) {

    boolean isOld(Configuration now) {
        return ofFirst(operator.size()).anyMatch(now::matches)
                || (unheard && ofFirst(operator.size()).map(this::withoutShared).anyMatch(now::matches));
    }

    boolean isNew(Configuration now) {
        for (int i = 0; i <= operator.size(); i++) {
            List<String> late = operator.subList(i, operator.size());
            if (ofFirst(i).anyMatch(start -> now.matches(after(carriedOut(start), late)))) {
                return true;
            }
        }
        return false;
    }

    /** Whoever removes what was to be added, before it is saved, has made the change untrue. */
    boolean isSavedNew(Configuration saved) {
        return Stream.iterate(0, i -> i <= operator.size(), i -> i + 1)
                .flatMap(this::ofFirst)
                .anyMatch(start -> saved.matches(carriedOut(start)));
    }

    /** @param foreign whether others' work may have been saved along */
    boolean isSavedOld(Configuration saved, boolean foreign) {
        return saved.matches(startup)
                || (foreign
                        && Stream.iterate(0, i -> i <= operator.size(), i -> i + 1)
                                .flatMap(this::ofFirst)
                                .anyMatch(saved::matches));
    }

    /** The old configuration with the first of the others' lines. */
    private Stream<Configuration> ofFirst(int count) {
        List<Configuration> all = new ArrayList<>();
        for (int lost = 0; lost <= (wiped ? count : 0); lost++) {
            List<String> lines = operator.subList(lost, count);
            all.add(after(running, lines));
            if (restarted) {
                all.add(after(startup, lines));
            }
        }
        return all.stream();
    }

    /** With or without each line of the others: a human who is told to ask them first may undo what they did. */
    boolean isOldForHuman(Configuration now) {
        return Stream.iterate(0, i -> i < 1 << operator.size(), i -> i + 1)
                .map(chosen -> Stream.iterate(0, i -> i < operator.size(), i -> i + 1)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .map(operator::get)
                        .toList())
                .flatMap(lines -> Stream.of(after(running, lines), after(startup, lines)))
                .anyMatch(now::matches);
    }

    /** As if the others had left to us what is ours too. */
    private Configuration withoutShared(Configuration old) {
        Set<String> rules = new TreeSet<>(old.rules());
        running.rules().stream().filter(rule -> !wanted.contains(rule)).forEach(rules::add);
        rules.removeIf(rule -> wanted.contains(rule) && !running.rules().contains(rule));
        return old.withRules(rules);
    }

    private static Configuration after(Configuration start, List<String> lines) {
        Configuration now = start;
        for (String line : lines) {
            now = now.after(line);
        }
        return now;
    }

    private Configuration carriedOut(Configuration old) {
        Set<String> rules = new TreeSet<>(old.rules());
        rules.removeIf(rule -> running.rules().contains(rule) && !wanted.contains(rule));
        wanted.stream().filter(rule -> !running.rules().contains(rule)).forEach(rules::add);
        return old.withRules(rules);
    }
}
