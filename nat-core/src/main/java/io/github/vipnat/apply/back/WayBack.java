package io.github.vipnat.apply.back;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.send.SendEvidence;
import io.github.vipnat.apply.send.SendListener;
import io.github.vipnat.apply.send.Sender;
import io.github.vipnat.apply.send.UnprovenLines;
import io.github.vipnat.apply.step.ConfigDifference;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.apply.step.PreflightResult;
import io.github.vipnat.apply.step.ReconnectingSession;
import io.github.vipnat.apply.step.Saver;
import io.github.vipnat.apply.step.Verifier;
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
import java.util.Set;

/**
 * Takes back what a run did, and only that. What is to be taken back is found by reading the router, not by trusting what
 * was sent: a line may or may not have arrived, and may have arrived as another.
 */
public final class WayBack {

    private final ApplyRequest request;
    private final PreflightResult before;
    private final SendEvidence evidence;
    private final DeviceOs os;
    private final ReconnectingSession reconnecting;
    private final Guard guard;
    private final SendListener listener;
    private final Pause pause;
    private final RunClock clock;
    private UnprovenLines unproven = UnprovenLines.none();
    private Set<StaticRule> spelledOtherwise = Set.of();

    public WayBack(
            ApplyRequest request,
            PreflightResult before,
            SendEvidence evidence,
            DeviceOs os,
            ReconnectingSession reconnecting,
            Guard guard,
            SendListener listener,
            Pause pause,
            RunClock clock) {
        this.request = request;
        this.before = before;
        this.evidence = evidence;
        this.os = os;
        this.reconnecting = reconnecting;
        this.guard = guard;
        this.listener = listener;
        this.pause = pause;
        this.clock = clock;
    }

    /** Goes back, and says how that ended. */
    public Outcome from(String run, Problem cause) {
        RetryLimits limits = new RetryLimits(pause, clock);
        Problem hindrance = cause;
        while (limits.isLeft()) {
            try {
                return new Outcome.WentBack(run, cause, attempt());
            } catch (NotAsBefore e) {
                return new Outcome.LeftForHuman(run, cause, e.problem(), os.wrapForTyping(e.lines()), guard.fires());
            } catch (RuntimeException e) {
                hindrance = FailureProblem.of(request.router(), e);
                reconnecting.giveUp();
                limits.countTry(e);
            }
        }
        return new Outcome.LeftForHuman(run, cause, hindrance, byHand(), guard.fires());
    }

    /** What stands in the way, if it is not somebody else's, goes first; what was there, if it was, comes last. */
    private List<String> byHand() {
        Plan back = Planner.plan(
                request.plan().after(),
                evidence.origin().entries().stream().map(NatEntry::rule).toList());
        List<String> lines = new ArrayList<>(unproven.removals());
        lines.addAll(os.render(back, evidence.origin()).forwardLines());
        lines.addAll(unproven.additions());
        return os.wrapForTyping(lines);
    }

    /** @return the lines that others changed meanwhile */
    private List<String> attempt() {
        Session session = reconnecting.session();
        session.forgetLooks();
        leaveConfiguration(session);
        guard.forgetWhereGone(session);
        DeviceReader device = new DeviceReader(request.router(), os, session);
        String read = device.runningConfiguration();
        clock.cameBack();
        String running = withoutUnreadable(session, device, read);
        NatTable current = device.view(running).nat();
        unproven = unproven(current, running);
        try {
            running = takeBack(session, device, current, running);
        } catch (Setback e) {
            // What nobody can tell the origin of may be what is in the way.
            requireNoDoubts();
            throw e;
        }
        requireNoDoubts();
        guard.disarmWherePending(session);
        List<String> others = new BeforeAndNow(
                        evidence, before.running(), running, request.vip().toString(), os)
                .othersWork(request.router());
        restoreStartup(session, device);
        return others;
    }

    private void leaveConfiguration(Session session) {
        if (session.mode() == Mode.CONFIGURATION) {
            session.query(os.leaveConfiguration());
        }
    }

    /**
     * Tries to take out what the router stored with a word that nobody knows, by the line that put it in. Whether that line
     * has to be repeated as it is printed is not known (ios-facts 9.6), and what is not understood is not typed: where the
     * router refuses, the comparison at the end will name the line.
     */
    private String withoutUnreadable(Session session, DeviceReader device, String running) {
        List<CommandScript.Step> removals = evidence
                .spelledUnreadably(device.view(running).nat())
                .stream()
                .map(rule -> new NatEntry(rule, os.print(rule)))
                .map(entry -> new CommandScript.Step(new Change.Remove(entry, ""), os.opposite(entry.line())))
                .toList();
        if (removals.isEmpty()) {
            return running;
        }
        try {
            sender(session).send(removals, this::isOurs);
        } catch (Setback refused) {
            leaveConfiguration(session);
        }
        return device.runningConfiguration();
    }

    /** @return the running configuration afterwards */
    private String takeBack(Session session, DeviceReader device, NatTable current, String running) {
        spelledOtherwise = evidence.spelledOtherwise(current);
        Plan back = Planner.plan(current, target(current));
        if (back.isEmpty()) {
            return running;
        }
        sender(session).send(os.render(back, evidence.origin()).forward(), this::isOurs);
        return new Verifier(request.router(), os, device).verify(back, running);
    }

    private Sender sender(Session session) {
        return new Sender(
                request.router(), os, session, guard, request.options().window(), listener, before.removesInUse());
    }

    /** What stands now, without what this run added and with what it took out; edits of others stay. */
    private List<StaticRule> target(NatTable current) {
        List<StaticRule> rules = new ArrayList<>(current.entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !isAdded(rule))
                .toList());
        List<StaticRule> ofOthers =
                rules.stream().filter(evidence::isOfSomebodyElse).toList();
        evidence.takenOut(current).stream()
                .filter(rule ->
                        ofOthers.stream().noneMatch(other -> other.mapping().meets(rule.mapping())))
                .forEach(rules::add);
        return rules;
    }

    private boolean isAdded(StaticRule rule) {
        return evidence.added(rule) || spelledOtherwise.contains(rule.meaning());
    }

    /** A rule that this run added may be removed even when flows have found it meanwhile. */
    private boolean isOurs(Change change) {
        return change.removes() && isAdded(change.rule());
    }

    private UnprovenLines unproven(NatTable current, String running) {
        Plan cure = Planner.plan(current, evidence.withoutDoubts(current));
        List<String> others =
                evidence.doubtful(difference(before.running(), running).addedAtTopLevel());
        return UnprovenLines.of(
                os.render(cure, evidence.origin()).forward(),
                others.stream().map(line -> os.opposite(line.strip())).toList());
    }

    private void requireNoDoubts() {
        if (!unproven.areNone()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, unproven.problem(request.router()));
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
        boolean oursIsSaved = unsaved.without(line -> !evidence.isOurs(line)).isEmpty();
        if (oursIsSaved) {
            return;
        }
        if (!unsaved.without(evidence::isOurs).isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "startup-changed",
                            "router " + request.router(),
                            "the startup configuration is not the one from before, and the running one is not either",
                            "saving now would save somebody else's changes",
                            "compare:  show archive config differences nvram:startup-config system:running-config"));
        }
        new Saver(request.router(), os, session, clock.within(pause), Interruption.none())
                .save(running, evidence::isOurs);
    }

    private ConfigDifference difference(String one, String other) {
        return ConfigDifference.between(one, other, os);
    }
}
