package io.github.vipnat.report;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Problems for a person: what is wrong, what it leads to, what to type. */
public final class ProblemText {

    private ProblemText() {}

    /** All problems, an empty line between two. */
    public static String of(List<Problem> problems, Style style) {
        return problems.stream().map(problem -> of(problem, style)).collect(Collectors.joining("\n"));
    }

    private static String of(Problem problem, Style style) {
        String head = problem.severity() == Severity.FATAL
                ? style.bad("FATAL")
                : style.warn(problem.severity().name().replace('_', ' '));
        return head + " " + problem.code() + "  " + problem.where() + "\n" + Wrap.labelled("  what  ", problem.what())
                + Wrap.labelled("  why   ", problem.why()) + Wrap.labelled("  fix   ", problem.fix());
    }
}
