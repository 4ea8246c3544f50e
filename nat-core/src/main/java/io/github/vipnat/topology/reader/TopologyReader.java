package io.github.vipnat.topology.reader;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.FileFindings;
import io.github.vipnat.topology.yaml.YamlParser;
import io.github.vipnat.trust.Demand;
import io.github.vipnat.trust.FileRole;
import io.github.vipnat.trust.Reader;
import io.github.vipnat.trust.TrustedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads cluster.yaml and names every mistake in it at once, each with {@code file:line:column} and a way out.
 *
 * <p>Example: {@code new TopologyReader(home).read(Path.of("cluster.yaml")).routers()}.
 */
public final class TopologyReader {

    /** A larger file is refused, in bytes; the largest site we can think of needs a tenth of it. */
    public static final int MAX_BYTES = 1 << 20;

    private final Path home;

    /** @param home what {@code ~} stands for in the paths of the file */
    public TopologyReader(Path home) {
        this.home = home;
    }

    /**
     * Reads a file that a person named; root obeys it only where no stranger can have written it. An address that stands there as
     * {@code vipnat init} wrote and marked it is a mistake too.
     *
     * @throws ProblemException kind INPUT, when the file cannot be read, is not to be believed or anything in it is wrong; nothing
     *     else is thrown
     */
    public Topology read(Path file) {
        return read(file, Demand.ofNamed(Reader.current()), "");
    }

    /**
     * The same, with a demand of its own.
     *
     * @param otherWay what its reader may do instead of mending it, ending with {@code , or}; or empty
     */
    public Topology read(Path file, Demand demand, String otherWay) {
        String text = believed(file, demand, otherWay);
        Topology topology = read(file, text);
        List<Problem> examples = UnchangedExamples.in(file, text);
        if (!examples.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, examples);
        }
        return topology;
    }

    private static String believed(Path file, Demand demand, String otherWay) {
        return TextFile.read(file, MAX_BYTES, new TrustedFile(file, role(otherWay), demand)::open);
    }

    private static FileRole role(String otherWay) {
        return new FileRole(
                "file",
                "the description of the site",
                "whoever can change it decides what vipnat does as "
                        + Reader.current().name() + ", and where it logs in",
                false,
                otherWay);
    }

    /**
     * Reads a text that stands for a file, without touching any file.
     *
     * @param source what messages call the text, and where its relative paths start
     * @throws ProblemException kind INPUT, when anything in it is wrong
     */
    public Topology read(Path source, String text) {
        FileFindings findings = new FileFindings(source.toString());
        Field.File file = new Field.File(source, home, findings);
        Optional<Topology> topology = YamlParser.parse(text, findings)
                .flatMap(root -> new TopologySection(source).value().read(new Field("the file", root, false, file)));
        findings.throwIfAny();
        return topology.orElseThrow();
    }

    /**
     * Reads the nodes alone: what else the file says, right or wrong, is not looked at.
     *
     * @throws ProblemException kind INPUT, when the file or its nodes cannot be read, or root is not to believe it
     */
    public List<Node> readNodes(Path file) {
        FileFindings findings = new FileFindings(file.toString());
        Field.File context = new Field.File(file, home, findings);
        Optional<List<Node>> nodes = YamlParser.parse(believed(file, Demand.ofNamed(Reader.current()), ""), findings)
                .flatMap(root -> TopologySection.NODES.read(new Field("the file", root, false, context)));
        findings.throwIfAny();
        return nodes.orElseThrow();
    }
}
