package io.github.vipnat.apply;

import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out one plan on one router: PREFLIGHT, SEND, VERIFY, SAVE; at any setback the way back, verified too. Nothing
 * is sent before PREFLIGHT found nothing against it and the run with its inverse is on the disk.
 */
public final class Applier {

    private final DeviceOs os;
    private final SessionOpener sessions;
    private final RunStore runs;
    private final Progress progress;
    private final Pause pause;

    public Applier(DeviceOs os, SessionOpener sessions, RunStore runs, Progress progress, Pause pause) {
        this.os = os;
        this.sessions = sessions;
        this.runs = runs;
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * Applies the plan.
     *
     * @throws io.github.vipnat.problem.ProblemException when PREFLIGHT refuses; nothing was sent then
     * @throws SessionException when the conversation broke before anything was sent
     */
    public Outcome apply(ApplyRequest request) {
        if (request.plan().isEmpty()) {
            return new Outcome.NothingToDo();
        }
        RunTranscript transcript = new RunTranscript();
        try (Line line = new Line(() -> sessions.open(transcript))) {
            Before before = preflight(line.session(), request);
            Run run = runs.begin(request, before);
            Outcome outcome = carryOut(line, request, before, run);
            run.ended(outcome, transcript.text());
            return outcome;
        }
    }

    private Outcome carryOut(Line line, ApplyRequest request, Before before, Run run) {
        Problem cause;
        try {
            List<Gap> gaps = send(line.session(), request, run);
            verify(line.session(), request, before);
            return new Outcome.Done(run.id(), save(line.session(), request), gaps);
        } catch (SessionException e) {
            line.giveUp();
            cause = Failures.problem(request.router(), e);
        } catch (RuntimeException e) {
            cause = Failures.problem(request.router(), e);
        }
        return goBack(line, request, before, run, cause);
    }

    private Before preflight(Session session, ApplyRequest request) {
        return step(
                request,
                ApplyStep.PREFLIGHT,
                () -> {
                    DeviceReader device = new DeviceReader(request.router(), os, session);
                    return new Preflight(request, os, device).check();
                },
                before ->
                        "fresh read, saved, " + (request.options().unprovenVip() ? "VIP not asked for" : "VIP alive"));
    }

    private List<Gap> send(Session session, ApplyRequest request, Run run) {
        boolean drop = request.options().inUse() == InUse.DROP;
        Sender sender = new Sender(request.router(), os, session, watched(request, run));
        return step(
                request,
                ApplyStep.SEND,
                () -> sender.send(request.script().forward(), change -> drop),
                gaps -> request.script().forward().size() + " lines, each answered");
    }

    private void verify(Session session, ApplyRequest request, Before before) {
        step(
                request,
                ApplyStep.VERIFY,
                () -> {
                    DeviceReader device = new DeviceReader(request.router(), os, session);
                    new Verifier(request.router(), os, device).verify(request.plan(), before.running());
                    return true;
                },
                done -> "read back, equal to the plan");
    }

    private boolean save(Session session, ApplyRequest request) {
        if (request.options().save() == Save.NEVER) {
            return false;
        }
        return step(
                request,
                ApplyStep.SAVE,
                () -> {
                    new Saver(request.router(), os, session, pause).save();
                    return true;
                },
                done -> "startup configuration read back, equal");
    }

    private Outcome goBack(Line line, ApplyRequest request, Before before, Run run, Problem cause) {
        progress.begins(request.router(), ApplyStep.WAY_BACK);
        long start = System.nanoTime();
        run.goesBack(cause);
        Outcome outcome = new WayBack(request, before, os, line, watched(request, run), pause).from(run.id(), cause);
        String result = outcome instanceof Outcome.WentBack ? "as before, read back" : "not finished";
        progress.finished(request.router(), ApplyStep.WAY_BACK, result, Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private <T> T step(ApplyRequest request, ApplyStep step, Supplier<T> work, Function<T, String> result) {
        progress.begins(request.router(), step);
        long start = System.nanoTime();
        T value = work.get();
        progress.finished(request.router(), step, result.apply(value), Duration.ofNanos(System.nanoTime() - start));
        return value;
    }

    private SendLog watched(ApplyRequest request, Run run) {
        return new SendLog() {
            @Override
            public void types(String line) {
                run.types(line);
                progress.types(request.router(), line);
            }

            @Override
            public void asked(String question) {
                run.asked(question);
            }

            @Override
            public void answered(String line, Reply reply) {
                run.answered(line, reply);
            }
        };
    }
}
