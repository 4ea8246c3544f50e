package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.NamedFile;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.lint.HostView;
import io.github.vipnat.keepalived.lint.KeepalivedLint;
import io.github.vipnat.keepalived.lint.LintReport;
import io.github.vipnat.keepalived.lint.LocalHost;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.report.ProblemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what is wrong in keepalived.conf. */
@Command(
        name = "lint",
        description = {
            "Find what is wrong in keepalived.conf.",
            "That is more than keepalived -t does, which passes over much in silence."
        })
final class KeepalivedLintCommand extends SiteCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "[NODE=]FILE",
            description = "One file, or those of all nodes, which are then compared with each other.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--here", description = "The files belong to this host: look at its interfaces and scripts too.")
    private boolean here;

    @Override
    protected ExitCode execute() {
        HostView host = here ? new LocalHost() : HostView.unknown();
        LintReport report = new KeepalivedLint()
                .check(NamedFile.parse(files).stream()
                        .map(named -> new KeepalivedLint.NodeFile(named.node(), read(named), host))
                        .toList());
        if (options().json()) {
            print(Json.pretty(report.toJson()) + "\n");
        } else if (report.findings().isEmpty()) {
            print("no faults found\n");
        } else {
            print(ProblemText.of(report.problems(), options().style(terminal())));
        }
        boolean faults = report.problems().stream()
                .anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
        return faults ? ExitCode.DRIFT : ExitCode.DONE;
    }

    static Conf read(NamedFile named) {
        return new ConfParser(new DiskFiles(), Optional.of(named.node()))
                .parse(named.file().toString());
    }
}
