package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Candidates;
import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.failover.lever.ClusterStanding;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a {@link ClusterStanding} of what the nodes say of themselves. */
final class StandingReader {

    private static final String CONF = "/keepalived.conf";

    private final Topology site;

    StandingReader(Topology site) {
        this.site = site;
    }

    ClusterStanding of(List<NodeStand> stands, String holder) {
        List<NodeConfig> configs = stands.stream().map(StandingReader::config).toList();
        Map<String, Ipv4> addresses = site.nodes().stream().collect(Collectors.toMap(Node::name, Node::address));
        List<Candidate> candidates = Candidates.of(configs, addresses, instance(configs));
        List<ScenarioEvent> events = new ArrayList<>();
        for (int i = 0; i < stands.size(); i++) {
            events.addAll(events(stands.get(i), candidates.get(i)));
        }
        KeepalivedRelease release = stands.stream()
                .filter(stand -> stand.node().equals(holder))
                .map(NodeStand::release)
                .findFirst()
                .orElse(KeepalivedRelease.V2_2);
        return new ClusterStanding(candidates, release, holder, events);
    }

    private static NodeConfig config(NodeStand stand) {
        String path = stand.files().keySet().stream()
                .filter(file -> file.endsWith(CONF))
                .sorted()
                .findFirst()
                .orElse("/etc/keepalived" + CONF);
        String text = stand.files().getOrDefault(path, "");
        return new NodeConfig(
                stand.node(),
                new ConfParser(new KeepalivedFolder(stand.files()), Optional.of(stand.node())).parse(path, text));
    }

    /** The one that cluster.yaml names, or that has the VIP. */
    private Optional<String> instance(List<NodeConfig> configs) {
        Optional<String> named = site.vrrp().map(vrrp -> vrrp.instance());
        boolean isThere = named.isPresent()
                && configs.stream()
                        .allMatch(config -> config.instance(named.get()).isPresent());
        return isThere
                ? named
                : configs.stream()
                        .flatMap(config -> config.instances().stream())
                        .filter(instance -> instance.addresses().stream()
                                .anyMatch(address -> address.address()
                                        .equals(Optional.of(site.vip().address()))))
                        .map(instance -> instance.name())
                        .findFirst();
    }

    private static List<ScenarioEvent> events(NodeStand stand, Candidate candidate) {
        List<ScenarioEvent> events = new ArrayList<>();
        if (!stand.keepalivedRuns()) {
            events.add(event(Happening.STOP, stand, "", 0));
        }
        for (Tracking tracked : candidate.config().trackingOf(candidate.instance())) {
            tracked.definition()
                    .ifPresent(tracker -> tracker.match(new Tracker.Cases<>(
                            (Tracker.ByProcess process) -> process(stand, process, events),
                            (Tracker.ByScript script) -> events,
                            (Tracker.ByFile file) -> file(stand, file, events))));
        }
        return events;
    }

    private static List<ScenarioEvent> process(NodeStand stand, Tracker.ByProcess process, List<ScenarioEvent> events) {
        if (!process.comparesCommandLine() && !stand.processes().contains(process.process())) {
            events.add(event(Happening.PROCESS_DOWN, stand, process.process(), 0));
        }
        return events;
    }

    private static List<ScenarioEvent> file(NodeStand stand, Tracker.ByFile file, List<ScenarioEvent> events) {
        Optional.ofNullable(stand.numbers().get(file.path()))
                .ifPresent(number -> events.add(event(Happening.FILE_SAYS, stand, file.name(), number)));
        return events;
    }

    private static ScenarioEvent event(Happening what, NodeStand stand, String subject, int value) {
        return new ScenarioEvent(Duration.ZERO, what, stand.node(), subject, value);
    }
}
