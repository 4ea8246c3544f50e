package io.github.vipnat.cli.nat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.TextFile;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.topology.Router;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Working on saved configurations instead of routers. */
final class OfflineOptions {

    /** In bytes; the largest we know of is a third of it. */
    static final int LARGEST_CONFIGURATION = 64 << 20;

    @Option(
            names = "--running-config",
            paramLabel = "[ROUTER=]FILE",
            description = "Read this saved running-config instead of the router; may be repeated.")
    private List<String> files = new ArrayList<>();

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Of so many routers, how many to work on at the same time: a file is there at once, and only a processor can be waited for. */
    int atOnce(int routers) {
        int processors = Runtime.getRuntime().availableProcessors();
        return isEmpty() ? routers : Math.max(1, Math.min(processors, routers));
    }

    /** Reads the router's saved configuration, or, where none is given, the router itself. */
    PlanReview review(Reconciler reconciler, Router router) {
        return review(reconciler, router, reconciler::plan);
    }

    /** As above, with the faults that the plan would mend. */
    PlanReview lint(Reconciler reconciler, Router router) {
        return reconciler.withFaultsOfToday(review(reconciler, router));
    }

    /** As above; looks at a router itself more closely. */
    PlanReview verify(Reconciler reconciler, Router router) {
        return review(reconciler, router, reconciler::verify);
    }

    private PlanReview review(Reconciler reconciler, Router router, Function<Router, PlanReview> online) {
        Optional<Path> file = fileFor(router);
        if (file.isEmpty() && !isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.INPUT,
                    Problem.fatal(
                            "no-configuration-for-router",
                            "router " + router.name(),
                            "no --running-config is given for it",
                            "with saved configurations no router is asked",
                            "--running-config " + router.name() + "=FILE, or choose routers with -r"));
        }
        return file.map(path ->
                        reconciler.plan(router, TextFile.readForeign(path, LARGEST_CONFIGURATION), path.toString()))
                .orElseGet(() -> online.apply(router));
    }

    private Optional<Path> fileFor(Router router) {
        String prefix = router.name() + "=";
        List<String> named = files.stream()
                .filter(file -> file.startsWith(prefix))
                .map(file -> file.substring(prefix.length()))
                .toList();
        List<String> unnamed =
                files.stream().filter(file -> !file.contains("=")).toList();
        List<String> candidates = named.isEmpty() ? unnamed : named;
        if (candidates.size() > 1) {
            throw new ProblemException(ProblemException.Kind.INPUT, several(router, candidates));
        }
        return candidates.stream().findFirst().map(Path::of);
    }

    private static Problem several(Router router, List<String> files) {
        return Problem.fatal(
                "several-configurations-for-router",
                "router " + router.name(),
                "several --running-config files are given for it: " + String.join(", ", files),
                "only one of them can be its configuration",
                "name each router's file:  --running-config " + router.name() + "=FILE");
    }
}
