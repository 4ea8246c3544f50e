package io.github.vipnat.cli;

import io.github.vipnat.keepalived.render.Extra;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.render.RenderedFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.Vrrp;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes keepalived.conf for every node. */
@Command(name = "render", description = "Write keepalived.conf for every node of cluster.yaml.")
final class KeepalivedRenderCommand extends SiteCommand {

    private static final int LARGEST_CONF = 1 << 20;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Write DIR/NODE.conf, readable by you alone. Without it files are shown, passwords as stars.")
    private @Nullable Path output;

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
                    + " script-security, track-everywhere, unicast, vmac.")
    private List<String> extras = new ArrayList<>();

    @Override
    ExitCode execute() {
        Topology topology = topology();
        List<RenderedFile> files = new KeepalivedRender(topology, password(topology), renderOptions()).files();
        if (!diffs.isEmpty()) {
            return diff(files);
        }
        if (output == null) {
            files.forEach(file -> print("# keepalived.conf for " + file.node() + "\n" + file.masked() + "\n"));
        } else {
            files.forEach(file -> write(output, file));
        }
        return ExitCode.DONE;
    }

    private Optional<Secret> password(Topology topology) {
        Secrets secrets = Secrets.from(terminal().environment(), terminal().secrets());
        return topology.vrrp().flatMap(Vrrp::authPassword).map(source -> secrets.resolve(source, "VRRP password"));
    }

    private RenderOptions renderOptions() {
        if (plain) {
            return RenderOptions.document();
        }
        Set<Extra> on = EnumSet.copyOf(RenderOptions.production().on());
        extras.stream().map(KeepalivedRenderCommand::extra).forEach(on::add);
        return RenderOptions.with(on);
    }

    private static Extra extra(String name) {
        return Arrays.stream(Extra.values())
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
                                        + Arrays.stream(Extra.values())
                                                .map(Extra::option)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
    }

    private ExitCode diff(List<RenderedFile> files) {
        ExitCode worst = ExitCode.DONE;
        for (NamedFile present : NamedFile.parse(diffs)) {
            String change = files.stream()
                    .filter(file -> file.node().equals(present.node()))
                    .findFirst()
                    .orElseThrow(() -> unknownNode(present.node()))
                    .diff(TextFile.read(present.file(), LARGEST_CONF));
            print(change.isEmpty() ? present.file() + ": as it should be\n" : change);
            worst = worst.worse(change.isEmpty() ? ExitCode.DONE : ExitCode.DRIFT);
        }
        return worst;
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
    private void write(Path folder, RenderedFile file) {
        Path target = folder.resolve(file.node() + ".conf");
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(
                    folder,
                    file.node(),
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, file.text(), StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            print(target + "\n");
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.INPUT,
                    Problem.fatal(
                            "file-not-writable",
                            target.toString(),
                            "the file cannot be written: " + e.getMessage(),
                            "the node would keep the configuration it has",
                            "check the folder:  ls -ld " + folder));
        }
    }
}
