package io.github.vipnat.topology.reader;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Reads the entries of one router's {@code publish}. */
final class PublicationSection {

    private static final List<String> KEYS = List.of(
            "global",
            "interface",
            "as",
            "ports",
            "exposure",
            "vrf",
            "match-in-vrf",
            "route-map",
            "reversible",
            "redundancy",
            "mapping-id",
            "no-alias",
            "no-payload",
            "keep");

    private final DuplicateCheck<Served> served = new DuplicateCheck<>(
            "duplicate-publication",
            "%s is published a second time on this router",
            "the two would fight for the same rules",
            "put everything about one global into one entry");

    Value<Publication> value() {
        return Section.value("a publication", "{ global: 192.168.4.51, as: ports, ports: [tcp 80] }", KEYS, this::read);
    }

    private Optional<Publication> read(Section publication) {
        Optional<Global> global = global(publication);
        Optional<Extent> extent = ExtentFields.read(publication);
        List<TransportPort> keep =
                publication.optional("keep", new ListOf<>(PortFields.kept())).orElse(List.of());
        extent.ifPresent(wanted -> PortFields.checkKept(wanted, keep, publication.field("keep")));
        StaticOptions options = OptionFields.read(publication);
        global.ifPresent(outside -> checkSecond(outside, options, publication));
        return publication.whole(
                () -> new Publication(publication.where(), global.orElseThrow(), extent.orElseThrow(), keep, options));
    }

    private static Optional<Global> global(Section publication) {
        boolean isAddress = publication.has("global");
        if (isAddress == publication.has("interface")) {
            return publication
                    .field(isAddress ? "interface" : "global")
                    .refuse(
                            "global-or-interface",
                            "a publication has "
                                    + (isAddress ? "both global and interface" : "neither global nor interface"),
                            "a rule has one outside: an address of its own, or whatever address an interface has",
                            isAddress ? "remove one of them, or make two entries" : "add global: 192.168.4.51");
        }
        return isAddress
                ? publication
                        .required("global", AddressField.HOST_ADDRESS.withExample("192.168.4.51"))
                        .map(Global.Address::new)
                : publication.required("interface", NamedText.ROUTER_INTERFACE).map(Global.OfInterface::new);
    }

    private void checkSecond(Global global, StaticOptions options, Section publication) {
        Optional<String> routeMap = options.routeMap().map(RouteMap::name);
        boolean isReadable = publication.has("vrf") == options.vrf().isPresent()
                && publication.has("route-map") == routeMap.isPresent();
        if (isReadable) {
            served.see(
                    new Served(global, options.vrf(), routeMap),
                    publication.field(publication.has("interface") ? "interface" : "global"));
        }
    }

    /** What only one publication of a router may claim: the same mapping under two route-maps is two rules. */
    private record Served(Global global, Optional<String> vrf, Optional<String> routeMap) {
        @Override
        public String toString() {
            return global
                    + vrf.map(name -> " in vrf " + name).orElse("")
                    + routeMap.map(name -> " under route-map " + name).orElse("");
        }
    }
}
