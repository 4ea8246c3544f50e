package io.github.vipnat.cli.node;

import io.github.vipnat.agent.AgentDaemon;
import io.github.vipnat.agent.AgentSetup;
import io.github.vipnat.agent.host.ArpingCommand;
import io.github.vipnat.agent.host.Host;
import io.github.vipnat.agent.host.KernelAddresses;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Signals;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the agent until it is told to end. */
@Command(
        name = "run",
        description = {
            "Run the agent in the foreground, as systemd does.",
            "It ends at SIGTERM or Ctrl-C and reads cluster.yaml anew at SIGHUP."
        })
final class AgentRunCommand extends SiteCommand {

    @Option(
            names = "--fifo",
            paramLabel = "FILE",
            description = "Listen to this notify_fifo of keepalived's. Default: " + NodePaths.FIFO + ".")
    private Path fifo = NodePaths.fifo();

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description =
                    "Watch this folder of vipnat-notify's. Default: VIPNAT_SPOOL_DIR, then " + NodePaths.SPOOL + ".")
    private @Nullable Path spool;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write the numbers for Prometheus there too, for node_exporter's textfile collector.")
    private @Nullable Path metrics;

    @Override
    protected ExitCode execute() {
        Surroundings surroundings = Surroundings.of(terminal().environment(), SecretPrompt.none(), Progress.silent());
        Host host = new KernelAddresses();
        AgentDaemon daemon = new AgentDaemon(new AgentSetup(
                fifo,
                spool(),
                Optional.ofNullable(metrics),
                AgentFolders.of(terminal()),
                () -> options().topologyOfService(terminal()),
                surroundings,
                host,
                new ArpingCommand(host),
                new AgentLines(terminal())));
        try (Signals.Watch watch = terminal().signals().watch(daemon::stop, daemon::reload)) {
            daemon.run();
        }
        return ExitCode.DONE;
    }

    private Path spool() {
        return Optional.ofNullable(spool)
                .or(() -> Optional.ofNullable(terminal().environment().get("VIPNAT_SPOOL_DIR"))
                        .map(Path::of))
                .orElse(NodePaths.spool());
    }
}
