package io.github.vipnat.cli.node;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStateFolder.Running;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.problem.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows how things stand. */
@Command(name = "status", description = "Show what the agent sees and last decided.")
final class AgentStatusCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        AgentStateFolder folder = AgentFolders.of(terminal());
        Running runs = folder.running();
        Optional<AgentStatus> status = folder.status();
        print(options().json() ? json(runs, status, folder) : text(runs, status, folder));
        boolean good = status.filter(found -> found.routers().stream().allMatch(AgentStatus.RouterLine::good))
                .isPresent();
        return runs == Running.YES && good ? ExitCode.DONE : ExitCode.DRIFT;
    }

    private static String json(Running runs, Optional<AgentStatus> status, AgentStateFolder folder) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "vipnat/1");
        // Missing where it cannot be seen; a word of another kind would break whoever reads it.
        if (runs != Running.UNKNOWN) {
            document.put("running", runs == Running.YES);
        }
        folder.frozen().ifPresent(reason -> document.put("frozen", reason));
        status.ifPresent(found -> found.toMap().forEach(document::putIfAbsent));
        return Json.pretty(document) + "\n";
    }

    private static String text(Running runs, Optional<AgentStatus> status, AgentStateFolder folder) {
        String frozen =
                folder.frozen().map(reason -> "Frozen: " + reason + "\n").orElse("");
        if (status.isEmpty()) {
            return withoutStatus(runs) + frozen;
        }
        AgentStatus found = status.get();
        String head = withStatus(runs, found) + ". Cluster " + found.cluster() + ", policy " + found.policy() + ".\n"
                + found.vip()
                + found.holding().map(name -> " is on " + name).orElse(" is not on this host")
                + found.lastEvent().map(event -> "; VRRP last said " + event).orElse("")
                + ". " + found.repairsToday() + " repairs today.\n";
        // Others than who looks may write there, and this goes to a terminal.
        return VisibleText.of(head
                + VrrpWords.of(found.heard())
                + frozen
                + found.routers().stream().map(AgentStatusCommand::line).collect(Collectors.joining()));
    }

    private static String withoutStatus(Running runs) {
        return switch (runs) {
            case YES -> "The agent runs and has not looked yet.\n";
            case NO -> "No agent has run here.\n";
            case UNKNOWN -> "Whether an agent runs cannot be seen by this user.\n";
        };
    }

    private static String withStatus(Running runs, AgentStatus found) {
        return switch (runs) {
            case YES -> "The agent runs, pid " + found.pid();
            case NO -> "No agent runs; this is what the last one saw";
            case UNKNOWN ->
                "Whether an agent runs cannot be seen by this user; the last one wrote this at " + found.updated();
        };
    }

    /** A line for each thing that stands. */
    private static String line(AgentStatus.RouterLine router) {
        return router.findings().stream()
                .map(finding -> "  " + router.router() + "  " + (finding.good() ? "" : "! ") + finding.sentence()
                        + "  (" + history(router, finding) + ")\n")
                .collect(Collectors.joining());
    }

    private static String history(AgentStatus.RouterLine router, AgentStatus.Finding finding) {
        if (finding.good()) {
            return router.at().toString();
        }
        String tried = finding.tried().stream()
                .map(one -> "; " + one.what() + " " + one.times() + (one.times() == 1 ? " time" : " times"))
                .collect(Collectors.joining());
        return router.at() + "; since " + finding.since() + tried
                + finding.nextTry().map(next -> "; next try " + next).orElse("");
    }
}
