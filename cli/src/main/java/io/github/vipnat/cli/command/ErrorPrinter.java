package io.github.vipnat.cli.command;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.report.Style;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, once, without a stack trace, and gives the exit code of the contract. */
public final class ErrorPrinter {

    /** What became of a router matters more than what became of the output. */
    private static final Set<Integer> TELLING =
            Set.of(ExitCode.WENT_BACK.code(), ExitCode.LEFT_FOR_HUMAN.code(), ExitCode.INTERRUPTED.code());

    private final RootCommand root;
    private boolean misusedJson;

    public ErrorPrinter(RootCommand root) {
        this.root = root;
    }

    /** A command ended with an exception. */
    public int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ProblemException problems) {
            return told(problems.problems(), ExitCode.of(problems.kind()));
        }
        return failure instanceof InvalidPathException name
                ? told(List.of(unspeakable(name)), ExitCode.INPUT)
                : crashed(failure);
    }

    /** A file name with letters that the system's locale does not have. */
    private static Problem unspeakable(InvalidPathException name) {
        return Problem.fatal(
                "bad-file-name",
                name.getInput(),
                "this cannot be the name of a file here: " + name.getReason(),
                "the file cannot be opened",
                "try with  LC_ALL=C.UTF-8  in front of the command, or rename the file");
    }

    /** The arguments make no sense; perhaps {@code --json} stands behind the one where the parser gave up. */
    public int misused(ParameterException failure, String[] args) {
        misusedJson = List.of(args).contains("--json");
        return told(List.of(UsageProblem.of(failure)), ExitCode.USAGE);
    }

    /** A fault in vipnat, printed without asking anything that may be broken; the stack trace is for whoever mends it. */
    public int crashed(Throwable failure) {
        print(
                List.of(Problem.fatal(
                        "internal-error",
                        "vipnat",
                        String.valueOf(failure),
                        "this is a fault in vipnat",
                        "run again with --debug and report what it prints")),
                () -> Style.PLAIN);
        if (root.options().debug()) {
            failure.printStackTrace(root.terminal().err());
        }
        return ExitCode.INTERNAL.code();
    }

    /**
     * What a command printed is not all where the user wanted it.
     *
     * @param ended what the command itself came to
     */
    public int lost(String reason, int ended) {
        Problem problem = Problem.fatal(
                "output-not-written",
                "standard output",
                "the result cannot be written: " + reason,
                "whoever reads it takes a part for the whole",
                "make room, or write it elsewhere");
        root.terminal().err().print(ProblemText.of(List.of(problem), Style.PLAIN));
        return TELLING.contains(ended) ? ended : ExitCode.INTERNAL.code();
    }

    /** picocli would answer an exception of its handler with a number of its own. */
    private int told(List<Problem> problems, ExitCode code) {
        try {
            print(problems);
            return code.code();
        } catch (RuntimeException | Error unforeseen) {
            return crashed(unforeseen);
        }
    }

    /** Problems belong on standard error; with {@code --json} the one document holds them. */
    void print(List<Problem> problems) {
        print(problems, () -> root.options().style(root.terminal()));
    }

    private void print(List<Problem> problems, Supplier<Style> style) {
        if (root.options().json() || misusedJson) {
            root.terminal().out().println(repeated(JsonReport.problems(problems)));
            return;
        }
        root.terminal().err().print(repeated(ProblemText.of(problems, style.get())));
    }

    private String repeated(String text) {
        return root.options().repeated().in(text);
    }
}
