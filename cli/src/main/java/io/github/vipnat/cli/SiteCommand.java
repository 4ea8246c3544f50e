package io.github.vipnat.cli;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.report.HumanReport;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about a site needs; the commands themselves say what they do with it. */
abstract class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Once<CtrlC> ctrlC = new Once<>(() -> new CtrlC(terminal().err(), this::endAtOnce));
    private final Once<Surroundings> surroundings = new Once<>(this::newSurroundings);

    @Override
    public final Integer call() {
        return execute().code();
    }

    /** How the parser sees this command. */
    protected CommandSpec spec() {
        return spec;
    }

    /** The command line's root, however deep this command lies. */
    protected RootCommand root() {
        return (RootCommand) spec.root().userObject();
    }

    protected abstract ExitCode execute();

    protected Terminal terminal() {
        return root().terminal();
    }

    protected CommonOptions options() {
        return root().options();
    }

    protected Topology topology() {
        return options().topology(terminal());
    }

    /** The same ones as long as the command runs: a secret that was typed is not asked for again. */
    protected Surroundings surroundings() {
        return surroundings.get();
    }

    private Surroundings newSurroundings() {
        boolean quiet = options().quiet() || options().json();
        Progress progress = quiet
                ? Progress.silent()
                : new ConsoleProgress(terminal().err(), options().verbose());
        return Surroundings.of(terminal().environment(), terminal().secrets(), progress)
                .with(ctrlC());
    }

    protected Reconciler reconciler(Topology topology) {
        return new Reconciler(topology, surroundings());
    }

    protected HumanReport report() {
        return new HumanReport(options().style(terminal()));
    }

    protected void print(String text) {
        terminal().out().print(options().repeated().in(text));
    }

    /** What Ctrl-C means to this command, once it has begun to change something. */
    protected CtrlC ctrlC() {
        return ctrlC.get();
    }

    /** Several routers at the same time, in this command's surroundings. */
    protected Fleet fleet(Topology topology, int parallel) {
        return new Fleet(topology, surroundings(), parallel);
    }

    /** Tells on standard error why routers missed their turn, each reason once; a script finds it in its document. */
    protected <T> void tell(List<RouterResult.Missed<T>> missed) {
        if (options().json()) {
            return;
        }
        List<Problem> problems = missed.stream()
                .flatMap(turn -> turn.problems().stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            new ErrorPrinter(root()).print(problems);
        }
        if (options().debug()) {
            missed.stream()
                    .filter(turn -> turn.kind().isEmpty())
                    .forEach(turn -> turn.failure().printStackTrace(terminal().err()));
        }
    }

    /** Ends the program in the middle of its work, with what is left to do by hand. */
    private void endAtOnce() {
        LeftOpen left =
                new LeftOpen(surroundings().runs(), surroundings().platforms().os());
        terminal().err().print(options().repeated().in(left.toText()));
        terminal().err().flush();
        Runtime.getRuntime().halt(ExitCode.LEFT_FOR_HUMAN.code());
    }
}
