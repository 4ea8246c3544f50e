package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.NamedFile;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.json.Json;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.ProductionExtra;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.RenderedFile;
import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes keepalived.conf for every node. */
@Command(name = "render", description = "Write keepalived.conf for every node of cluster.yaml.")
final class KeepalivedRenderCommand extends SiteCommand {

    private static final int LARGEST_CONF = 1 << 20;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write DIR/NODE.conf, readable by you alone. Without it files are shown, passwords as stars.")
    private @Nullable Path output;

    /** The same by the name that other commands give it. */
    @Option(names = "--out", hidden = true, paramLabel = "DIR", description = "The same as --output.")
    private @Nullable Path out;

    @Option(
            names = "--diff",
            paramLabel = "NODE=FILE",
            description = "Show what would change in a present file; may be repeated.")
    private List<String> diffs = new ArrayList<>();

    @Option(
            names = "--plain",
            description = "Only the lines the VIP needs, without the ones production needs and without comments.")
    private boolean plain;

    @Option(
            names = "--with",
            paramLabel = "LINE",
            description = "Switch a line on, besides production's: garp-refresh, notify-fifo, notify-hook,"
                    + " script-security, standby-file, track-everywhere, unicast, vmac.")
    private List<String> extras = new ArrayList<>();

    @Option(
            names = "--layout",
            paramLabel = "WORD",
            description =
                    "How vipnat is installed on the nodes, for the hook's path: packaged, local (/usr/local), checkout."
                            + " Default: as here.")
    private @Nullable String layout;

    @Mixin
    private InterfacesOptions interfaces = new InterfacesOptions();

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        if (interfaces.isWanted()) {
            String stanza = interfaces.stanza(topology);
            print(options().json() ? JsonReport.text(stanza) + "\n" : stanza);
            return ExitCode.DONE;
        }
        List<RenderedFile> files = new KeepalivedRender(topology, password(topology), renderOptions()).files();
        if (!diffs.isEmpty()) {
            return diff(files);
        }
        Path folder = output != null ? output : out;
        if (folder != null) {
            return written(files.stream().map(file -> write(folder, file)).toList());
        }
        return shown(files);
    }

    private ExitCode shown(List<RenderedFile> files) {
        if (options().json()) {
            return document(files.stream()
                    .map(file -> Json.object(Map.entry("node", file.node()), Map.entry("text", file.masked())))
                    .toList());
        }
        for (RenderedFile file : files) {
            String text = file.masked();
            String head = "# keepalived.conf for " + file.node();
            print((text.startsWith(head) ? "" : head + "\n") + text + "\n");
        }
        return ExitCode.DONE;
    }

    private ExitCode written(List<Path> files) {
        if (options().json()) {
            return document(files.stream()
                    .map(file -> Json.object(Map.entry("file", file.toString())))
                    .toList());
        }
        files.forEach(file -> print(file + "\n"));
        return ExitCode.DONE;
    }

    private ExitCode document(List<Map<String, Object>> files) {
        print(Json.pretty(Json.object(Map.entry("schema", "vipnat/1"), Map.entry("files", files))) + "\n");
        return ExitCode.DONE;
    }

    private Optional<Secret> password(Topology topology) {
        Secrets secrets = Secrets.from(terminal().environment(), terminal().secrets());
        return topology.vrrp()
                .flatMap(VrrpSettings::authPassword)
                .map(source -> secrets.resolve(source, "VRRP password"));
    }

    private RenderOptions renderOptions() {
        if (plain) {
            return RenderOptions.document();
        }
        Set<ProductionExtra> on = EnumSet.copyOf(RenderOptions.production().on());
        extras.stream().map(KeepalivedRenderCommand::extra).forEach(on::add);
        return RenderOptions.with(on, layout());
    }

    private InstallLayout layout() {
        return Optional.ofNullable(layout)
                .map(word -> InstallLayout.named(word).orElseThrow(() -> unknownLayout(word)))
                .orElseGet(() -> InstallLayout.of(InstalledProgram.path()));
    }

    private static ProblemException unknownLayout(String word) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-such-layout",
                        "--layout " + word,
                        "vipnat is not installed in any such way",
                        "nothing was written",
                        "one of: "
                                + Arrays.stream(InstallLayout.values())
                                        .map(InstallLayout::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static ProductionExtra extra(String name) {
        return Arrays.stream(ProductionExtra.values())
                .filter(extra -> extra.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.INPUT,
                        Problem.fatal(
                                "no-such-line",
                                "--with " + name,
                                "there is no such line to switch on",
                                "nothing was written",
                                "one of: "
                                        + Arrays.stream(ProductionExtra.values())
                                                .map(ProductionExtra::option)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
    }

    private ExitCode diff(List<RenderedFile> files) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (NamedFile present : NamedFile.parse(diffs)) {
            String change = files.stream()
                    .filter(file -> file.node().equals(present.node()))
                    .findFirst()
                    .orElseThrow(() -> unknownNode(present.node()))
                    .diff(TextFile.read(present.file(), LARGEST_CONF));
            changes.add(Json.object(
                    Map.entry("node", present.node()),
                    Map.entry("file", present.file().toString()),
                    Map.entry("change", change)));
            if (!options().json()) {
                print(change.isEmpty() ? present.file() + ": as it should be\n" : change);
            }
        }
        if (options().json()) {
            document(changes);
        }
        return changes.stream().allMatch(change -> "".equals(change.get("change"))) ? ExitCode.DONE : ExitCode.DRIFT;
    }

    private static ProblemException unknownNode(String node) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "no-such-node",
                        "--diff " + node,
                        "cluster.yaml has no node " + node,
                        "there is nothing to compare the file with",
                        "--diff NODE=FILE with a node of cluster.yaml"));
    }

    /** The file holds the VRRP password, so nobody but its owner may ever have been able to read it. */
    private static Path write(Path folder, RenderedFile file) {
        Path target = folder.resolve(file.node() + ".conf");
        try {
            FolderOwner.requireNone(folder, "name a folder of root's");
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Path draft = Files.createTempFile(
                    folder,
                    file.node(),
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, file.text(), StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.INPUT,
                    Problem.fatal(
                            "file-not-writable",
                            target.toString(),
                            "the file cannot be written: " + OutputFile.reason(e, target),
                            "the node would keep the configuration it has",
                            "check the folder:  ls -ld " + ShellText.of(folder)));
        }
    }
}
