package io.github.vipnat.cli.node;

import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.journal.RunJournal;
import io.github.vipnat.apply.journal.RunLock;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.Chore;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.drill.FailoverMover;
import io.github.vipnat.failover.Failover;
import io.github.vipnat.failover.FailoverOutcome;
import io.github.vipnat.failover.FailoverRequest;
import io.github.vipnat.failover.FailoverReview;
import io.github.vipnat.failover.LeverState;
import io.github.vipnat.failover.NodeStand;
import io.github.vipnat.failover.Setting;
import io.github.vipnat.failover.SiteProof;
import io.github.vipnat.failover.SshNodeHand;
import io.github.vipnat.failover.lever.Lever;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.NodeAccess;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows what would be pulled, asks once, carries it out on record, tells how it ended. */
final class FailoverDialogue implements AutoCloseable {

    private final SiteCommand command;
    private final Topology site;
    private final List<SshNodeHand> hands;
    private final Failover failover;
    private final FailoverText text;
    private Optional<FailoverMover> drilled = Optional.empty();
    private final List<RunLock> locks = new ArrayList<>();

    FailoverDialogue(SiteCommand command, Topology site, SiteProof.Allowed allowed) {
        this.command = command;
        this.site = site;
        this.text = new FailoverText(command.options().style(command.terminal()));
        NodeAccess access = new NodeAccess(command.surroundings());
        this.hands = site.nodes().stream()
                .map(node -> new SshNodeHand(node, access::open))
                .toList();
        Reconciler reconciler = new Reconciler(site, command.surroundings());
        SiteProof proof = SiteProof.of(site, command.options().routers(site), reconciler, allowed);
        this.failover = new Failover(
                site,
                List.copyOf(hands),
                new Setting(
                        proof,
                        Pause.real(),
                        System::nanoTime,
                        command.interrupts(),
                        this::progress,
                        (chore, meanwhile) ->
                                Chore.run(chore, meanwhile, command.terminal().err())));
    }

    private void progress(String line) {
        drilled.ifPresent(mover -> mover.progress(line));
        if (!command.options().quiet() && !command.options().json()) {
            command.terminal().err().println(line);
        }
    }

    /** To a node. */
    ExitCode move(FailoverRequest request, boolean yes) {
        requireNoOtherRun();
        FailoverReview review = failover.review(request);
        if (review.plan().isEmpty()) {
            print(text.nothingToDo(request.target()), FailoverJson.nothingToDo(request.target()));
            return ExitCode.DONE;
        }
        command.warn(review.notes());
        if (!command.options().json()) {
            command.print(text.of(review));
        }
        if (!isAgreed("Move the VIP to " + request.target() + "?", yes)) {
            command.print("\nNothing was changed.\n");
            return ExitCode.REFUSED;
        }
        List<String> pulls = review.plan().orElseThrow().levers().stream()
                .map(Lever::pulling)
                .toList();
        return onRecord(request.author(), pulls, () -> failover.carryOut(review));
    }

    /** There and back, as one run on record. */
    ExitCode drill(FailoverRequest request, boolean yes, Function<FailoverMover, ExitCode> work) {
        requireNoOtherRun();
        FailoverReview review = failover.review(request);
        if (review.plan().isEmpty()) {
            print(text.nothingToDo(request.target()), FailoverJson.nothingToDo(request.target()));
            return ExitCode.REFUSED;
        }
        command.warn(review.notes());
        if (!command.options().json()) {
            command.print(text.of(review));
        }
        if (!isAgreed("Move the VIP to " + request.target() + " and back?", yes)) {
            command.print("\nNothing was changed.\n");
            return ExitCode.REFUSED;
        }
        FailoverMover mover = new FailoverMover(failover, review);
        drilled = Optional.of(mover);
        return onRecord(request.author(), List.of(mover.lever(), "and back"), mover, work);
    }

    private ExitCode onRecord(
            LeverState.Author author, List<String> lines, FailoverMover mover, Function<FailoverMover, ExitCode> work) {
        RunStore runs = command.surroundings().runs();
        String id = runs.reserve(RunRecord.failoverOf(site.cluster()));
        RunJournal journal = runs.beginFailover(id, site.cluster(), author.reason(), lines);
        command.beginWork();
        try {
            ExitCode code = work.apply(mover);
            command.warn(mover.last()
                    .map(outcome -> journal.endFailover(FailoverText.result(outcome), FailoverText.detail(outcome)))
                    .orElse(List.of()));
            command.interrupts().over(code);
            return code;
        } catch (ProblemException e) {
            ExitCode code = mover.last().map(FailoverText::exitCode).orElse(ExitCode.of(e.kind()));
            RunRecord.Result result = mover.last().map(FailoverText::result).orElse(RunRecord.Result.WENT_BACK);
            journal.endFailover(result, "drill: " + e.problems().get(0).what());
            command.interrupts().over(code);
            throw e;
        }
    }

    /** Every lever back. */
    ExitCode back(LeverState.Author author, boolean yes) {
        requireNoOtherRun();
        List<NodeStand> standbys = failover.standbys();
        if (standbys.isEmpty()) {
            print("No lever is pulled on any node.\n", FailoverJson.nothingPulled());
            return ExitCode.DONE;
        }
        if (!command.options().json()) {
            standbys.forEach(stand ->
                    stand.lever().pulled().ifPresent(pulled -> command.print(pulled.sentence(stand.node()) + "\n")));
        }
        if (!isAgreed("Put it back?", yes)) {
            command.print("\nNothing was changed.\n");
            return ExitCode.REFUSED;
        }
        List<String> backs = standbys.stream()
                .map(stand -> "put the lever back on " + stand.node())
                .toList();
        return onRecord(author, backs, () -> failover.back(standbys, author));
    }

    private ExitCode onRecord(LeverState.Author author, List<String> lines, Supplier<FailoverOutcome> work) {
        RunStore runs = command.surroundings().runs();
        String id = runs.reserve(RunRecord.failoverOf(site.cluster()));
        RunJournal journal = runs.beginFailover(id, site.cluster(), author.reason(), lines);
        command.beginWork();
        try {
            FailoverOutcome outcome = work.get();
            command.warn(journal.endFailover(FailoverText.result(outcome), FailoverText.detail(outcome)));
            ExitCode code = FailoverText.exitCode(outcome);
            command.interrupts().over(code);
            print(text.of(outcome, id), FailoverJson.of(outcome, id));
            return code;
        } catch (ProblemException e) {
            journal.endFailover(
                    RunRecord.Result.WENT_BACK,
                    "refused: " + e.problems().get(0).what());
            command.interrupts().over(ExitCode.of(e.kind()));
            throw e;
        }
    }

    private void print(String human, String json) {
        command.print(command.options().json() ? json + "\n" : human);
    }

    /** A router that is being changed, or was left half changed, is no ground to move the VIP on. */
    private void requireNoOtherRun() {
        RunStore runs = command.surroundings().runs();
        List<Problem> open = new ArrayList<>();
        for (Router router : site.routers()) {
            locks.add(runs.lock(router.name()));
            Optional<RunRecord> unfinished = runs.lastUnfinished(router.name());
            unfinished.ifPresent(run -> open.add(Problem.fatal(
                    "run-open",
                    "router " + router.name(),
                    "run " + run.id() + " left the router half changed",
                    "what is published may lead anywhere while the VIP moves",
                    "end it first:  vipnat apply")));
        }
        if (!open.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, open);
        }
    }

    private boolean isAgreed(String question, boolean yes) {
        if (yes) {
            return true;
        }
        if (!command.terminal().interactive()) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "not-confirmed",
                            "cluster " + site.cluster(),
                            "nobody sits at a terminal to confirm the failover",
                            "the VIP is not moved without somebody's yes",
                            "look at the plan above, then say it again with  --yes"));
        }
        return command.terminal()
                .ask()
                .apply("\n" + question + " [y/N] ")
                .map(String::strip)
                .filter(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
                .isPresent();
    }

    @Override
    public void close() {
        hands.forEach(SshNodeHand::close);
        locks.forEach(RunLock::close);
    }
}
