package io.github.vipnat.cli;

import io.github.vipnat.agent.AgentFolder;
import io.github.vipnat.agent.AgentStatus;
import io.github.vipnat.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows how things stand. */
@Command(name = "status", description = "Show what the agent sees and last decided.")
final class AgentStatusCommand extends SiteCommand {

    @Override
    ExitCode execute() {
        AgentFolder folder = AgentFolders.of(terminal());
        boolean runs = folder.isTaken();
        Optional<AgentStatus> status = folder.status();
        print(options().json() ? json(runs, status, folder) : text(runs, status, folder));
        boolean good = status.filter(found -> found.routers().stream().allMatch(AgentStatus.RouterLine::good))
                .isPresent();
        return runs && good ? ExitCode.DONE : ExitCode.DRIFT;
    }

    private static String json(boolean runs, Optional<AgentStatus> status, AgentFolder folder) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "vipnat/1");
        document.put("running", runs);
        folder.frozen().ifPresent(reason -> document.put("frozen", reason));
        status.ifPresent(found -> found.toMap().forEach(document::putIfAbsent));
        return Json.pretty(document) + "\n";
    }

    private static String text(boolean runs, Optional<AgentStatus> status, AgentFolder folder) {
        String frozen =
                folder.frozen().map(reason -> "Frozen: " + reason + "\n").orElse("");
        if (status.isEmpty()) {
            return (runs ? "The agent runs and has not looked yet.\n" : "No agent has run here.\n") + frozen;
        }
        AgentStatus found = status.get();
        String head = (runs ? "The agent runs, pid " + found.pid() : "No agent runs; this is what the last one saw")
                + ". Cluster " + found.cluster() + ", policy " + found.policy() + ".\n"
                + found.vip()
                + found.holding().map(name -> " is on " + name).orElse(" is not on this host")
                + found.lastEvent().map(event -> "; VRRP last said " + event).orElse("")
                + ". " + found.repairsToday() + " repairs today.\n";
        return head
                + frozen
                + found.routers().stream().map(AgentStatusCommand::line).collect(Collectors.joining());
    }

    private static String line(AgentStatus.RouterLine router) {
        return "  " + router.router() + "  " + (router.good() ? "" : "! ") + router.sentence() + "  (" + router.at()
                + ")\n";
    }
}
