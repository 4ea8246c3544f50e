package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.failover.FailoverRequest;
import io.github.vipnat.failover.LeverState;
import io.github.vipnat.failover.SiteProof;
import io.github.vipnat.failover.lever.LeverKind;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Moves the VIP on purpose, or back. */
@Command(
        name = "failover",
        description = {
            "Move the VIP to another node on purpose, and prove it; or back.",
            "The node gives it away by itself, and takes it back by itself should vipnat, its host or the line die before the"
                    + " proof. Afterwards it is on standby until --back, or until --for ends."
        })
public final class FailoverCommand extends SiteCommand {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(s|m|h|d)");

    @Option(names = "--to", paramLabel = "NODE", description = "The node that shall have the VIP.")
    private @Nullable String target;

    @Option(names = "--back", description = "Put back every lever that is pulled, and prove who has the VIP then.")
    private boolean back;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long the other node stays on standby: 90s, 30m, 2h, 1d. Default: until --back.")
    private @Nullable String time;

    @Option(
            names = "--lever",
            paramLabel = "KIND",
            description = "Take this lever and no other: track-file, stop-keepalived, stop-process[:NAME], command."
                    + " Default: track-file, the softest.")
    private @Nullable String lever;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where nobody sits at a terminal.")
    private boolean yes;

    @Option(
            names = "--before",
            paramLabel = "CMD",
            description = "Run CMD here by sh once all nodes are locked; unless it ends with 0 nothing is pulled.")
    private @Nullable String before;

    @Option(
            names = "--after",
            paramLabel = "CMD",
            description = "Run CMD here by sh once the VIP has moved and is proven.")
    private @Nullable String after;

    @Option(
            names = "--database-elsewhere",
            paramLabel = "WHY",
            description = "Go on although the database's address is the VIP; WHY is written down.")
    private @Nullable String databaseElsewhere;

    @Option(
            names = "--unproven-router",
            description = "Go on although a router cannot be asked: an emergency does not wait for it.")
    private boolean unprovenRouter;

    @Option(
            names = "--ticket",
            paramLabel = "TEXT",
            description = "Why, in your own words; shown wherever the standby is.")
    private String ticket = "";

    @Override
    protected ExitCode execute() {
        if (back == (target != null)) {
            throw usage("say either --to NODE or --back");
        }
        heedSignals();
        Topology topology = topology();
        try (FailoverDialogue dialogue = new FailoverDialogue(this, topology, allowed())) {
            return back ? dialogue.back(author(), yes) : dialogue.move(request(topology), yes);
        }
    }

    private SiteProof.Allowed allowed() {
        return new SiteProof.Allowed(unprovenRouter, Optional.ofNullable(databaseElsewhere));
    }

    private FailoverRequest request(Topology topology) {
        String node = Optional.ofNullable(target).orElseThrow();
        if (topology.nodes().stream().noneMatch(one -> one.name().equals(node))) {
            throw usage("--to " + node + ": cluster.yaml has "
                    + topology.nodes().stream().map(one -> one.name()).collect(Collectors.joining(", ")));
        }
        String[] named = Optional.ofNullable(lever).orElse("").split(":", 2);
        Optional<LeverKind> kind = LeverKind.named(named[0]);
        if (lever != null && kind.isEmpty()) {
            throw usage("--lever " + lever + ": there are "
                    + Arrays.stream(LeverKind.values()).map(LeverKind::word).collect(Collectors.joining(", ")));
        }
        return new FailoverRequest(
                node,
                Optional.ofNullable(time).map(this::duration),
                kind,
                named.length == 2 ? Optional.of(named[1]) : Optional.empty(),
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                author());
    }

    private Duration duration(String text) {
        Matcher read = TIME.matcher(text);
        long number = read.matches() ? Long.parseLong(read.group(1)) : 0;
        if (number == 0) {
            throw usage("--for " + text + ": write for example 90s, 30m, 2h or 1d");
        }
        return switch (read.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private LeverState.Author author() {
        String user = terminal().environment().getOrDefault("USER", System.getProperty("user.name"));
        String why = Optional.ofNullable(databaseElsewhere)
                .map(text -> ticket + (ticket.isEmpty() ? "" : "; ") + "database elsewhere: " + text)
                .orElse(ticket);
        return new LeverState.Author(user, HostName.here(), why);
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec().commandLine(), text);
    }
}
