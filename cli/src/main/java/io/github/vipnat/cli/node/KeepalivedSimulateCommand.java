package io.github.vipnat.cli.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.cli.command.NamedFile;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.OutputFile;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.ScenarioEvent;
import io.github.vipnat.election.ScenarioParser;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.SingleFaults;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.TimelineSvg;
import io.github.vipnat.election.TimelineTable;
import io.github.vipnat.json.Json;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.render.KeepalivedRender;
import io.github.vipnat.keepalived.render.RenderOptions;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who will be master, and when. */
@Command(
        name = "simulate",
        description = {
            "Say who holds the VIP when, for events you name.",
            "Nothing is run; the same input gives the same answer."
        })
final class KeepalivedSimulateCommand extends SiteCommand {

    private static final int LARGEST_SCENARIO = 1 << 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "NODE=FILE",
            description = "The keepalived.conf of each node. Default: what render would write for cluster.yaml.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-e", "--event"},
            paramLabel = "EVENT",
            description = "For example \"nginx down on vm1 at 5s\", \"crash vm1 at 9s\", \"partition at 3s\","
                    + " \"heal at 8s\", \"stop vm1 at 4s\", \"start vm1 at 9s\"; may be repeated.")
    private List<String> events = new ArrayList<>();

    @Option(names = "--events", paramLabel = "FILE", description = "The same, one event a line.")
    private @Nullable Path eventFile;

    @Option(
            names = "--all-single-faults",
            description = "Walk through every tracked process, node and link; say which faults do not move the VIP.")
    private boolean allSingleFaults;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the timeline as a picture.")
    private @Nullable Path svg;

    @Option(names = "--instance", paramLabel = "NAME", description = "Which vrrp_instance. Default: the only one.")
    private @Nullable String instance;

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        List<NodeConfig> configs = files.isEmpty() ? rendered(topology) : read();
        Map<String, Ipv4> addresses = topology.nodes().stream().collect(Collectors.toMap(Node::name, Node::address));
        List<Candidate> candidates = Candidates.of(configs, addresses, Optional.ofNullable(instance));
        return allSingleFaults ? walk(candidates) : run(candidates);
    }

    private ExitCode run(List<Candidate> candidates) {
        String scenario = String.join("\n", events)
                + (eventFile == null ? "" : "\n" + TextFile.read(eventFile, LARGEST_SCENARIO));
        List<ScenarioEvent> parsed = ScenarioParser.parse(
                scenario, candidates.stream().map(Candidate::node).collect(Collectors.toUnmodifiableSet()));
        Timeline timeline = new Simulation(candidates).run(parsed);
        if (svg != null) {
            new OutputFile(svg, "there would be nothing to look at").replace(TimelineSvg.of(timeline));
        }
        print(options().json() ? Json.pretty(timeline.toJson()) + "\n" : TimelineTable.of(timeline));
        return ExitCode.DONE;
    }

    private ExitCode walk(List<Candidate> candidates) {
        List<SingleFaults.Result> results = new SingleFaults(candidates).walk();
        if (options().json()) {
            print(Json.pretty(Json.object(
                            Map.entry("schema", "vipnat/1"),
                            Map.entry(
                                    "faults",
                                    results.stream()
                                            .map(SingleFaults.Result::toJson)
                                            .toList())))
                    + "\n");
        } else {
            results.forEach(result -> print(result.sentence() + "\n"));
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
        return new KeepalivedRender(topology, Optional.empty(), RenderOptions.document())
                .files().stream()
                        .map(file -> {
                            Conf conf = new ConfParser(ConfFiles.none(), Optional.of(file.node()))
                                    .parse(file.node() + ".conf", file.text());
                            return new NodeConfig(file.node(), conf);
                        })
                        .toList();
    }
}
