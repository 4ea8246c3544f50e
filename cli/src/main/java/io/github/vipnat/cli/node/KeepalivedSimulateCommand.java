package io.github.vipnat.cli.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.cli.command.NamedFile;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.EventCheck;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.SingleFaults;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.print.TimelineSvg;
import io.github.vipnat.election.print.TimelineTable;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioParser;
import io.github.vipnat.json.Json;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Severity;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who will be master, and when. */
@Command(
        name = "simulate",
        description = {
            "Say who holds the VIP when, for events you name.",
            "Nothing is run; the same input gives the same answer. What a file says and is not played is named in it."
        },
        footer = {
            "",
            "Events (times are 500ms, 5s or 2m; separate several by semicolons):",
            "  nginx down|up on vm1 at 5s        a tracked process",
            "  script CHK fails|succeeds on vm1 at 5s",
            "  file DRAIN = 1 on vm1 at 5s       the number in a track_file",
            "  interface eth1 down|up on vm1 at 5s",
            "  link down|up on vm1 at 5s         the instance's own interface",
            "  stop|start vm1 at 5s              keepalived, in good order",
            "  crash vm1 at 5s                   the machine; start brings it back",
            "  kill vm1 at 5s                    keepalived at once; its VIP stays",
            "  child killed on vm1 at 5s         its VRRP process; it is started again",
            "  freeze|thaw vm1 at 5s             SIGSTOP, SIGCONT; the VIP answers ARP",
            "  pause|resume vm1 at 5s            the machine; the VIP does not answer",
            "  reload vm1 [with NEW.conf] at 5s  SIGHUP, the file changed or not",
            "  vip deleted on vm1 at 5s          ip addr del of the VIP",
            "  partition [vm1] at 5s             one node is cut off, or each from each",
            "  loss from vm1 [to vm2] at 5s      what vm1 sends is lost, one way only",
            "  heal at 8s                        ends every partition and loss"
        })
final class KeepalivedSimulateCommand extends SiteCommand {

    private static final int LARGEST_SCENARIO = 1 << 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "NODE=FILE",
            description =
                    "The keepalived.conf of each node; cluster.yaml is then not needed, and gives no more than the"
                            + " nodes' addresses. Default: what render would write for cluster.yaml.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-e", "--event"},
            paramLabel = "EVENT",
            description =
                    "What happens, where and when, for example \"nginx down on vm1 at 5s\"; may be repeated. All of"
                            + " them stand below.")
    private List<String> events = new ArrayList<>();

    @Option(names = "--events", paramLabel = "FILE", description = "The same, one event a line.")
    private @Nullable Path eventFile;

    @Option(
            names = "--all-single-faults",
            description = "Walk through every tracked process, node and link; say which faults do not move the VIP.")
    private boolean allSingleFaults;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the timeline as a picture.")
    private @Nullable Path svg;

    @Option(
            names = "--keepalived",
            paramLabel = "2.2|2.3",
            description =
                    "Which keepalived: that of Debian 12 or of Debian 13; they differ in vrrp_startup_delay alone."
                            + " Default: 2.2.")
    private String release = KeepalivedRelease.V2_2.number();

    @Option(names = "--instance", paramLabel = "NAME", description = "Which vrrp_instance. Default: the first one.")
    private @Nullable String instance;

    @Override
    protected ExitCode execute() {
        Optional<Topology> topology = files.isEmpty() ? Optional.of(topology()) : Optional.empty();
        List<NodeConfig> configs =
                topology.map(KeepalivedSimulateCommand::rendered).orElseGet(this::read);
        Map<String, Ipv4> addresses = topology.map(Topology::nodes).orElseGet(this::nodes).stream()
                .collect(Collectors.toMap(Node::name, Node::address));
        List<Candidate> candidates = Candidates.of(configs, addresses, Optional.ofNullable(instance));
        if (instance == null) {
            warnOfOthers(configs, candidates.get(0).instance().name());
        }
        return allSingleFaults ? walk(candidates) : run(candidates);
    }

    private void warnOfOthers(List<NodeConfig> configs, String shown) {
        List<String> others = configs.stream()
                .flatMap(config -> config.instances().stream())
                .map(VrrpInstance::name)
                .filter(name -> !name.equals(shown))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            warn(List.of(new Problem(
                    "one-instance-shown",
                    Severity.UNTIDY,
                    configs.get(0).conf().name(),
                    shown + " is shown, and the files have " + String.join(", ", others) + " besides",
                    "each instance holds its election by itself, unless a sync group binds them",
                    "to see another: --instance " + others.get(0))));
        }
    }

    /** With files of its own a site needs no cluster.yaml; one that lies there by chance must not stop it. */
    private List<Node> nodes() {
        Optional<Path> file = options().topologyFileIfThere();
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return new TopologyReader(Surroundings.home(terminal().environment())).readNodes(file.get());
        } catch (ProblemException e) {
            if (options().namedFile().isPresent()) {
                throw e;
            }
            warn(List.of(new Problem(
                    "cluster-yaml-not-used",
                    Severity.RISK,
                    file.get().toString(),
                    "its nodes cannot be read",
                    "their addresses are taken from the keepalived.conf files, or left open",
                    "mend it: vipnat lint")));
            return List.of();
        }
    }

    private ExitCode run(List<Candidate> candidates) {
        String scenario = String.join("\n", events)
                + (eventFile == null ? "" : "\n" + TextFile.read(eventFile, LARGEST_SCENARIO));
        List<ScenarioEvent> parsed = ScenarioParser.parse(
                scenario, candidates.stream().map(Candidate::node).collect(Collectors.toUnmodifiableSet()));
        Map<String, NodeConfig> reloads = reloads(parsed);
        EventCheck.check(parsed, candidates, reloads.values());
        Timeline timeline = new Simulation(candidates, release(), reloads).run(parsed);
        if (svg != null) {
            new OutputFile(svg, "there would be nothing to look at").replace(TimelineSvg.of(timeline));
        }
        print(options().json() ? Json.pretty(timeline.toJson()) + "\n" : TimelineTable.of(timeline));
        return ExitCode.DONE;
    }

    private KeepalivedRelease release() {
        return KeepalivedRelease.of(release)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec().commandLine(), "--keepalived is 2.2 or 2.3, not '" + release + "'"));
    }

    /** keepalived would take a missing file for an empty one; here it is a slip of the pen. */
    private static NodeConfig reloaded(String node, Path file) {
        TextFile.read(file, LARGEST_SCENARIO);
        return new NodeConfig(node, KeepalivedLintCommand.read(new NamedFile(node, file, true)));
    }

    /** The files that events reload, each read as the node reads it that the event is about. */
    private static Map<String, NodeConfig> reloads(List<ScenarioEvent> events) {
        Map<String, NodeConfig> reloads = new HashMap<>();
        events.stream()
                .filter(event -> event.what() == ScenarioEvent.Happening.RELOAD
                        && !event.subject().isEmpty())
                .forEach(event -> reloads.computeIfAbsent(
                        Simulation.reloadKey(event), key -> reloaded(event.node(), Path.of(event.subject()))));
        return reloads;
    }

    private ExitCode walk(List<Candidate> candidates) {
        List<SingleFaults.Result> results = new SingleFaults(candidates).walk();
        List<String> leftOut = new Simulation(candidates).run(List.of()).remarks(Timeline.Remark.Topic.LEFT_OUT);
        if (options().json()) {
            print(Json.pretty(Json.object(
                            Map.entry("schema", "vipnat/1"),
                            Map.entry(
                                    "faults",
                                    results.stream()
                                            .map(SingleFaults.Result::toJson)
                                            .toList()),
                            Map.entry("leftOut", leftOut)))
                    + "\n");
        } else {
            results.forEach(result -> print(result.sentence() + "\n"));
            leftOut.forEach(text -> print("left out: " + text + "\n"));
        }
        return results.stream().anyMatch(SingleFaults.Result::leavesVipOnFaultyNode) ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private List<NodeConfig> read() {
        return NamedFile.parse(files).stream()
                .map(named -> new NodeConfig(named.node(), KeepalivedLintCommand.read(named)))
                .toList();
    }

    /** The password plays no part in an election, so none is asked for. */
    private static List<NodeConfig> rendered(Topology topology) {
        return new KeepalivedRender(topology, Optional.empty(), RenderOptions.production())
                .files().stream()
                        .map(file -> {
                            Conf conf = new ConfParser(ConfFiles.none(), Optional.of(file.node()))
                                    .parse(file.node() + ".conf", file.text());
                            return new NodeConfig(file.node(), conf);
                        })
                        .toList();
    }
}
