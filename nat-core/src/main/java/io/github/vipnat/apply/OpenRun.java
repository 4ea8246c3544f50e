package io.github.vipnat.apply;

import io.github.vipnat.apply.ApplyOptions.AtSetback;
import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.transport.TransportException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run on one router while it is under way: what each step does. In which order, and whether alone or side by side with
 * the other router of a pair, is up to {@link Applier}. Each step ends well or with a {@link Setback}.
 */
final class OpenRun implements AutoCloseable {

    private final ApplyRequest request;
    private final Workbench bench;
    private final Unfinished unfinished;
    private final RunTranscript transcript = new RunTranscript();
    private final Footprints footprints;
    private final Line line;
    private final Guard guard;
    private final Steps steps;
    private Optional<Before> before = Optional.empty();
    private Optional<Run> run = Optional.empty();
    private List<Gap> gaps = List.of();
    private String verified = "";
    private boolean saved;
    private boolean broke;

    OpenRun(ApplyRequest request, Workbench bench) {
        this.request = request;
        this.bench = bench;
        this.unfinished = bench.runs().unfinished(request.router());
        this.footprints = new Footprints(bench.os(), request.plan(), unfinished, transcript);
        this.line = new Line(() -> bench.sessions().open(request.router(), footprints));
        this.guard = new Guard(
                request.router(), bench.os(), request.options().guard().length(), bench.clock());
        this.steps = new Steps(request.router(), bench.progress());
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
        bench.interruption().requireNone(router());
        try {
            DeviceReader device = new DeviceReader(router(), bench.os(), line.session());
            before = Optional.of(steps.run(
                    ApplyStep.PREFLIGHT,
                    () -> new Preflight(request, bench.os(), device, unfinished, unsaved()).check(),
                    found -> "fresh read, saved, "
                            + (request.options().unprovenVip() ? "VIP not asked for" : "VIP alive")));
        } catch (SessionException | TransportException e) {
            throw new ProblemException(ProblemException.Kind.UNREACHABLE, Failures.problem(router(), e));
        }
        bench.interruption().requireNone(router());
    }

    private OwnRules unsaved() {
        return OwnRules.of(bench.runs().unsaved(router()), bench.os());
    }

    /** Writes down what is about to happen; on the disk when this returns. */
    void begin(String id, Optional<RunRecord.Partner> pair) {
        run = Optional.of(bench.runs().begin(id, request, before().running(), pair));
    }

    void guard() {
        step(() -> steps.run(
                ApplyStep.GUARD,
                () -> guard.raise(
                        line.session(), before(), request.options().guard().wanted()),
                this::guardResult));
    }

    private String guardResult(boolean armed) {
        if (armed) {
            return "in " + request.options().guard().length().toMinutes()
                    + " min the router reverts everything, unless confirmed";
        }
        return request.options().guard().wanted() ? "none: this router has no archive" : "none, as asked for";
    }

    void send() {
        boolean drop = request.options().inUse() == InUse.DROP;
        SendLog log = new Watched(router(), run(), footprints, bench.progress(), bench.interruption());
        gaps = step(() -> steps.run(
                ApplyStep.SEND,
                () -> new Sender(
                                router(),
                                bench.os(),
                                line.session(),
                                guard,
                                request.options().window(),
                                log,
                                before().removesInUse())
                        .send(request.script().forward(), change -> drop),
                found -> request.script().forward().size() + " lines, each answered"));
    }

    void verify() {
        verified = step(() -> steps.run(
                ApplyStep.VERIFY,
                () -> {
                    // The partner's turn may have taken long.
                    guard.renewIfDue(line.session());
                    DeviceReader device = new DeviceReader(router(), bench.os(), line.session());
                    return new Verifier(router(), bench.os(), device).verify(request.plan(), before().running());
                },
                running -> "read back, equal to the plan"));
    }

    /** Before SAVE: a timer that fired after it would leave startup and running configuration different. */
    void disarm() {
        if (guard.fires().isPresent()) {
            step(() -> steps.run(ApplyStep.DISARM, () -> guard.disarm(line.session()), "timer confirmed, proven gone"));
        }
    }

    void save() {
        if (request.options().save() == Save.NEVER) {
            return;
        }
        step(() -> steps.run(ApplyStep.SAVE, this::saveOrFindSaved, "startup configuration read back, equal"));
        saved = true;
    }

    /** The answer may be lost and the save done; that is looked at before anything is taken back. */
    private void saveOrFindSaved() {
        if (line.session().reloadAnnounced()) {
            throw new Setback(Preflight.reloadPending(router()));
        }
        try {
            saver().save(verified, footprints::isOurs);
        } catch (SessionException e) {
            line.giveUp();
            if (!isFoundSaved()) {
                throw e;
            }
        }
    }

    private boolean isFoundSaved() {
        try {
            return saver().isSaved(verified, footprints::isOurs);
        } catch (SessionException | TransportException | ProblemException e) {
            line.giveUp();
            return false;
        }
    }

    /** What a person had verified is sooner saved than taken back; whoever stays at a setback may also stop before it. */
    private Saver saver() {
        return new Saver(
                router(),
                bench.os(),
                line.session(),
                bench.pause(),
                staysAtSetback() ? bench.interruption() : Interruption.none());
    }

    Outcome done() {
        return ended(new Outcome.Done(run().id(), saved, gaps));
    }

    /** Takes back whatever this run did, and says how that ended; never throws because of the router. */
    Outcome goBack(Problem cause) {
        run().goesBack(cause);
        Watched log = new Watched(router(), run(), footprints, bench.progress(), Interruption.none());
        return ended(steps.run(
                ApplyStep.WAY_BACK,
                () -> new WayBack(request, before(), footprints, bench.os(), line, guard, log, bench.pause())
                        .from(run().id(), cause),
                outcome -> outcome instanceof Outcome.WentBack ? "as before, read back" : "not finished"));
    }

    boolean staysAtSetback() {
        return request.options().atSetback() == AtSetback.STAY;
    }

    /** Leaves the run without an end, so that the next one goes on with it. */
    Outcome stop(Problem cause) {
        run().stopped(cause, transcript.text());
        return new Outcome.Stopped(run().id(), cause);
    }

    private Outcome ended(Outcome outcome) {
        run().ended(outcome, transcript.text());
        bench.runs().continued(unfinished, run().id());
        return outcome;
    }

    private Before before() {
        return before.orElseThrow();
    }

    private Run run() {
        return run.orElseThrow();
    }

    private void step(Runnable work) {
        step(() -> {
            work.run();
            return true;
        });
    }

    /** A session that broke is given up, so that the way back starts with another. */
    private <T> T step(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            broke = true;
            if (e instanceof SessionException) {
                line.giveUp();
            }
            throw new Setback(Failures.problem(router(), e));
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
