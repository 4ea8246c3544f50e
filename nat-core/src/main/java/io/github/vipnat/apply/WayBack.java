package io.github.vipnat.apply;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what a run did, and only that. What is to be taken back is found by reading the router, not by trusting what
 * was sent: a line may or may not have arrived, and may have arrived as another.
 */
final class WayBack {

    private final ApplyRequest request;
    private final Before before;
    private final Footprints footprints;
    private final DeviceOs os;
    private final Line line;
    private final Guard guard;
    private final SendLog log;
    private final Pause pause;
    private Doubts doubts = Doubts.none();

    WayBack(
            ApplyRequest request,
            Before before,
            Footprints footprints,
            DeviceOs os,
            Line line,
            Guard guard,
            SendLog log,
            Pause pause) {
        this.request = request;
        this.before = before;
        this.footprints = footprints;
        this.os = os;
        this.line = line;
        this.guard = guard;
        this.log = log;
        this.pause = pause;
    }

    /** Goes back, and says how that ended. */
    Outcome from(String run, Problem cause) {
        Patience patience = new Patience(pause);
        Problem hindrance = cause;
        do {
            try {
                attempt();
                return new Outcome.WentBack(run, cause);
            } catch (RuntimeException e) {
                hindrance = Failures.problem(request.router(), e);
                line.giveUp();
                patience.tried(e);
            }
        } while (patience.isLeft());
        return new Outcome.LeftForHuman(run, cause, hindrance, byHand(), guard.fires());
    }

    /** What stands in the way, if it is not somebody else's, goes first; what was there, if it was, comes last. */
    private List<String> byHand() {
        Plan back = Planner.plan(
                request.plan().after(),
                footprints.origin().entries().stream().map(NatEntry::rule).toList());
        List<String> lines = new ArrayList<>(doubts.removals());
        lines.addAll(os.render(back, footprints.origin()).forwardLines());
        lines.addAll(doubts.additions());
        return os.wrapForTyping(lines);
    }

    private void attempt() {
        Session session = line.session();
        if (session.mode() == Mode.CONFIGURATION) {
            session.query(os.leaveConfiguration());
        }
        guard.forgetWhereGone(session);
        DeviceReader device = new DeviceReader(request.router(), os, session);
        String running = device.runningConfiguration();
        NatTable current = device.view(running).nat();
        doubts = doubts(current, running);
        try {
            takeBack(session, device, current, running);
        } catch (Setback e) {
            // What nobody can tell the origin of may be what is in the way.
            requireNoDoubts();
            throw e;
        }
        requireNoDoubts();
        guard.disarmWherePending(session);
        restoreStartup(session, device);
    }

    private void takeBack(Session session, DeviceReader device, NatTable current, String running) {
        Plan back = Planner.plan(current, target(current));
        if (!back.isEmpty()) {
            CommandScript script = os.render(back, footprints.origin());
            new Sender(request.router(), os, session, guard, request.options().window(), log, before.removesInUse())
                    .send(script.forward(), this::isOurs);
            new Verifier(request.router(), os, device).verify(back, running);
        }
    }

    /** What stands now, without what this run added and with what it took out; edits of others stay. */
    private List<StaticRule> target(NatTable current) {
        List<StaticRule> rules = new ArrayList<>();
        current.entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !footprints.added(rule))
                .forEach(rules::add);
        rules.addAll(footprints.takenOut(current));
        return rules;
    }

    /** A rule that this run added may be removed even when flows have found it meanwhile. */
    private boolean isOurs(Change change) {
        return change instanceof Change.Remove && footprints.added(change.rule());
    }

    private Doubts doubts(NatTable current, String running) {
        Plan cure = Planner.plan(current, footprints.withoutDoubts(current));
        List<String> others =
                footprints.doubtful(difference(before.running(), running).added());
        return Doubts.of(
                os.render(cure, footprints.origin()).forward(),
                others.stream().map(line -> os.opposite(line.strip())).toList());
    }

    private void requireNoDoubts() {
        if (!doubts.areNone()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, doubts.problem(request.router()));
        }
    }

    /**
     * A save that broke off, or somebody else's, may have written what has been taken back since. Saving again is right
     * when nothing but our own rules differs; where none of them does, there is nothing of ours to take back.
     */
    private void restoreStartup(Session session, DeviceReader device) {
        String startup = device.startupConfiguration();
        boolean untouched = !before.unfinished().exists()
                && difference(before.startup(), startup).isEmpty();
        if (untouched) {
            return;
        }
        String running = device.runningConfiguration();
        ConfigDifference unsaved = difference(startup, running);
        boolean oursIsSaved = unsaved.without(line -> !footprints.isOurs(line)).isEmpty();
        if (oursIsSaved) {
            return;
        }
        if (!unsaved.without(footprints::isOurs).isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "startup-changed",
                            "router " + request.router(),
                            "the startup configuration is not the one from before, and the running one is not either",
                            "saving now would save somebody else's changes",
                            "compare:  show archive config differences nvram:startup-config system:running-config"));
        }
        new Saver(request.router(), os, session, pause, Interruption.none()).save(running, footprints::isOurs);
    }

    private ConfigDifference difference(String one, String other) {
        return ConfigDifference.between(one, other, os);
    }
}
