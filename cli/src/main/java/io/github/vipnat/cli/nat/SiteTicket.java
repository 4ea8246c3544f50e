package io.github.vipnat.cli.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.report.ChangeTicket;
import io.github.vipnat.topology.Topology;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The head of a page, from the site and from the person at the keyboard. */
final class SiteTicket {

    private SiteTicket() {}

    static ChangeTicket of(SiteCommand command, Topology topology, String ticket) {
        Map<Ipv4, String> hosts = new HashMap<>();
        topology.nodes().forEach(node -> hosts.put(node.address(), node.name()));
        Ipv4 vip = topology.vip().address();
        hosts.put(vip, "VIP of " + topology.cluster());
        return new ChangeTicket(author(command), now(command), ticket, hosts, Optional.of(vip));
    }

    /** The head of a run's page; the hosts have the names of today's cluster.yaml, where there is one. */
    static ChangeTicket of(SiteCommand command, RunRecord run) {
        Optional<Topology> site = command.options().topologyFileIfThere().map(file -> command.topology());
        ChangeTicket today = site.map(topology -> of(command, topology, run.ticket()))
                .orElseGet(() -> new ChangeTicket("", run.started(), run.ticket(), Map.of(), Optional.empty()));
        return new ChangeTicket(run.user(), run.started(), run.ticket(), today.hosts(), today.vip());
    }

    /** Who types the command, as the record of runs calls him. */
    static String author(SiteCommand command) {
        return command.terminal().environment().getOrDefault("USER", System.getProperty("user.name"));
    }

    static Instant now(SiteCommand command) {
        return command.surroundings().clock().instant();
    }
}
