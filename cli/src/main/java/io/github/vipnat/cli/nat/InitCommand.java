package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.reconcile.SavedConfiguration;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.proposal.ClusterTemplate;
import io.github.vipnat.topology.proposal.SiteProposal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first cluster.yaml. */
@Command(name = "init", description = "Write a first cluster.yaml, every line explained.")
public final class InitCommand extends SiteCommand {

    @Option(
            names = "--from-running-config",
            paramLabel = "FILE",
            description = "Propose nodes and publications from this saved running-config.")
    private @Nullable Path runningConfig;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write to this file, which must not exist yet. Default: standard output.")
    private @Nullable Path out;

    @Override
    protected ExitCode execute() {
        String text = template().render();
        if (out != null) {
            new OutputFile(out, "there would be no cluster.yaml").create(text);
            tell(out);
        } else {
            print(options().json() ? JsonReport.text(text) + "\n" : text);
        }
        return ExitCode.DONE;
    }

    private ClusterTemplate template() {
        return runningConfig == null ? ClusterTemplate.unknown() : SiteProposal.from(view(runningConfig));
    }

    private RouterView view(Path file) {
        return SavedConfiguration.read(
                surroundings().platforms().os(),
                TextFile.readForeign(file, OfflineOptions.LARGEST_CONFIGURATION),
                file.toString());
    }

    private void tell(Path file) {
        if (options().json()) {
            print(JsonReport.written(file.toString()) + "\n");
        } else if (!options().quiet()) {
            terminal()
                    .err()
                    .println("Written: " + file + ". Look for CHANGE in it, then:  vipnat lint -f "
                            + ShellText.of(file));
        }
    }
}
