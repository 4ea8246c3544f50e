package io.github.vipnat.cli;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.report.HumanReport;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about a site needs; the commands themselves say what they do with it. */
abstract class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() {
        return execute().code();
    }

    /** How the parser sees this command. */
    CommandSpec spec() {
        return spec;
    }

    /** The command line's root, however deep this command lies. */
    private VipnatCommand root() {
        return (VipnatCommand) spec.root().userObject();
    }

    abstract ExitCode execute();

    Terminal terminal() {
        return root().terminal();
    }

    CommonOptions options() {
        return root().options();
    }

    Topology topology() {
        return options().topology(terminal());
    }

    Surroundings surroundings() {
        boolean quiet = options().quiet() || options().json();
        Progress progress = quiet
                ? Progress.silent()
                : new ConsoleProgress(terminal().err(), options().verbose());
        return Surroundings.of(terminal().environment(), terminal().secrets(), progress);
    }

    Reconciler reconciler(Topology topology) {
        return new Reconciler(topology, surroundings());
    }

    HumanReport report() {
        return new HumanReport(options().style(terminal()));
    }

    void print(String text) {
        terminal().out().print(text);
    }

    /**
     * Does the same for each router; one that fails does not keep the others from their turn. Its problems are printed
     * with {@code printProblems}.
     */
    ExitCode forEach(List<Router> routers, Function<Router, ExitCode> work) {
        ExitCode worst = ExitCode.DONE;
        List<Problem> problems = new ArrayList<>();
        for (Router router : routers) {
            try {
                worst = worst.worse(work.apply(router));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
                worst = worst.worse(ExitCode.of(e.kind()));
            }
        }
        if (!problems.isEmpty()) {
            new ErrorPrinter(root()).print(problems);
        }
        return worst;
    }
}
