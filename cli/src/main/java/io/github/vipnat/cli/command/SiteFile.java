package io.github.vipnat.cli.command;

import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.trust.Demand;
import io.github.vipnat.trust.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that describes the site: the one that was named, else the one that is found (docs/adr/0021).
 *
 * @param named as it was typed behind {@code -f}
 */
record SiteFile(Optional<Path> named) {

    private static final Path HERE = Path.of("cluster.yaml");
    private static final Path SYSTEM = NodePaths.clusterFile();

    /** For the person who types the command. */
    Topology read(Terminal terminal) {
        Reader who = Reader.current();
        return read(terminal, named.isPresent() ? Demand.ofNamed(who) : Demand.ofFound(who));
    }

    /** For what runs on its own: the file has to be beyond doubt, since no person looks at it first. */
    Topology readForService(Terminal terminal) {
        return read(terminal, Demand.STRICT);
    }

    private Topology read(Terminal terminal, Demand demand) {
        TopologyReader reader = new TopologyReader(Surroundings.home(terminal.environment()));
        return reader.read(path(), demand, otherWay(demand));
    }

    /** The file, where it was named or exists. */
    Optional<Path> ifThere() {
        return Optional.of(path()).filter(found -> named.isPresent() || Files.exists(found));
    }

    private Path path() {
        return named.orElseGet(() -> isHere() ? HERE : SYSTEM);
    }

    private static boolean isHere() {
        return Files.exists(HERE) || !Files.exists(SYSTEM);
    }

    private String otherWay(Demand demand) {
        if (named.isPresent()) {
            return "";
        }
        if (demand == Demand.STRICT) {
            return isHere() ? "name the file that is meant (-f " + SYSTEM + "), or " : "";
        }
        return "name it, if you believe it (-f " + path() + "), or ";
    }
}
