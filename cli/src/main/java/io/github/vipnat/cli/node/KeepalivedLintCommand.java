package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.NamedFile;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.lint.HostView;
import io.github.vipnat.keepalived.lint.InstalledKeepalived;
import io.github.vipnat.keepalived.lint.KeepalivedLint;
import io.github.vipnat.keepalived.lint.LintReport;
import io.github.vipnat.keepalived.lint.LocalHost;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.report.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what is wrong in keepalived.conf. */
@Command(
        name = "lint",
        description = {
            "Find what is wrong in keepalived.conf.",
            "That is more than keepalived -t does, which passes over much in silence. Each fix was tried before it is"
                    + " printed; where there is none to type, the finding says why. Faults and risks end with 3."
        })
final class KeepalivedLintCommand extends SiteCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "[NODE=]FILE",
            description = "One file, or those of all nodes, which are then compared with each other. @NODE lines are"
                    + " read for the node that is named.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--here",
            description =
                    "The files belong to this host: look at its interfaces, users, scripts and processes too, and ask"
                            + " keepalived -v for the release.")
    private boolean here;

    @Option(
            names = "--keepalived",
            paramLabel = "RELEASE",
            description = "The release that reads the files: 2.2 (Debian 12) or 2.3 (Debian 13). Without it --here asks"
                    + " keepalived -v; otherwise both are told, and what holds for one of them alone is untidy.")
    private @Nullable String release;

    @Override
    protected ExitCode execute() {
        HostView host = here ? new LocalHost() : HostView.unknown();
        LintReport report = new KeepalivedLint()
                .check(
                        NamedFile.parse(files).stream()
                                .map(named -> lintable(named, host))
                                .toList(),
                        releases());
        if (options().json()) {
            print(Json.pretty(report.toJson()) + "\n");
        } else if (report.findings().isEmpty()) {
            print("no faults found\n");
        } else {
            print(ProblemText.of(report.problems(), options().style(terminal())) + "\n" + report.closingNote() + "\n");
        }
        if (!options().json() && !report.notChecked().isEmpty()) {
            print("not checked: " + String.join(", ", report.notChecked()) + "\n");
        }
        boolean faults = report.problems().stream()
                .anyMatch(problem -> problem.severity().compareTo(Severity.RISK) <= 0);
        return faults ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private Set<KeepalivedRelease> releases() {
        String asked = release;
        if (asked != null) {
            return EnumSet.of(KeepalivedRelease.of(asked).orElseThrow(() -> unknownRelease(asked)));
        }
        return here
                ? InstalledKeepalived.release()
                        .<Set<KeepalivedRelease>>map(EnumSet::of)
                        .orElse(KeepalivedRelease.all())
                : KeepalivedRelease.all();
    }

    private static ProblemException unknownRelease(String release) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-such-release",
                        "--keepalived " + release,
                        "vipnat knows the ways of keepalived 2.2 and 2.3",
                        "nothing was read",
                        "--keepalived 2.2, or --keepalived 2.3 for what is newer too"));
    }

    /** keepalived's own id for lines that start with @ is the host's short name; a file without a name has none elsewhere. */
    private KeepalivedLint.NodeFile lintable(NamedFile named, HostView host) {
        Optional<String> id = named.given() ? Optional.of(named.node()) : here ? shortHostName() : Optional.empty();
        ConfParser reader = new ConfParser(new DiskFiles(), id);
        Conf conf = reader.parse(named.file().toString());
        return new KeepalivedLint.NodeFile(named.node(), conf, host, reader);
    }

    private static Optional<String> shortHostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return Optional.of(name.split("\\.", 2)[0]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Conf read(NamedFile named) {
        return new ConfParser(new DiskFiles(), Optional.of(named.node()))
                .parse(named.file().toString());
    }
}
