package io.github.vipnat.cli;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.help.ProblemTable;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.JsonReport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what the code of a problem means. */
@Command(name = "explain", description = "Say what the code of a problem means.")
final class ExplainCommand extends SiteCommand {

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code of a problem. Default: all of them.")
    private @Nullable String code;

    @Override
    protected ExitCode execute() {
        ProblemTable table = ProblemTable.read();
        String text = code == null ? all(table) : one(table, code);
        print(options().json() ? JsonReport.text(text) + "\n" : text);
        return ExitCode.DONE;
    }

    private String all(ProblemTable table) {
        return table.chapters().stream()
                .map(chapter -> chapter.title() + "\n"
                        + chapter.meanings().entrySet().stream()
                                .map(entry -> report().explained("  ", entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private String one(ProblemTable table, String asked) {
        return table.meaning(asked)
                .map(meaning -> report().explained("", asked, meaning))
                .orElseThrow(() -> new ProblemException(ProblemException.Kind.INPUT, unknown(table, asked)));
    }

    private static Problem unknown(ProblemTable table, String asked) {
        return Problem.fatal(
                "unknown-code",
                "vipnat explain",
                "no problem has the code " + asked,
                "there is nothing to explain",
                DidYouMean.nearest(asked, table.codes())
                        .map(near -> "did you mean:  vipnat explain " + near)
                        .orElse("see all of them:  vipnat explain"));
    }
}
