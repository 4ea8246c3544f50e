package io.github.vipnat.keepalived.conf.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names defined so far, and their replacement in a line. */
final class DefinitionTable {

    private static final Pattern BRACED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)((?: *[0-9]+)*)}");
    private static final Pattern BARE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)(?=[ \\t,)]|$)");
    private static final Pattern SETS = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    /** Replacing stops here: only a definition that names itself needs more. */
    private static final int MOST_REPLACEMENTS = 1000;

    /** keepalived's line buffer, terminating zero included. */
    static final int LINE_BUFFER = 1024;

    private final Map<String, Definition> byName;

    private final ReadingBudget budget;

    DefinitionTable(String directory, ReadingBudget budget) {
        this.budget = budget;
        this.byName = new HashMap<>(Definition.predefined(directory));
    }

    /** What a line became, and the lines that a definition of several lines puts after it. */
    record Replaced(TracedText line, List<String> following, boolean changed, boolean endless) {}

    /** A {@code $NAME=value} line in two parts. */
    record Setting(String name, String value) {}

    static Optional<Setting> setting(String line) {
        if (!line.startsWith("$")) {
            return Optional.empty();
        }
        Matcher sets = SETS.matcher(line);
        return sets.matches()
                ? Optional.of(new Setting(sets.group(1), sets.group(2).stripLeading()))
                : Optional.empty();
    }

    void set(String name, Definition definition) {
        byName.put(name, definition);
    }

    Replaced replaceIn(TracedText original) {
        TracedText line = original;
        List<String> following = List.of();
        int from = 0;
        int replacements = 0;
        while (replacements < MOST_REPLACEMENTS && !budget.isMovingSpent()) {
            int dollar = line.chars().indexOf('$', from);
            if (dollar < 0 || dollar + 1 == line.length()) {
                return new Replaced(line, following, replacements > 0, false);
            }
            Optional<Matcher> use = useAt(line, dollar);
            if (use.isEmpty()) {
                from = dollar + 1;
                continue;
            }
            Definition definition = definitionOf(use.get());
            String value = valueOf(definition, use.get());
            if (line.length() + value.length() - use.get().group().length() >= LINE_BUFFER) {
                return new Replaced(line, following, false, false);
            }
            budget.moved(line.length() + value.length());
            line = line.with(dollar, use.get().end(), value);
            following = definition.several()
                    ? definition.lines().subList(1, definition.lines().size())
                    : following;
            replacements++;
            if (value.stripLeading().startsWith("~")) {
                return new Replaced(line, following, true, false);
            }
        }
        return budget.isMovingSpent()
                ? new Replaced(line, List.of(), false, false)
                : new Replaced(line, following, true, true);
    }

    private Optional<Matcher> useAt(TracedText line, int dollar) {
        for (Pattern form : List.of(BRACED, BARE)) {
            Matcher use = form.matcher(line.chars()).region(dollar, line.length());
            if (use.lookingAt() && isUsable(use, line)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    private boolean isUsable(Matcher use, TracedText line) {
        Definition definition = byName.get(use.group(1));
        return definition != null && (!definition.several() || use.end() == line.length());
    }

    private Definition definitionOf(Matcher use) {
        return byName.getOrDefault(use.group(1), Definition.of(""));
    }

    private static String valueOf(Definition definition, Matcher use) {
        return use.groupCount() > 1
                ? definition.parameters().apply(use.group(2))
                : definition.lines().get(0);
    }
}
