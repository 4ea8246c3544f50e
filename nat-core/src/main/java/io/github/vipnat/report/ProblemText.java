package io.github.vipnat.report;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Problems for a person: what is wrong, what it leads to, what to type. */
public final class ProblemText {

    /** What stands before a command at the end of a fix. */
    private static final String COMMAND = ":  ";

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
                + Wrap.labelled("  why   ", problem.why()) + Wrap.labelled("  fix   ", typed(problem.fix()));
    }

    /** A command that would be broken between its words gets a line of its own, so that it can be pasted. */
    private static String typed(String fix) {
        int command = fix.lastIndexOf(COMMAND);
        return command < 0 || fix.length() <= Wrap.COLUMNS - "  fix   ".length()
                ? fix
                : fix.substring(0, command) + ":\n " + fix.substring(command + COMMAND.length());
    }
}
