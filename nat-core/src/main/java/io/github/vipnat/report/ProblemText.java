package io.github.vipnat.report;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems for a person: what is wrong, what it leads to, what to type. */
public final class ProblemText {

    /** What stands before a command at the end of a fix. */
    private static final String COMMAND = ":  ";

    /** More findings of one code at one place are counted: a router with thousands of rules has one of each. */
    private static final int MOST_ALIKE = 10;

    private record Kind(Severity severity, String code, String where) {
        static Kind of(Problem problem) {
            return new Kind(problem.severity(), problem.code(), problem.where());
        }
    }

    private ProblemText() {}

    /** All problems, an empty line between two; of many that speak of one thing the first ones and a count. */
    public static String of(List<Problem> problems, Style style) {
        Map<Kind, List<Problem>> kinds =
                problems.stream().collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
        return kinds.values().stream().flatMap(alike -> alike(alike, style)).collect(Collectors.joining("\n"));
    }

    private static Stream<String> alike(List<Problem> alike, Style style) {
        boolean all = style.whole() || alike.get(0).severity() == Severity.FATAL || alike.size() <= MOST_ALIKE;
        Stream<String> shown =
                alike.stream().limit(all ? alike.size() : MOST_ALIKE).map(problem -> of(problem, style));
        return all ? shown : Stream.concat(shown, Stream.of(more(alike, style)));
    }

    private static String more(List<Problem> alike, Style style) {
        return head(alike.get(0), style)
                + Wrap.labelled("  ", "and " + (alike.size() - MOST_ALIKE) + " more of this kind; -v prints each");
    }

    private static String of(Problem problem, Style style) {
        return head(problem, style)
                + Wrap.labelled("  what  ", problem.what())
                + Wrap.labelled("  why   ", problem.why())
                + fix("  fix   ", problem.fix());
    }

    private static String head(Problem problem, Style style) {
        String severity = problem.severity() == Severity.FATAL
                ? style.bad("FATAL")
                : style.warn(problem.severity().name().replace('_', ' '));
        return severity + " " + problem.code() + "  " + problem.where() + "\n";
    }

    /** A fix behind a label. A command that would be broken between its words gets a line of its own, so that it can be pasted. */
    public static String fix(String label, String fix) {
        int command = fix.lastIndexOf(COMMAND);
        boolean fits = command < 0 || fix.length() <= Wrap.COLUMNS - label.length();
        return Wrap.labelled(
                label, fits ? fix : fix.substring(0, command) + ":\n " + fix.substring(command + COMMAND.length()));
    }
}
