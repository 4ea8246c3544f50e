package io.github.vipnat.apply;

import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import java.time.InstantSource;
import java.util.List;

/**
 * Carries out one plan on one router: PREFLIGHT, GUARD, SEND, VERIFY, DISARM, SAVE; at any setback the way back, verified
 * too. Nothing is sent before PREFLIGHT found nothing against it and the run with its inverse is on the disk.
 */
public final class Applier {

    private final DeviceOs os;
    private final SessionOpener sessions;
    private final RunStore runs;
    private final Progress progress;
    private final Pause pause;
    private final InstantSource clock;

    public Applier(
            DeviceOs os, SessionOpener sessions, RunStore runs, Progress progress, Pause pause, InstantSource clock) {
        this.os = os;
        this.sessions = sessions;
        this.runs = runs;
        this.progress = progress;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Applies the plan. An empty plan is nothing to do, unless an earlier run on this router died: then what it left is
     * verified and saved.
     *
     * @throws io.github.vipnat.problem.ProblemException when PREFLIGHT refuses; nothing was sent then
     * @throws SessionException when the conversation broke before anything was sent
     */
    public Outcome apply(ApplyRequest request) {
        RunLock alone = runs.lock(request.router());
        try (alone) {
            Unfinished unfinished = runs.unfinished(request.router());
            if (request.plan().isEmpty() && !unfinished.exists()) {
                return new Outcome.NothingToDo();
            }
            return apply(request, unfinished);
        }
    }

    private Outcome apply(ApplyRequest request, Unfinished unfinished) {
        RunTranscript transcript = new RunTranscript();
        try (Line line = new Line(() -> sessions.open(transcript))) {
            Before before = preflight(line.session(), request, unfinished);
            Run run = runs.begin(request, before);
            Outcome outcome = carryOut(line, request, before, run);
            run.ended(outcome, transcript.text());
            runs.continued(unfinished, run.id());
            return outcome;
        }
    }

    private Outcome carryOut(Line line, ApplyRequest request, Before before, Run run) {
        Guard guard = new Guard(request.router(), os, request.options().guard().length(), clock);
        Problem cause;
        try {
            raise(guard, line.session(), request, before);
            List<Gap> gaps = send(line.session(), request, guard, run);
            verify(line.session(), request, before);
            lower(guard, line.session(), request);
            return new Outcome.Done(run.id(), save(line.session(), request), gaps);
        } catch (SessionException e) {
            line.giveUp();
            cause = Failures.problem(request.router(), e);
        } catch (RuntimeException e) {
            cause = Failures.problem(request.router(), e);
        }
        return goBack(line, request, before, guard, run, cause);
    }

    private Before preflight(Session session, ApplyRequest request, Unfinished unfinished) {
        DeviceReader device = new DeviceReader(request.router(), os, session);
        return steps(request)
                .run(
                        ApplyStep.PREFLIGHT,
                        () -> new Preflight(request, os, device, unfinished).check(),
                        before -> "fresh read, saved, "
                                + (request.options().unprovenVip() ? "VIP not asked for" : "VIP alive"));
    }

    private void raise(Guard guard, Session session, ApplyRequest request, Before before) {
        steps(request)
                .run(
                        ApplyStep.GUARD,
                        () -> guard.raise(
                                session, before, request.options().guard().wanted()),
                        armed -> armed
                                ? "in " + request.options().guard().length().toMinutes()
                                        + " min the router reverts everything, unless confirmed"
                                : request.options().guard().wanted()
                                        ? "none: this router has no archive"
                                        : "none, as asked for");
    }

    private List<Gap> send(Session session, ApplyRequest request, Guard guard, Run run) {
        boolean drop = request.options().inUse() == InUse.DROP;
        Sender sender = new Sender(
                request.router(),
                os,
                session,
                guard,
                request.options().window(),
                new Watched(request.router(), run, progress));
        return steps(request)
                .run(
                        ApplyStep.SEND,
                        () -> sender.send(request.script().forward(), change -> drop),
                        gaps -> request.script().forward().size() + " lines, each answered");
    }

    private void verify(Session session, ApplyRequest request, Before before) {
        DeviceReader device = new DeviceReader(request.router(), os, session);
        steps(request)
                .run(
                        ApplyStep.VERIFY,
                        () -> new Verifier(request.router(), os, device).verify(request.plan(), before.running()),
                        "read back, equal to the plan");
    }

    /** Before SAVE: a timer that fired after it would leave startup and running configuration different. */
    private void lower(Guard guard, Session session, ApplyRequest request) {
        if (guard.fires().isPresent()) {
            steps(request).run(ApplyStep.DISARM, () -> guard.disarm(session), "timer confirmed, proven gone");
        }
    }

    private boolean save(Session session, ApplyRequest request) {
        if (request.options().save() == Save.NEVER) {
            return false;
        }
        steps(request)
                .run(
                        ApplyStep.SAVE,
                        () -> new Saver(request.router(), os, session, pause).save(),
                        "startup configuration read back, equal");
        return true;
    }

    private Outcome goBack(Line line, ApplyRequest request, Before before, Guard guard, Run run, Problem cause) {
        run.goesBack(cause);
        Watched log = new Watched(request.router(), run, progress);
        return steps(request)
                .run(
                        ApplyStep.WAY_BACK,
                        () -> new WayBack(request, before, os, line, guard, log, pause).from(run.id(), cause),
                        outcome -> outcome instanceof Outcome.WentBack ? "as before, read back" : "not finished");
    }

    private Steps steps(ApplyRequest request) {
        return new Steps(request.router(), progress);
    }
}
