package io.github.vipnat.cli.nat;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.cli.process.Version;
import io.github.vipnat.report.ProbeReport;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a router for others. */
@Command(
        name = "probe",
        description = {
            "Look what a router is and can do; write a file to share.",
            "Types show commands and question marks, nothing else, and never enters configuration mode. The file holds no "
                    + "configuration, no secrets and no addresses."
        })
public final class ProbeCommand extends SiteCommand {

    @Parameters(paramLabel = "ROUTER", description = "The name of a router in cluster.yaml.")
    private String router = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write to this file, which must not exist yet. Default: vipnat-probe-ROUTER.txt.")
    private @Nullable Path out;

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        Router target = reconciler(topology).router(router);
        Path file = Optional.ofNullable(out).orElseGet(() -> Path.of("vipnat-probe-" + target.name() + ".txt"));
        OutputFile written = new OutputFile(file, "there would be nothing to share").requireAbsent();
        ProbeReport probe = new ProbeReport(reconciler(topology).probe(target));
        written.create(probe.file(Version.text()));
        print(
                options().json()
                        ? probe.json(target.name(), file.toString()) + "\n"
                        : probe.summary(
                                target.name(), file.toString(), options().style(terminal())));
        return ExitCode.DONE;
    }
}
