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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes back what a run did, and only that. What is to be taken back is found by reading the router, not by trusting what
 * was sent: a line may or may not have arrived.
 */
final class WayBack {

    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final ApplyRequest request;
    private final Before before;
    private final DeviceOs os;
    private final Line line;
    private final Guard guard;
    private final SendLog log;
    private final Pause pause;

    WayBack(ApplyRequest request, Before before, DeviceOs os, Line line, Guard guard, SendLog log, Pause pause) {
        this.guard = guard;
        this.request = request;
        this.before = before;
        this.os = os;
        this.line = line;
        this.log = log;
        this.pause = pause;
    }

    /** Goes back, and says how that ended. */
    Outcome from(String run, Problem cause) {
        Problem hindrance = cause;
        for (int i = 0; i < TRIES; i++) {
            try {
                attempt();
                return new Outcome.WentBack(run, cause);
            } catch (RuntimeException e) {
                hindrance = Failures.problem(request.router(), e);
                line.giveUp();
                pause.pause(BETWEEN_TRIES);
            }
        }
        return new Outcome.LeftForHuman(
                run, cause, hindrance, os.wrapForTyping(request.script().inverseLines()), guard.fires());
    }

    private void attempt() {
        Session session = line.session();
        if (session.mode() == Mode.CONFIGURATION) {
            session.query(os.leaveConfiguration());
        }
        DeviceReader device = new DeviceReader(request.router(), os, session);
        String running = device.runningConfiguration();
        NatTable current = device.view(running).nat();
        Plan back = Planner.plan(current, target(current));
        if (!back.isEmpty()) {
            CommandScript script = os.render(back, request.plan().before());
            new Sender(request.router(), os, session, guard, request.options().window(), log)
                    .send(script.forward(), this::isOurs);
            new Verifier(request.router(), os, device).verify(back, running);
        }
        guard.disarmWherePending(session);
        restoreStartup(session, device);
    }

    /** What stands now, without what this run added and with what it removed; edits of others stay. */
    private List<StaticRule> target(NatTable current) {
        Set<StaticRule> added = meanings(request.plan().additions());
        List<StaticRule> rules = new ArrayList<>();
        current.entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !added.contains(rule.meaning()))
                .forEach(rules::add);
        request.plan().removals().forEach(removal -> rules.add(removal.rule()));
        return rules;
    }

    /** A rule that this run added may be removed even when flows have found it meanwhile. */
    private boolean isOurs(Change change) {
        return change instanceof Change.Remove
                && meanings(request.plan().additions()).contains(change.rule().meaning());
    }

    private static Set<StaticRule> meanings(List<Change.Add> additions) {
        return additions.stream().map(add -> add.rule().meaning()).collect(Collectors.toSet());
    }

    /** A save that broke off may have written what has been taken back since. */
    private void restoreStartup(Session session, DeviceReader device) {
        boolean startupIsOld = same(device.startupConfiguration(), before.startup());
        if (startupIsOld) {
            return;
        }
        if (!same(device.runningConfiguration(), before.running()) || !same(before.running(), before.startup())) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "startup-changed",
                            "router " + request.router(),
                            "the startup configuration is not the one from before, and the running one is not either",
                            "saving now would save somebody else's changes",
                            "compare:  show archive config differences nvram:startup-config system:running-config"));
        }
        new Saver(request.router(), os, session, pause).save();
    }

    private boolean same(String one, String other) {
        return ConfigDifference.between(os.meaningfulLines(one), os.meaningfulLines(other))
                .isEmpty();
    }
}
