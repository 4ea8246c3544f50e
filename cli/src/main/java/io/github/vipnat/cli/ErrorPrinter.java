package io.github.vipnat.cli;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.report.ProblemText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, once, without a stack trace, and gives the exit code of the contract. */
final class ErrorPrinter {

    private final VipnatCommand root;

    ErrorPrinter(VipnatCommand root) {
        this.root = root;
    }

    /** A command ended with an exception. */
    int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ProblemException problems) {
            print(problems.problems());
            return ExitCode.of(problems.kind()).code();
        }
        print(List.of(Problem.fatal(
                "internal-error",
                "vipnat",
                String.valueOf(failure),
                "this is a fault in vipnat",
                "run again with --debug and report what it prints")));
        if (root.options().debug()) {
            failure.printStackTrace(root.terminal().err());
        }
        return ExitCode.INTERNAL.code();
    }

    /** The arguments make no sense. */
    int misused(ParameterException failure, String[] args) {
        root.terminal().err().println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, root.terminal().err());
        root.terminal()
                .err()
                .println("see:  " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    /** Problems belong on standard error; with {@code --json} the one document holds them. */
    void print(List<Problem> problems) {
        if (root.options().json()) {
            root.terminal().out().println(JsonReport.problems(problems));
            return;
        }
        root.terminal().err().print(ProblemText.of(problems, root.options().style(root.terminal())));
    }
}
