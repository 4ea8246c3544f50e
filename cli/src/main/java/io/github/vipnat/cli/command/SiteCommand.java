package io.github.vipnat.cli.command;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.cli.process.ConsoleProgress;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.InterruptHandler;
import io.github.vipnat.cli.process.Lazy;
import io.github.vipnat.cli.process.RoundTripList;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.cli.process.UnfinishedWork;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Fleet;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.report.HumanReport;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about a site needs; the commands themselves say what they do with it. */
@SuppressWarnings("this-escape") // what is lazy is made when it is first asked for, long after the constructor
public abstract class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Lazy<InterruptHandler> interrupts =
            new Lazy<>(() -> new InterruptHandler(terminal().err(), new ProcessExit(this)));
    private final Lazy<Surroundings> surroundings = new Lazy<>(this::newSurroundings);
    private final Lazy<Set<String>> earlierRuns =
            new Lazy<>(() -> UnfinishedWork.names(surroundings().runs()));

    private Optional<RoundTripList> roundTrips = Optional.empty();

    @Override
    public final Integer call() {
        try {
            return execute().code();
        } finally {
            roundTrips.ifPresent(list -> list.lines().forEach(terminal().err()::println));
        }
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

    public Terminal terminal() {
        return root().terminal();
    }

    public CommonOptions options() {
        return root().options();
    }

    public Topology topology() {
        return options().topology(terminal());
    }

    /** The same ones as long as the command runs: a secret that was typed is not asked for again. */
    public Surroundings surroundings() {
        return surroundings.get();
    }

    private Surroundings newSurroundings() {
        boolean quiet = options().quiet() || options().json();
        Progress progress = quiet
                ? Progress.silent()
                : new ConsoleProgress(terminal().err(), options().verbose());
        Progress watched = watched(progress);
        if (options().debug()) {
            roundTrips = Optional.of(new RoundTripList(watched));
        }
        return Surroundings.of(
                        terminal().environment(),
                        terminal().secrets(),
                        roundTrips.<Progress>map(list -> list).orElse(watched))
                .with(interrupts());
    }

    /** Who hears how the work gets on; a command may listen too. */
    protected Progress watched(Progress shown) {
        return shown;
    }

    protected Reconciler reconciler(Topology topology) {
        return new Reconciler(topology, surroundings());
    }

    public HumanReport report() {
        return new HumanReport(options().style(terminal()));
    }

    public void print(String text) {
        terminal().out().print(options().repeated().in(text));
    }

    /** What Ctrl-C means to this command, where it {@link #heedSignals}. */
    public InterruptHandler interrupts() {
        return interrupts.get();
    }

    /**
     * From here to the end of the process, however long its last words take, a signal means what the command makes of it, and
     * the exit code is that of the work.
     */
    @SuppressWarnings(
            "resource") // given back to nobody: the Java machine's own code for a signal must not win at the end
    protected void heedSignals() {
        terminal().signals().watch(interrupts()::press);
    }

    /** From here on routers may be changed. */
    public void beginWork() {
        earlierRuns.get();
        interrupts().begin();
    }

    /** What this command leaves unfinished if it ends now. */
    UnfinishedWork unfinishedWork() {
        return new UnfinishedWork(
                surroundings().runs(), surroundings().platforms().os(), earlierRuns.get());
    }

    /** Several routers at the same time, in this command's surroundings. */
    protected Fleet fleet(Topology topology, int parallel) {
        return new Fleet(topology, surroundings(), parallel);
    }

    /** Tells on standard error why nothing came of some routers, each reason once; a script finds it in its document. */
    public <T> void tell(List<RouterResult.Failed<T>> failed) {
        if (options().json()) {
            return;
        }
        warn(failed.stream().flatMap(one -> one.problems().stream()).distinct().toList());
        if (options().debug()) {
            failed.stream()
                    .filter(one -> one.kind().isEmpty())
                    .forEach(one -> one.failure().printStackTrace(terminal().err()));
        }
    }

    /** Tells on standard error what is to be known and stops nothing; a script finds it in its document. */
    public void warn(List<Problem> problems) {
        if (!options().json() && !problems.isEmpty()) {
            terminal().out().flush();
            new ErrorPrinter(root()).print(problems);
        }
    }
}
