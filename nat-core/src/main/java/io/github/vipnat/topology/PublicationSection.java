package io.github.vipnat.topology;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.Publication.Options;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the entries of one router's {@code publish}. */
final class PublicationSection {

    private static final List<String> KEYS = List.of(
            "global",
            "interface",
            "as",
            "ports",
            "exposure",
            "vrf",
            "route-map",
            "redundancy",
            "mapping-id",
            "no-alias",
            "no-payload",
            "keep");

    /** ios-facts 1.1, "Options in XE model". */
    private static final Value<Integer> MAPPING_ID =
            Numbers.between(1, Integer.MAX_VALUE, "100", "a router takes no other number for a mapping");

    private final Unique<Served> served = new Unique<>(
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
        Options options = options(publication);
        global.ifPresent(outside -> checkSecond(outside, options.vrf(), publication));
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
                        .required("global", Addresses.HOST_ADDRESS.withExample("192.168.4.51"))
                        .map(Global.Address::new)
                : publication.required("interface", Words.ROUTER_INTERFACE).map(Global.OfInterface::new);
    }

    private static Options options(Section publication) {
        return new Options(
                publication.optional("vrf", Words.ROUTER_WORD),
                publication.optional("route-map", Words.ROUTER_WORD),
                publication.optional("redundancy", Words.ROUTER_WORD),
                mappingId(publication),
                publication.optional("no-alias", Choice.FLAG).orElse(false),
                publication.optional("no-payload", Choice.FLAG).orElse(false));
    }

    private static OptionalInt mappingId(Section publication) {
        if (publication.has("mapping-id") && !publication.has("redundancy")) {
            publication
                    .field("mapping-id")
                    .refuse(
                            "mapping-id-alone",
                            "mapping-id without redundancy",
                            "a router takes mapping-id only behind redundancy",
                            "add redundancy: HSRP-NAME, or remove mapping-id");
        }
        return publication.optionalNumber("mapping-id", MAPPING_ID);
    }

    private void checkSecond(Global global, Optional<String> vrf, Section publication) {
        boolean isVrfReadable = publication.has("vrf") == vrf.isPresent();
        if (isVrfReadable) {
            served.see(
                    new Served(global, vrf), publication.field(publication.has("interface") ? "interface" : "global"));
        }
    }

    /** What only one publication of a router may claim. */
    private record Served(Global global, Optional<String> vrf) {

        @Override
        public String toString() {
            return global + vrf.map(name -> " in vrf " + name).orElse("");
        }
    }
}
