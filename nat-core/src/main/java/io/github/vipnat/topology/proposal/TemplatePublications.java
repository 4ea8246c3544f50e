package io.github.vipnat.topology.proposal;

import static io.github.vipnat.topology.proposal.TemplateLines.CHANGE;
import static io.github.vipnat.topology.proposal.TemplateLines.scalar;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.ExampleAddresses;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.proposal.ClusterTemplate.Notes;
import java.util.List;

/** Lays out a router's {@code publish}. */
final class TemplatePublications {

    private static final String INDENT = " ".repeat(8);

    /** A list that is longer stands below its key, one item on a line. */
    private static final int LONGEST_LIST = 60;

    private final TemplateLines lines;
    private final Notes notes;

    TemplatePublications(TemplateLines lines, Notes notes) {
        this.lines = lines;
        this.notes = notes;
    }

    void add(List<Publication> publications) {
        lines.addNotes("    ", notes.publish());
        lines.add("    publish:", "what the outside reaches through the VIP");
        if (publications.isEmpty()) {
            example();
        }
        publications.forEach(this::add);
    }

    private void example() {
        lines.add("      - global: " + ExampleAddresses.GLOBAL, CHANGE + "an outside address of its own");
        ports(List.of("tcp 80", "tcp 443"), CHANGE);
        lines.add("        #keep: [tcp 2211]", "ports whose rules stay as they are");
    }

    private void add(Publication publication) {
        lines.addNotes("      ", notes.publications().getOrDefault(publication, List.of()));
        writeGlobal(publication.global());
        extent(publication.extent());
        options(publication.options());
        if (!publication.keep().isEmpty()) {
            list("keep", texts(publication.keep()), "ports whose rules stay as they are");
        }
    }

    private void writeGlobal(Global global) {
        global.<Runnable>match(new Global.Cases<>(
                        (Global.Address own) -> () ->
                                lines.add("      - global: " + scalar(own.toString()), "an outside address of its own"),
                        (Global.OfInterface of) -> () -> lines.add(
                                "      - interface: " + scalar(of.toString()), "whatever address this interface has")))
                .run();
    }

    private void extent(Extent extent) {
        extent.<Runnable>match(new Extent.Cases<>(
                        (Extent.Full full) -> () -> full(full), (Extent.Ports ports) -> () -> ports(ports)))
                .run();
    }

    private void full(Extent.Full full) {
        lines.add(INDENT + "as: full", "every protocol and every port of the VIP");
        String switchedOff = full.exposureAccepted() ? "" : "#";
        lines.add(INDENT + switchedOff + "exposure: accepted", "says that opening every port is meant");
    }

    private void ports(Extent.Ports listed) {
        List<String> items = texts(listed.ports());
        ports(items.isEmpty() ? List.of("tcp 80") : items, items.isEmpty() ? CHANGE : "");
    }

    private void ports(List<String> ports, String mark) {
        lines.add(INDENT + "as: ports", "only the listed ports; full opens every one");
        list("ports", ports, mark + "global port[:local port]");
    }

    private void options(StaticOptions options) {
        options.vrf().ifPresent(vrf -> lines.add(INDENT + "vrf: " + scalar(vrf), "the VRF of the rules"));
        writeFlag(options, Flag.MATCH_IN_VRF, "the global lies in the VRF too");
        options.routeMap().ifPresent(this::routeMap);
        options.redundancy().ifPresent(this::redundancy);
        writeFlag(options, Flag.NO_ALIAS, "the router answers no ARP for the global");
        writeFlag(options, Flag.NO_PAYLOAD, "addresses in the payload stay as they are");
    }

    private void routeMap(RouteMap map) {
        lines.add(INDENT + "route-map: " + scalar(map.name()), "the route-map of the rules");
        if (map.reversible()) {
            lines.add(INDENT + "reversible: true", "flows from outside may come first");
        }
    }

    private void redundancy(Redundancy group) {
        lines.add(INDENT + "redundancy: " + scalar(group.group()), "the HSRP group of the rules");
        group.mappingId().ifPresent(id -> lines.add(INDENT + "mapping-id: " + id, "the mapping of the HSRP group"));
    }

    private void writeFlag(StaticOptions options, Flag flag, String comment) {
        if (options.has(flag)) {
            lines.add(INDENT + flag.word() + ": true", comment);
        }
    }

    private void list(String key, List<String> items, String comment) {
        String flow = INDENT + key + ": [" + String.join(", ", items) + "]";
        if (flow.length() <= LONGEST_LIST) {
            lines.add(flow, comment);
        } else {
            lines.add(INDENT + key + ":", comment);
            items.forEach(item -> lines.addLine(INDENT + "  - " + item));
        }
    }

    private static List<String> texts(List<?> items) {
        return items.stream().map(Object::toString).toList();
    }
}
