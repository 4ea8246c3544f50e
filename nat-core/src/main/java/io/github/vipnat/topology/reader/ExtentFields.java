package io.github.vipnat.topology.reader;

import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.PortPair;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how much of the VIP a publication opens: {@code as}, {@code ports} and {@code exposure}. */
final class ExtentFields {

    private static final Value<Boolean> ACCEPTED = new Choice<>(Map.of("accepted", true));

    private final Section publication;

    private ExtentFields(Section publication) {
        this.publication = publication;
    }

    static Optional<Extent> read(Section publication) {
        return new ExtentFields(publication).read();
    }

    private Optional<Extent> read() {
        Optional<As> as = publication.required("as", Choice.lowerCase(As.values()));
        boolean isAccepted = publication.optional("exposure", ACCEPTED).orElse(false);
        Optional<List<PortPair>> ports =
                publication.optional("ports", new ListOf<>(PortFields.published(publication.has("interface"))));
        as.ifPresent(this::check);
        return as.flatMap(chosen -> switch (chosen) {
            case FULL -> Optional.of(new Extent.Full(isAccepted));
            case PORTS ->
                publication.has("ports") ? ports.map(Extent.Ports::new) : Optional.of(new Extent.Ports(List.of()));
        });
    }

    private void check(As as) {
        switch (as) {
            case FULL -> checkFull();
            case PORTS -> checkPorts();
        }
    }

    private void checkFull() {
        if (publication.has("ports")) {
            publication
                    .field("ports")
                    .refuse(
                            "ports-with-full",
                            "ports together with as: full",
                            "as: full opens every port, the listed ones and all others",
                            "write as: ports to open these alone, or remove ports");
        }
        if (publication.has("interface")) {
            publication
                    .field("interface")
                    .refuse(
                            "interface-with-full",
                            "interface together with as: full",
                            "it would claim every port of the router's own address, the one for logging in too",
                            "write as: ports and list them, or publish a global of its own");
        }
    }

    /** Without ports there has to be something that stays: the way to leave all of a global alone and say so. */
    private void checkPorts() {
        if (!publication.has("ports") && !publication.has("keep")) {
            publication
                    .field("as")
                    .refuse(
                            "no-ports",
                            "as: ports without ports",
                            "nothing would be published",
                            "add ports: [tcp 80, \"tcp 443:8443\"]");
        }
        if (publication.has("exposure")) {
            publication
                    .field("exposure")
                    .refuse(
                            "exposure-with-ports",
                            "exposure together with as: ports",
                            "only as: full opens more than the file lists, so there is nothing to accept",
                            "remove exposure");
        }
    }

    private enum As {
        PORTS,
        FULL
    }
}
