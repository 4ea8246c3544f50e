package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.drill.Drill;
import io.github.vipnat.failover.FailoverRequest;
import io.github.vipnat.failover.LeverState;
import io.github.vipnat.failover.SiteProof;
import io.github.vipnat.failover.lever.LeverKind;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Moves the VIP away and back, and measures what clients see of it. */
@Command(
        name = "drill",
        description = {
            "Run a failover and a return, and measure both.",
            "Every published port is asked from here, at most 60 times a second in all, and the VIP is brought back whatever"
                    + " happens. A budget that is missed ends with 3."
        })
public final class DrillCommand extends SiteCommand {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,4})(ms|s|m)");
    private static final Duration STAY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Option(names = "--to", paramLabel = "NODE", required = true, description = "The node that shall have the VIP.")
    private String target = "";

    @Option(
            names = "--lever",
            paramLabel = "KIND",
            description = "Take this lever and no other, as failover does. Default: track-file, the softest.")
    private @Nullable String lever;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "How long a port may be without an answer: 800ms, 5s, 1m.")
    private @Nullable String budget;

    @Option(
            names = "--stay",
            paramLabel = "TIME",
            description = "How long the VIP stays there, and how long is watched after its return. Default: 10s.")
    private @Nullable String stay;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Ask this port where a global opens every one; may be repeated. Default: 21, 53, 80 and 443.")
    private List<Integer> ports = new ArrayList<>();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as one page that needs nothing else.")
    private @Nullable Path page;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where nobody sits at a terminal.")
    private boolean yes;

    @Override
    protected ExitCode execute() {
        heedSignals();
        Topology topology = topology();
        if (topology.nodes().stream().noneMatch(node -> node.name().equals(target))) {
            throw usage("--to " + target + " is no node of cluster.yaml");
        }
        Drill.Wishes wishes = new Drill.Wishes(
                ports,
                Optional.ofNullable(budget).map(text -> duration("--budget", text)),
                Optional.ofNullable(stay).map(text -> duration("--stay", text)).orElse(STAY),
                LONGEST);
        SiteProof.Allowed allowed = new SiteProof.Allowed(false, Optional.empty());
        try (FailoverDialogue dialogue = new FailoverDialogue(this, topology, allowed)) {
            return new DrillDialogue(this, topology, dialogue, Optional.ofNullable(page)).run(request(), wishes, yes);
        }
    }

    private FailoverRequest request() {
        String[] named = Optional.ofNullable(lever).orElse("").split(":", 2);
        Optional<LeverKind> kind = LeverKind.named(named[0]);
        if (lever != null && kind.isEmpty()) {
            throw usage("--lever " + lever + " is none that failover knows");
        }
        String user = terminal().environment().getOrDefault("USER", System.getProperty("user.name"));
        return new FailoverRequest(
                target,
                Optional.empty(),
                kind,
                named.length == 2 ? Optional.of(named[1]) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LeverState.Author(user, HostName.here(), "drill"));
    }

    private Duration duration(String option, String text) {
        Matcher read = TIME.matcher(text);
        long number = read.matches() ? Long.parseLong(read.group(1)) : 0;
        if (number == 0) {
            throw usage(option + " " + text + ": write for example 800ms, 5s or 1m");
        }
        return switch (read.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec().commandLine(), text);
    }
}
