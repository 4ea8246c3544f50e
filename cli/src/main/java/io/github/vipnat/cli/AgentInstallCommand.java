package io.github.vipnat.cli;

import io.github.vipnat.agent.Installation;
import io.github.vipnat.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            description = "Name this VRRP instance in the lines for keepalived.conf. Default: VI_1.")
    private String instance = "VI_1";

    @Override
    ExitCode execute() {
        Installation installation = new Installation(
                root, System.getProperty("vipnat.program", "/usr/bin/vipnat"), "/etc/vipnat/cluster.yaml", instance);
        List<String> written = dryRun
                ? List.of()
                : installation.install(overwrite).stream().map(Path::toString).toList();
        if (options().json()) {
            print(json(installation, written));
            return ExitCode.DONE;
        }
        if (dryRun) {
            installation.files().forEach(file -> print("==> " + file.path() + "\n" + file.text() + "\n"));
        } else {
            written.forEach(path -> print("wrote " + path + "\n"));
        }
        print("\n" + installation.keepalivedLines() + "\nThen type:\n");
        installation.nextCommands().forEach(command -> print("  " + command + "\n"));
        return ExitCode.DONE;
    }

    private static String json(Installation installation, List<String> written) {
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
                        Map.entry("keepalived", installation.keepalivedLines()),
                        Map.entry("next", installation.nextCommands())))
                + "\n";
    }
}
