package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The post-failover agent of each node runs, has looked lately, and may write. A node without one is noted. */
final class AgentCheck implements Check {

    static final String CODE = "agent";

    private static final String FOLDER = NodePaths.STATE + "/agent";

    static final NodeQuestion STATUS = NodeQuestion.ofRoot("agent-status", "/usr/bin/cat " + FOLDER + "/status.json");
    static final NodeQuestion FROZEN = NodeQuestion.ofRoot("agent-frozen", "/usr/bin/cat " + FOLDER + "/frozen");
    static final NodeQuestion UNIT = NodeQuestion.ofAll("agent-unit", "systemctl is-active vipnat-agent");
    static final NodeQuestion TIME = NodeQuestion.ofAll("node-time", "date +%s");

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.AGENT;
    }

    @Override
    public String summary() {
        return "The agent of each node runs, has looked lately, finds nothing wrong and is not frozen.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(STATUS, FROZEN, UNIT, TIME);
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        Duration interval = sight.site().agent().interval();
        return sight.nodes().stream()
                .flatMap(node -> node(node, interval).stream())
                .toList();
    }

    private static List<Finding> node(NodeSight node, Duration interval) {
        String name = node.node().name();
        return node.answer(STATUS)
                .match(new NodeAnswer.Cases<List<Finding>>(
                        (NodeAnswer.Said said) -> said.status() == 0
                                ? told(node, said.output(), interval)
                                : List.of(without(name, runs(node))),
                        (NodeAnswer.NotAsked none) -> List.of(
                                LINES.notChecked(node, STATUS, node.node().name()))));
    }

    private static boolean runs(NodeSight node) {
        return node.said(UNIT).filter(said -> said.strip().equals("active")).isPresent();
    }

    private static Finding without(String node, boolean runs) {
        return runs
                ? LINES.warning(
                        node,
                        "the agent runs and has written no status",
                        "whether it looks at the routers is not known",
                        "on the node:  sudo vipnat agent status")
                : LINES.note(
                        node,
                        "no agent has run here",
                        "after a failover nobody sees to it that the routers follow",
                        "on the node:  sudo vipnat agent install");
    }

    private static List<Finding> told(NodeSight node, String status, Duration interval) {
        String name = node.node().name();
        try {
            JsonObject json = Json.read(name + ":" + FOLDER + "/status.json", status);
            List<Finding> lines = new ArrayList<>();
            frozen(node).ifPresent(reason -> lines.add(frozen(name, reason)));
            late(node, Instant.parse(json.string("updated")), interval).ifPresent(lines::add);
            json.objects("routers").stream()
                    .filter(router -> !router.flag("good"))
                    .map(router -> unhappy(name, router))
                    .forEach(lines::add);
            return lines.isEmpty() ? List.of(LINES.ok(name, "the agent runs and finds nothing wrong")) : lines;
        } catch (ProblemException | DateTimeException e) {
            return List.of(LINES.notChecked(
                    name,
                    "the agent's status cannot be read",
                    "it may be of another version of vipnat",
                    "on the node:  sudo vipnat agent status"));
        }
    }

    private static Optional<String> frozen(NodeSight node) {
        return node.said(FROZEN).map(String::strip);
    }

    private static Finding frozen(String node, String reason) {
        return LINES.warning(
                node,
                "the agent is frozen" + (reason.isEmpty() ? "" : ": " + reason),
                "after a failover it writes nothing to any router",
                "on the node:  sudo vipnat agent thaw");
    }

    /** By the node's own clock, which the agent goes by too. */
    private static Optional<Finding> late(NodeSight node, Instant updated, Duration interval) {
        if (!runs(node)) {
            return Optional.of(LINES.warning(
                    node.node().name(),
                    "the agent has run and does not run now",
                    "after a failover nobody sees to it that the routers follow",
                    "on the node:  sudo systemctl start vipnat-agent"));
        }
        return node.said(TIME)
                .map(said -> Duration.between(updated, Instant.ofEpochSecond(Long.parseLong(said.strip()))))
                .filter(age -> age.compareTo(interval.multipliedBy(2)) > 0)
                .map(age -> LINES.warning(
                        node.node().name(),
                        "the agent last said something " + age.toMinutes() + " minutes ago",
                        "it may hang, and a failover would not be followed",
                        "on the node:  sudo systemctl restart vipnat-agent"));
    }

    private static Finding unhappy(String node, JsonObject router) {
        return LINES.warning(
                node,
                "the agent says of router " + router.string("router") + ": " + router.string("sentence"),
                "it stands since the agent last looked",
                "on the node:  sudo vipnat agent status",
                new Finding.Cause(NatRulesCheck.CODE, router.string("router")),
                new Finding.Cause(RouterNeighbourCheck.CODE, router.string("router")));
    }
}
