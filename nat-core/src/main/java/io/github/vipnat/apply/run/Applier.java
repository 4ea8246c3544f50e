package io.github.vipnat.apply.run;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.SessionOpener;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries out a plan on one router, or the plans of a pair as one: PREFLIGHT, GUARD, SEND, VERIFY, DISARM, SAVE; at any
 * setback the way back, verified too. Nothing is sent before PREFLIGHT found nothing against it and the run with its
 * inverse is on the disk. Of a pair, both go through a step before either goes on to the next, and both go back if one
 * does.
 */
public final class Applier {

    private final RunServices services;

    public Applier(
            DeviceOs os,
            SessionOpener sessions,
            RunStore runs,
            Progress progress,
            Pause pause,
            InstantSource clock,
            Interruption interruption) {
        this.services = new RunServices(os, sessions, runs, progress, pause, clock, interruption);
    }

    /**
     * Applies the plan. An empty plan is nothing to do, unless an earlier run on this router died: then what it left is
     * verified and saved.
     *
     * @throws ProblemException when the router is out of reach, PREFLIGHT refuses, or it was interrupted before anything
     *     was sent
     */
    public Outcome apply(ApplyRequest request) {
        return apply(List.of(request)).get(0);
    }

    /**
     * Applies the plans of a pair: both are saved, or both are as before.
     *
     * @return how each ended, in the order of the requests
     * @throws ProblemException as for one, with what speaks against either
     */
    public List<Outcome> apply(List<ApplyRequest> together) {
        try (RunGroup runs = RunGroup.open(together, services)) {
            return runs.isNeeded() ? apply(runs) : runs.nothingToDo();
        }
    }

    private List<Outcome> apply(RunGroup runs) {
        runs.preflight();
        runs.begin();
        try {
            next(runs, RouterRun::guard);
            next(runs, RouterRun::send);
            next(runs, RouterRun::verify);
            next(runs, RouterRun::disarm);
            next(runs, RouterRun::requireSavable);
            next(runs, RouterRun::save);
            return runs.done();
        } catch (Setback e) {
            return runs.setBack(e.problem());
        }
    }

    /** Not asked between the two saves of a pair: what is verified on both is sooner saved than taken back. */
    private void next(RunGroup runs, Consumer<RouterRun> step) {
        if (services.interruption().isRequested()) {
            throw new Setback(Interruption.problem(runs.routers()));
        }
        runs.forEach(step);
    }
}
