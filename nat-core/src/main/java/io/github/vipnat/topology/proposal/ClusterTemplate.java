package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first cluster.yaml, every line explained, which {@code TopologyReader} accepts as it is.
 *
 * <p>What is not known is filled with examples from the documentation networks (RFC 5737) and marked CHANGE.
 *
 * @param nodes filled up to two
 * @param publish in the order they are to stand in the file
 * @param notes what to say above the lines
 */
public record ClusterTemplate(
        Optional<String> cluster,
        Optional<Ipv4Prefix> vip,
        List<KnownNode> nodes,
        Optional<KnownRouter> router,
        List<Publication> publish,
        Notes notes) {

    public ClusterTemplate {
        nodes = List.copyOf(nodes);
        publish = List.copyOf(publish);
    }

    /** A server whose fixed address is known, and perhaps its name. */
    public record KnownNode(Optional<String> name, Ipv4 address) {}

    /** A router whose name is known, and perhaps the address or host name that SSH reaches it by. */
    public record KnownRouter(String name, Optional<String> host) {}

    /**
     * Sentences for the reader of the file, each a comment of its own above the lines it is about; one that begins with
     * {@code - } is an item of a list.
     *
     * @param site at the head of the file
     * @param publish above all publications
     * @param publications above single ones
     */
    public record Notes(
            List<String> site,
            List<String> vip,
            List<String> nodes,
            List<String> publish,
            Map<Publication, List<String>> publications) {

        public Notes {
            site = List.copyOf(site);
            vip = List.copyOf(vip);
            nodes = List.copyOf(nodes);
            publish = List.copyOf(publish);
            publications = Map.copyOf(publications);
        }

        /** Nothing to say. */
        public static Notes none() {
            return new Notes(List.of(), List.of(), List.of(), List.of(), Map.of());
        }
    }

    /** Nothing but examples. */
    public static ClusterTemplate unknown() {
        return new ClusterTemplate(
                Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), Notes.none());
    }

    /** The file's text; no line is longer than 80 columns unless a single value is. */
    public String render() {
        return TemplatePage.render(this);
    }
}
