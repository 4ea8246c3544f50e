package io.github.vipnat.cli.command;

import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.report.Style;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command understands, before or after its name. */
public final class CommonOptions {

    /** When to use colour. */
    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = {"-f", "--file"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The site's description. Default: ./cluster.yaml, then " + NodePaths.CLUSTER + ".")
    private @Nullable Path file;

    @Option(
            names = {"-r", "--router"},
            scope = ScopeType.INHERIT,
            paramLabel = "ROUTER",
            parameterConsumer = AppendedOption.class,
            description = "Only this router; may be repeated. Default: all of them.")
    private List<String> routers = new ArrayList<>();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print exactly one JSON document on standard output.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print no progress on standard error.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show each line as it is typed on the router; list what is only counted otherwise.")
    private boolean verbose;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an internal error, and list the round trips to each router.")
    private boolean debug;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "auto|always|never",
            description = "Use colour; auto means on a terminal, unless NO_COLOR is set. Default: auto.")
    private Colour colour = Colour.auto;

    public boolean json() {
        return json;
    }

    public boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean debug() {
        return debug;
    }

    /** What of these a command we tell the user to type has to repeat. */
    RepeatedArguments repeated() {
        return new RepeatedArguments(Optional.ofNullable(file).map(Path::toString), routers);
    }

    public Style style(Terminal terminal) {
        boolean coloured = switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> isColourWanted(terminal);
        };
        return new Style(coloured, verbose);
    }

    private static boolean isColourWanted(Terminal terminal) {
        boolean isRefused = !terminal.environment().getOrDefault("NO_COLOR", "").isEmpty();
        boolean isDumb = terminal.environment().getOrDefault("TERM", "").equals("dumb");
        return terminal.screen() && !isRefused && !isDumb;
    }

    Topology topology(Terminal terminal) {
        return siteFile().read(terminal);
    }

    /** The same for a service: it believes less. */
    public Topology topologyOfService(Terminal terminal) {
        return siteFile().readForService(terminal);
    }

    private SiteFile siteFile() {
        return new SiteFile(namedFile());
    }

    /** The routers asked for, in the order of cluster.yaml. */
    public List<Router> routers(Topology topology) {
        List<String> known = topology.routers().stream().map(Router::name).toList();
        List<Problem> unknown = routers.stream()
                .filter(name -> !known.contains(name))
                .map(name -> Problem.fatal(
                        "no-such-router",
                        topology.source().toString(),
                        "there is no router " + name,
                        "vipnat only touches routers that cluster.yaml describes",
                        "the file has: " + String.join(", ", known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, unknown);
        }
        return topology.routers().stream()
                .filter(router -> routers.isEmpty() || routers.contains(router.name()))
                .toList();
    }

    /** The file that was named, if one was. */
    public Optional<Path> namedFile() {
        return Optional.ofNullable(file);
    }

    /** The file that was named, or the one in its usual place, if there is one. */
    public Optional<Path> topologyFileIfThere() {
        return new SiteFile(namedFile()).ifThere();
    }
}
