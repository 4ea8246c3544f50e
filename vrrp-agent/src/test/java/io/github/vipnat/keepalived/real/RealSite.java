package io.github.vipnat.keepalived.real;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of nodes to be run for real and simulated from the same files.
 *
 * @param isAboutOperators whether addresses are deleted, processes frozen and the like, besides faults
 * @param key one letter, part of every process name, so that groups side by side do not count each other's processes
 */
record RealSite(String name, char key, String globals, List<NodeSpec> nodes, boolean isAboutOperators) {

    RealSite(String name, char key, String globals, List<NodeSpec> nodes) {
        this(name, key, globals, nodes, false);
    }

    static final String VIP = "10.51.10.67";

    /**
     * A node.
     *
     * @param body the instance's lines besides interface, router id, address and tracking
     * @param processes what it tracks: a logical name and the rest of the vrrp_track_process block
     * @param file the weight of a tracked file, or empty
     * @param script the rest of a vrrp_script block that succeeds while a file exists, or empty
     * @param more further blocks, behind the instance
     */
    record NodeSpec(
            String name,
            String body,
            Map<String, String> processes,
            Optional<String> file,
            Optional<String> script,
            String more) {

        NodeSpec(
                String name,
                String body,
                Map<String, String> processes,
                Optional<String> file,
                Optional<String> script) {
            this(name, body, processes, file, script, "");
        }

        NodeSpec(String name, String body, Map<String, String> processes) {
            this(name, body, processes, Optional.empty(), Optional.empty());
        }
    }

    /** The same group once more, to be run beside the first. */
    RealSite beside(char otherKey) {
        return new RealSite(name, otherKey, globals, nodes, isAboutOperators);
    }

    /** The name the kernel knows a process by: at most 15 bytes, and of this run, group and node only. */
    String processName(String node, String logical) {
        String run = Long.toString(ProcessHandle.current().pid() % 46_656, 36);
        return "v" + run + key + node.substring(node.length() - 1) + logical;
    }

    static String address(int place) {
        return "10.51.10." + (11 + place);
    }

    /** A node's file; the directory is where its FIFO and tracked file are. */
    String conf(NodeSpec node, Path directory) {
        StringBuilder text = new StringBuilder("global_defs {\n vrrp_notify_fifo " + RealNode.fifoOf(directory)
                + "\n vrrp_notify_priority_changes true\n vrrp_priority -20\n " + globals + "\n}\n");
        node.processes()
                .forEach((logical, rest) -> text.append("vrrp_track_process " + logical + " {\n process "
                        + processName(node.name(), logical) + "\n " + rest + "\n}\n"));
        node.file()
                .ifPresent(weight -> text.append("track_file drain {\n file " + directory.resolve("drain") + "\n "
                        + weight + "\n init_file 0 overwrite\n}\n"));
        node.script()
                .ifPresent(rest -> text.append("vrrp_script chk {\n script \"/usr/bin/test -e "
                        + directory.resolve("chk") + "\"\n " + rest + "\n}\n"));
        text.append("vrrp_instance V {\n interface lan0\n virtual_router_id 51\n ")
                .append(node.body());
        text.append("\n virtual_ipaddress {\n  " + VIP + "\n }\n");
        if (!node.processes().isEmpty()) {
            text.append(" track_process {\n  "
                    + String.join("\n  ", node.processes().keySet()) + "\n }\n");
        }
        node.script().ifPresent(rest -> text.append(" track_script {\n  chk\n }\n"));
        node.file().ifPresent(weight -> text.append(" track_file {\n  drain\n }\n"));
        return text.append("}\n").append(node.more()).toString();
    }

    List<Candidate> candidates(Path directory) {
        List<NodeConfig> configs = new ArrayList<>();
        Map<String, Ipv4> addresses = new HashMap<>();
        for (NodeSpec node : nodes) {
            String conf = conf(node, directory.resolve(node.name()));
            configs.add(new NodeConfig(node.name(), new ConfParser(ConfFiles.none()).parse(node.name(), conf)));
            addresses.put(node.name(), Ipv4.of(address(configs.size() - 1)));
        }
        return Candidates.of(configs, addresses, Optional.empty());
    }

    /** Everything that can be broken and mended on the nodes: what breaks it, and what mends it. */
    Map<ScenarioEvent, ScenarioEvent> levers(List<Candidate> candidates) {
        Map<ScenarioEvent, ScenarioEvent> levers = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate.instance().tracking().forEach(tracked -> lever(candidate.node(), tracked, levers));
            levers.put(
                    event(Happening.LINK_DOWN, candidate.node(), "", 0),
                    event(Happening.LINK_UP, candidate.node(), "", 0));
            levers.put(event(Happening.STOP, candidate.node(), "", 0), event(Happening.START, candidate.node(), "", 0));
        }
        String first = candidates.get(0).node();
        levers.put(event(Happening.KILL, first, "", 0), event(Happening.START, first, "", 0));
        if (isAboutOperators) {
            candidates.forEach(candidate -> operatorsLevers(candidate, levers));
            String second = candidates.get(1).node();
            levers.put(event(Happening.LOSS, first, second, 0), event(Happening.HEAL, "", "", 0));
        } else {
            levers.put(event(Happening.PARTITION, first, "", 0), event(Happening.HEAL, "", "", 0));
        }
        return levers;
    }

    /** What needs no mending is followed by a reload, which must change nothing. */
    private void operatorsLevers(Candidate candidate, Map<ScenarioEvent, ScenarioEvent> levers) {
        String node = candidate.node();
        levers.put(event(Happening.VIP_DELETED, node, "", 0), event(Happening.RELOAD, node, "", 0));
        levers.put(event(Happening.FREEZE, node, "", 0), event(Happening.THAW, node, "", 0));
        levers.put(event(Happening.PAUSE, node, "", 0), event(Happening.RESUME, node, "", 0));
        if (nodes.stream().anyMatch(spec -> (spec.body() + spec.more()).contains("trk0"))) {
            levers.put(
                    event(Happening.INTERFACE_DOWN, node, "trk0", 0), event(Happening.INTERFACE_UP, node, "trk0", 0));
        }
    }

    private static void lever(String node, Tracking tracked, Map<ScenarioEvent, ScenarioEvent> levers) {
        switch (tracked.kind()) {
            case PROCESS ->
                levers.put(
                        event(Happening.PROCESS_DOWN, node, tracked.subject(), 0),
                        event(Happening.PROCESS_UP, node, tracked.subject(), 0));
            case SCRIPT ->
                levers.put(
                        event(Happening.SCRIPT_FAILS, node, tracked.name(), 0),
                        event(Happening.SCRIPT_SUCCEEDS, node, tracked.name(), 0));
            case FILE ->
                levers.put(
                        event(Happening.FILE_SAYS, node, tracked.name(), 1),
                        event(Happening.FILE_SAYS, node, tracked.name(), 0));
            case INTERFACE ->
                levers.put(
                        event(Happening.INTERFACE_DOWN, node, tracked.name(), 0),
                        event(Happening.INTERFACE_UP, node, tracked.name(), 0));
        }
    }

    private static ScenarioEvent event(Happening what, String node, String subject, int value) {
        return new ScenarioEvent(Duration.ZERO, what, node, subject, value);
    }
}
