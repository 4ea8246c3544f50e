package io.github.vipnat.cli.node;

import io.github.vipnat.agent.install.ServiceFiles;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the agent a service. */
@Command(
        name = "install",
        description = {
            "Write the agent's systemd unit, user, folders and keepalived hook.",
            "Prints the lines for keepalived.conf and what to type next; starts nothing."
        })
final class AgentInstallCommand extends SiteCommand {

    @Option(names = "--dry-run", description = "Print every file instead of writing it.")
    private boolean dryRun;

    @Option(names = "--overwrite", description = "Replace files that are there and differ.")
    private boolean overwrite;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Write below this folder, to build a package. Default: /.")
    private Path root = Path.of("/");

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "Name this VRRP instance in the lines for keepalived.conf."
                    + " Default: that of cluster.yaml, where there is one, then VI_1.")
    private @Nullable String instance;

    @Override
    protected ExitCode execute() {
        Optional<Topology> site = site();
        ServiceFiles installation = new ServiceFiles(
                root,
                InstalledProgram.path(),
                cluster().toString(),
                instance(site),
                site.map(ServiceSecrets::of).orElse(ServiceSecrets.USUAL));
        List<String> written = dryRun
                ? List.of()
                : installation.install(overwrite).stream().map(Path::toString).toList();
        if (options().json()) {
            print(json(installation, written));
            return ExitCode.DONE;
        }
        terminal().err().print(ProblemText.of(installation.hidden(), options().style(terminal())));
        if (dryRun) {
            installation.files().forEach(file -> print("==> " + file.path() + "\n" + file.text() + "\n"));
        } else {
            written.forEach(path -> print("wrote " + path + "\n"));
        }
        print("\n" + installation.keepalivedLines() + missing() + "\nThen type:\n");
        installation.nextCommands().forEach(command -> print("  " + command + "\n"));
        print(secrets(installation));
        return ExitCode.DONE;
    }

    /** The service knows no current folder. */
    private Path cluster() {
        return options()
                .namedFile()
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .orElse(NodePaths.clusterFile());
    }

    /** A package is built where there is no site; a file that is there has to be right. */
    private Optional<Topology> site() {
        Path home = Surroundings.home(terminal().environment());
        return Optional.of(cluster()).filter(Files::exists).map(new TopologyReader(home)::read);
    }

    private String instance(Optional<Topology> site) {
        return Optional.ofNullable(instance)
                .map(AgentInstallCommand::checked)
                .or(() -> site.flatMap(Topology::vrrp).map(VrrpSettings::instance))
                .orElse("VI_1");
    }

    /** As cluster.yaml allows it: it becomes a word of keepalived.conf. */
    private static String checked(String name) {
        if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            return name;
        }
        throw new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "bad-name",
                        "--instance",
                        "this is not a name of letters, digits, dots, dashes and underscores: " + ShellText.of(name),
                        "keepalived.conf would say something else than was meant",
                        "--instance VI_1, or as your vrrp_instance is called"));
    }

    /** Empty where the agent needs none. */
    private static String secrets(ServiceFiles installation) {
        List<String> commands = installation.secretCommands();
        return commands.isEmpty()
                ? ""
                : "\nWhere the agent may log in to a router, before it is started:\n"
                        + commands.stream()
                                .map(command -> "  " + command + "\n")
                                .collect(Collectors.joining());
    }

    /** Empty where the service will find its site. */
    private String missing() {
        return Files.exists(root.resolve(cluster().toString().substring(1)))
                ? ""
                : "\nThe service reads " + cluster() + ", which is not there yet:  vipnat init --out "
                        + ShellText.of(cluster()) + "\n";
    }

    private static String json(ServiceFiles installation, List<String> written) {
        return Json.pretty(Json.object(
                        Map.entry("schema", "vipnat/1"),
                        Map.entry("written", written),
                        Map.entry(
                                "files",
                                installation.files().stream()
                                        .map(file -> Json.object(
                                                Map.entry("path", file.path().toString()),
                                                Map.entry("text", file.text())))
                                        .toList()),
                        Map.entry(
                                "hidden",
                                installation.hidden().stream()
                                        .map(problem -> Json.object(
                                                Map.entry("code", problem.code()),
                                                Map.entry("where", problem.where()),
                                                Map.entry("what", problem.what()),
                                                Map.entry("why", problem.why()),
                                                Map.entry("fix", problem.fix())))
                                        .toList()),
                        Map.entry("keepalived", installation.keepalivedLines()),
                        Map.entry("next", installation.nextCommands()),
                        Map.entry("secrets", installation.secretCommands())))
                + "\n";
    }
}
