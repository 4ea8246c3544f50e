package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The election played with the nodes' own files and processes ends with one holder, and the one that there is. */
final class ElectionCheck implements Check {

    static final String CODE = "vip-elected";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.VRRP;
    }

    @Override
    public String summary() {
        return "By their own keepalived.conf and the processes that run now the nodes elect one holder, and it is the one that has the VIP.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return SeenKeepalived.questions();
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        String where = sight.site().cluster();
        List<SeenKeepalived> seen = SeenKeepalived.all(sight);
        if (seen.size() < sight.nodes().size()) {
            return List.of(LINES.notChecked(
                    where,
                    "whom the nodes would elect: not every keepalived.conf is known",
                    "the election of a part of the nodes says nothing of the whole",
                    "mend what keeps the others from answering, and look again",
                    sight.nodes().stream().map(AskedCheck::of).toArray(Finding.Cause[]::new)));
        }
        try {
            return List.of(compared(where, elected(sight, seen), VipHolder.of(sight), causes(sight)));
        } catch (ProblemException e) {
            return List.of(unplayed(where, e.problems().get(0).what(), sight));
        }
    }

    private static Finding unplayed(String where, String why, SiteSight sight) {
        return LINES.notChecked(
                where,
                "whom the nodes would elect: " + why,
                "without an election there is no failover",
                "vipnat keepalived lint  names what is wrong with the files",
                causes(sight));
    }

    private static Finding.Cause[] causes(SiteSight sight) {
        return sight.nodes().stream()
                .map(node -> new Finding.Cause(ConfCheck.CODE, node.node().name()))
                .toArray(Finding.Cause[]::new);
    }

    private static List<String> elected(SiteSight sight, List<SeenKeepalived> seen) {
        List<NodeConfig> configs = seen.stream().map(SeenKeepalived::config).toList();
        Map<String, Ipv4> addresses =
                sight.site().nodes().stream().collect(Collectors.toMap(Node::name, Node::address));
        List<Candidate> candidates = Candidates.of(configs, addresses, instance(sight, configs));
        Simulation simulation = new Simulation(candidates, release(seen), Map.of());
        Duration settled = simulation.settlingTime();
        List<ScenarioEvent> down = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            down.addAll(down(candidates.get(i), seen.get(i), settled));
        }
        Duration end = settled.multipliedBy(3);
        return simulation.run(down, end).holdersAt(end.minusNanos(1));
    }

    /** The one that carries the VIP, whatever it is called. */
    private static Optional<String> instance(SiteSight sight, List<NodeConfig> configs) {
        String vip = sight.site().vip().address().toString();
        return configs.stream()
                .flatMap(config -> config.instances().stream())
                .filter(instance -> instance.addresses().stream()
                        .anyMatch(address -> address.withoutMask().equals(vip)))
                .map(VrrpInstance::name)
                .findFirst();
    }

    private static KeepalivedRelease release(List<SeenKeepalived> seen) {
        return SeenKeepalived.releases(seen).stream()
                .max(Comparator.naturalOrder())
                .orElse(KeepalivedRelease.V2_2);
    }

    /** The tracked processes that the node does not have; where it does not say what runs, none is taken for missing. */
    private static List<ScenarioEvent> down(Candidate candidate, SeenKeepalived seen, Duration at) {
        Set<String> running = seen.file().host().processNames().orElse(Set.of());
        if (running.isEmpty()) {
            return List.of();
        }
        return candidate.config().trackingOf(candidate.instance()).stream()
                .filter(tracking -> tracking.kind() == Tracking.Kind.PROCESS && !running.contains(tracking.subject()))
                .map(tracking -> new ScenarioEvent(
                        at, ScenarioEvent.Happening.PROCESS_DOWN, candidate.node(), tracking.subject(), 1))
                .distinct()
                .toList();
    }

    private static Finding compared(String where, List<String> elected, VipHolder holder, Finding.Cause[] because) {
        String names = String.join(" and ", elected);
        if (elected.size() != 1) {
            return LINES.fault(
                    where,
                    elected.isEmpty()
                            ? "by their files and processes no node would have the VIP"
                            : "by their files and processes " + names + " would have the VIP at once",
                    "the next event brings exactly that, if it is not so already",
                    "vipnat keepalived simulate  shows how it comes to that",
                    because);
        }
        boolean isSame =
                holder.isCertain() && holder.holders().get(0).node().name().equals(names);
        if (isSame || !holder.isCertain()) {
            return LINES.ok(where, names + " is whom the nodes elect by their files and processes");
        }
        return LINES.note(
                where,
                "by their files and processes " + names + " would have the VIP, and "
                        + holder.holders().get(0).node().name() + " has it",
                "nopreempt, a track_file, a script or a delay may be why; without one the VIP moves by itself",
                "vipnat keepalived simulate  shows the election;  sudo journalctl -u keepalived  what happened");
    }
}
