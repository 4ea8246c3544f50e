package io.github.vipnat.apply.run;

import io.github.vipnat.apply.ApplyOptions.AtSetback;
import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.RunDeadline;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.back.WayBack;
import io.github.vipnat.apply.journal.RunJournal;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunTranscript;
import io.github.vipnat.apply.journal.UnfinishedRun;
import io.github.vipnat.apply.journal.UnsavedOwnRules;
import io.github.vipnat.apply.send.JournaledSending;
import io.github.vipnat.apply.send.SendEvidence;
import io.github.vipnat.apply.send.SendListener;
import io.github.vipnat.apply.send.Sender;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.apply.step.Preflight;
import io.github.vipnat.apply.step.PreflightResult;
import io.github.vipnat.apply.step.ReconnectingSession;
import io.github.vipnat.apply.step.ReloadWatch;
import io.github.vipnat.apply.step.Saver;
import io.github.vipnat.apply.step.Verifier;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.transport.TransportException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run on one router while it is under way: what each step does. In which order, and whether alone or side by side with
 * the other router of a pair, is up to {@link Applier}. Each step ends well or with a {@link Setback}.
 */
final class RouterRun implements AutoCloseable {

    private final ApplyRequest request;
    private final RunServices services;
    private final LastLooks looks;
    private final UnfinishedRun unfinished;
    private final RunTranscript transcript = new RunTranscript();
    private final SendEvidence evidence;
    private final ReconnectingSession reconnecting;
    private final Guard guard;
    private final StepAnnouncer steps;
    private final RunClock clock;
    private Optional<PreflightResult> before = Optional.empty();
    private Optional<RunJournal> run = Optional.empty();
    private List<Gap> gaps = List.of();
    private String verified = "";
    private boolean saved;
    private boolean broke;

    /** @param alone whether no other router goes through each step in between */
    RouterRun(ApplyRequest request, RunServices services, RunDeadline deadline, boolean alone) {
        this.request = request;
        this.looks = new LastLooks(services.os(), alone, request.options().save() == Save.VERIFIED);
        this.services = services;
        this.unfinished = services.runs().unfinished(request.router());
        this.evidence = new SendEvidence(services.os(), request.plan(), transcript);
        this.guard = new Guard(
                request.router(),
                services.os(),
                request.options().guard().length(),
                services.clock(),
                timer -> run.ifPresent(journal -> journal.recordGuard(timer.configured())));
        RunClock clock = new RunClock(services.clock(), deadline, guard::fires);
        this.clock = clock;
        this.reconnecting = new ReconnectingSession(() -> services.sessions().open(request.router(), evidence, clock));
        this.steps = new StepAnnouncer(request.router(), services.progress());
    }

    String router() {
        return request.router();
    }

    /**
     * An empty plan is nothing to do, unless an earlier run died: then what it left is verified and saved. Whoever comes again
     * and again may mean a run that died on another host.
     */
    boolean isNeeded() {
        return !request.plan().isEmpty() || unfinished.exists() || staysAtSetback();
    }

    /** Whether a step of this very run went wrong, and not one of its partner's. */
    boolean broke() {
        return broke;
    }

    /** @throws ProblemException when the router is out of reach or not ready; nothing was sent then */
    void preflight() {
        services.interruption().requireNone(router());
        try {
            Session session = reconnecting.session();
            before = Optional.of(steps.run(ApplyStep.PREFLIGHT, () -> checked(session), this::preflightResult));
        } catch (SessionException | TransportException e) {
            throw new ProblemException(FailureProblem.kind(e), FailureProblem.of(router(), e));
        }
        services.interruption().requireNone(router());
    }

    /** A session that was held since the plan may have died meanwhile; nothing was sent yet, so another one begins anew. */
    private PreflightResult checked(Session session) {
        try {
            return checkedIn(session);
        } catch (SessionException e) {
            boolean mayHaveDied = e.reason() == Reason.ENDED || e.reason() == Reason.SILENT;
            if (!session.isHandedOver() || !mayHaveDied) {
                throw e;
            }
            reconnecting.giveUp();
            return checkedIn(reconnecting.session());
        }
    }

    private PreflightResult checkedIn(Session session) {
        DeviceReader device = new DeviceReader(router(), services.os(), session);
        return new Preflight(request, services.os(), device, unfinished, unsaved()).check();
    }

    /** The earlier runs that this router does not show to be over. */
    List<String> openRuns() {
        return before().unfinished().ids();
    }

    /** Settles what this run goes on from, once both routers of a pair have said which runs are not over. */
    void goOnFrom(Set<String> open) {
        UnfinishedRun continued = unfinished.openAmong(open);
        before = Optional.of(before().with(continued));
        evidence.goOnFrom(continued);
    }

    private String preflightResult(PreflightResult found) {
        String vip = request.options().unprovenVip() ? "VIP not asked for" : "VIP alive";
        return Stream.concat(Stream.of("fresh read", "saved", vip), found.notes().stream())
                .collect(Collectors.joining(", "));
    }

    private UnsavedOwnRules unsaved() {
        return UnsavedOwnRules.of(services.runs().unsaved(router()), services.os());
    }

    /** Writes down what is about to happen; on the disk when this returns. */
    void begin(String id, Optional<RunRecord.Partner> pair) {
        UnfinishedRun continued = before().unfinished();
        run = Optional.of(services.runs().begin(id, request, before().running(), evidence.chain(continued), pair));
        services.runs().foundDone(unfinished.without(continued), id);
        clock.begin();
    }

    void guard() {
        runStep(() -> steps.run(
                ApplyStep.GUARD,
                () -> guard.raise(
                        reconnecting.session(),
                        before(),
                        request.options().guard().wanted()),
                this::guardResult));
    }

    private String guardResult(boolean armed) {
        if (armed) {
            return "in " + request.options().guard().length().toMinutes()
                    + " min the router reverts everything, unless confirmed";
        }
        return request.options().guard().wanted() ? "none: this router has no archive" : "none, as asked for";
    }

    /** Configuration mode is left with the first look of VERIFY, but on a router of a pair, whose other half is typed on first. */
    void send() {
        boolean drop = request.options().inUse() == InUse.DROP;
        SendListener listener =
                new JournaledSending(router(), run(), evidence, services.progress(), services.interruption(), clock);
        gaps = runStep(() -> steps.run(
                ApplyStep.SEND,
                () -> {
                    Sender sender = new Sender(
                            router(),
                            services.os(),
                            reconnecting.session(),
                            guard,
                            request.options().window(),
                            listener,
                            before().removesInUse());
                    List<CommandScript.Step> lines = request.script().forward();
                    return looks.alone()
                            ? sender.sendAndStay(lines, change -> drop)
                            : sender.send(lines, change -> drop);
                },
                found -> request.script().forward().size() + " lines, each answered"));
    }

    void verify() {
        verified = runStep(() -> steps.run(
                ApplyStep.VERIFY,
                () -> {
                    // The partner's turn may have taken long.
                    guard.renewIfDue(reconnecting.session());
                    looks.askForVerify(reconnecting.session(), guard);
                    DeviceReader device = new DeviceReader(router(), services.os(), reconnecting.session());
                    return new Verifier(router(), services.os(), device)
                            .verify(request.plan(), before().running(), () -> guard.renewIfDue(reconnecting.session()));
                },
                running -> "read back, equal to the plan"));
    }

    /** Before SAVE: a timer that fired after it would leave startup and running configuration different. */
    void disarm() {
        if (guard.fires().isPresent()) {
            runStep(() -> steps.run(
                    ApplyStep.DISARM,
                    () -> guard.disarm(reconnecting.session(), looks.behindConfirmation()),
                    "timer confirmed, proven gone"));
        }
    }

    /** The last look before SAVE, on both routers of a pair before either is saved. */
    void requireSavable() {
        if (request.options().save() == Save.VERIFIED) {
            runStep(() -> guard.requireNoOther(reconnecting.session()));
            runStep(this::requireNoReload);
        }
    }

    private void requireNoReload() {
        DeviceReader device = new DeviceReader(router(), services.os(), reconnecting.session());
        ReloadWatch.ask(router(), services.os(), device).objection().ifPresent(problem -> {
            throw new Setback(problem);
        });
    }

    void save() {
        if (request.options().save() == Save.NEVER) {
            return;
        }
        runStep(() -> steps.run(ApplyStep.SAVE, this::saveOrFindSaved, "startup configuration read back, equal"));
        saved = true;
    }

    /** The answer may be lost and the save done; that is looked at before anything is taken back. */
    private void saveOrFindSaved() {
        try {
            saver().save(verified, evidence::isOurs);
        } catch (SessionException e) {
            clock.broke();
            reconnecting.giveUp();
            if (!isFoundSaved()) {
                throw e;
            }
            clock.isFine();
        }
    }

    private boolean isFoundSaved() {
        try {
            return saver().isSaved(verified, evidence::isOurs);
        } catch (SessionException | TransportException | ProblemException e) {
            reconnecting.giveUp();
            return false;
        }
    }

    /** What a person had verified is sooner saved than taken back; whoever stays at a setback may also stop before it. */
    private Saver saver() {
        return new Saver(
                router(),
                services.os(),
                reconnecting.session(),
                clock.within(services.pause()),
                staysAtSetback() ? services.interruption() : Interruption.none());
    }

    Outcome done() {
        return ended(new Outcome.Done(run().id(), saved, gaps));
    }

    /** Takes back whatever this run did, and says how that ended; never throws because of the router. */
    Outcome goBack(Problem cause) {
        clock.goesBack();
        run().recordWayBack(cause);
        JournaledSending log =
                new JournaledSending(router(), run(), evidence, services.progress(), Interruption.none(), clock);
        return ended(steps.run(
                ApplyStep.WAY_BACK,
                () -> new WayBack(
                                request,
                                before(),
                                evidence,
                                services.os(),
                                reconnecting,
                                guard,
                                log,
                                services.pause(),
                                clock)
                        .from(run().id(), cause),
                outcome -> outcome instanceof Outcome.WentBack ? "as before, read back" : "not finished"));
    }

    boolean staysAtSetback() {
        return request.options().atSetback() == AtSetback.STAY;
    }

    /** Leaves the run without an end, so that the next one goes on with it. */
    Outcome stop(Problem cause) {
        List<Problem> notes = run().stop(cause, transcript.text());
        return new Outcome.Stopped(run().id(), cause, notes);
    }

    /** While this run has no end on record, those it goes on from are needed to tell where it leads back to. */
    private Outcome ended(Outcome outcome) {
        String again =
                request.takesBack().map(taken -> "vipnat rollback " + taken).orElse("vipnat apply");
        List<Problem> notes = run().end(outcome, again, transcript.text());
        boolean isOnRecord = notes.stream().noneMatch(RunJournal::isWithoutEnd);
        return outcome.with(
                isOnRecord
                        ? Stream.concat(
                                        notes.stream(),
                                        services.runs().handOver(before().unfinished(), run().id()).stream())
                                .toList()
                        : notes);
    }

    private PreflightResult before() {
        return before.orElseThrow();
    }

    private RunJournal run() {
        return run.orElseThrow();
    }

    private void runStep(Runnable work) {
        runStep(() -> {
            work.run();
            return true;
        });
    }

    /** A session that broke is given up, so that the way back starts with another. */
    private <T> T runStep(Supplier<T> work) {
        clock.stepBegins();
        try {
            return work.get();
        } catch (RuntimeException e) {
            broke = true;
            if (e instanceof SessionException) {
                reconnecting.giveUp();
            }
            clock.broke();
            throw new Setback(FailureProblem.of(router(), e));
        }
    }

    @Override
    public void close() {
        reconnecting.close();
    }
}
