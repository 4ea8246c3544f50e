package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.failover.lever.ClusterStanding;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a failover may begin, by what every node says of itself; pure. All reasons against it at once. */
final class Readiness {

    private final Topology site;
    private final List<NodeStand> stands;

    Readiness(Topology site, List<NodeStand> stands) {
        this.site = site;
        this.stands = stands;
    }

    /** The nodes that have the VIP. */
    List<NodeStand> holders() {
        return stands.stream().filter(stand -> stand.has(site.vip().address())).toList();
    }

    /** What speaks against any failover, whatever the lever. */
    List<Problem> against(String target) {
        List<Problem> problems = new ArrayList<>();
        holderProblem(problems);
        stands.forEach(stand -> leverProblem(stand, problems));
        NodeStand wanted = stand(target);
        if (!wanted.keepalivedRuns()) {
            problems.add(Problem.fatal(
                    "target-without-keepalived",
                    "node " + target,
                    "keepalived does not run on " + target,
                    "the VIP would be on no node",
                    "on " + target + ":  sudo systemctl start keepalived ; then  vipnat doctor"));
        }
        return problems;
    }

    private NodeStand stand(String node) {
        return stands.stream()
                .filter(stand -> stand.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + node));
    }

    private void holderProblem(List<Problem> problems) {
        List<String> holders = holders().stream().map(NodeStand::node).toList();
        if (holders.size() != 1) {
            problems.add(Problem.fatal(
                    holders.isEmpty() ? "vip-nowhere" : "vip-on-two-nodes",
                    "VIP " + site.vip().address(),
                    holders.isEmpty() ? "no node has the VIP" : String.join(" and ", holders) + " have the VIP at once",
                    "a failover moves it from one node to another, and there is no such one",
                    "find out why:  vipnat doctor"));
        }
    }

    private static void leverProblem(NodeStand stand, List<Problem> problems) {
        stand.lever()
                .lock()
                .ifPresent(lock -> problems.add(held(stand.node(), lock.author().sentence())));
        stand.lever()
                .pulled()
                .filter(pulled -> stand.lever().lock().isEmpty())
                .ifPresent(pulled -> problems.add(Problem.fatal(
                        "on-standby",
                        "node " + stand.node(),
                        pulled.sentence(stand.node()),
                        "two levers at once could leave the VIP on no node",
                        "vipnat failover --back")));
    }

    /** Somebody else is at work on a node. */
    static Problem held(String node, String who) {
        return Problem.fatal(
                "another-failover",
                "node " + node,
                "a failover is under way there, by " + who,
                "two at once would pull against each other",
                "wait for it to end; a lock whose vipnat has died runs out within a minute");
    }

    /** What speaks against this target, by what its keepalived watches and hears. */
    List<Problem> against(ClusterStanding situation, String target) {
        List<Problem> problems = new ArrayList<>();
        Candidate candidate = situation.candidate(target);
        serviceProblem(situation, target, problems);
        stand(target).adverts().ifPresent(adverts -> {
            int vrid = candidate.instance().virtualRouterId().orElse(0);
            List<Ipv4> sources = adverts.stream()
                    .filter(advert -> advert.virtualRouterId() == vrid)
                    .map(NodeStand.Advert::source)
                    .distinct()
                    .toList();
            deafProblem(situation.holder(), target, sources, problems);
            foreignProblem(sources, vrid, problems);
        });
        return problems;
    }

    private static void serviceProblem(ClusterStanding situation, String target, List<Problem> problems) {
        String down = situation.standing().stream()
                .filter(event -> event.what() == ScenarioEvent.Happening.PROCESS_DOWN
                        && event.node().equals(target))
                .map(ScenarioEvent::subject)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!down.isEmpty()) {
            problems.add(Problem.fatal(
                    "target-service-down",
                    "node " + target,
                    "on " + target + " there is no " + down,
                    "what it serves would be gone with the VIP",
                    "on " + target + ":  sudo systemctl start " + down.replace(",", "") + " ; then  vipnat doctor"));
        }
    }

    private void deafProblem(String holder, String target, List<Ipv4> sources, List<Problem> problems) {
        if (!sources.contains(address(holder))) {
            problems.add(Problem.fatal(
                    "target-hears-no-advert",
                    "node " + target,
                    target + " hears no VRRP advert of " + holder,
                    "it does not know that " + holder + " has the VIP, and both would have it once it takes part",
                    "on " + target + ":  sudo tcpdump -nn 'ip proto 112' ; let protocol 112 to 224.0.0.18 in"));
        }
    }

    private void foreignProblem(List<Ipv4> sources, int vrid, List<Problem> problems) {
        List<Ipv4> nodes = site.nodes().stream().map(Node::address).toList();
        List<Ipv4> foreign =
                sources.stream().filter(source -> !nodes.contains(source)).toList();
        if (!foreign.isEmpty()) {
            problems.add(Problem.fatal(
                    "foreign-vrid",
                    "virtual router " + vrid,
                    foreign.stream().map(Ipv4::toString).collect(Collectors.joining(", "))
                            + ", no node of this cluster, advertises the same virtual router id",
                    "it takes part in the election, and may have the VIP in the end",
                    "give this cluster, or the other one, another virtual_router_id"));
        }
    }

    private Ipv4 address(String node) {
        return site.nodes().stream()
                .filter(one -> one.name().equals(node))
                .map(Node::address)
                .findFirst()
                .orElseThrow();
    }
}
