package io.github.vipnat.apply.step;

import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.journal.UnfinishedRun;
import io.github.vipnat.apply.journal.UnsavedOwnRules;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Mode;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last look before anything is sent. Everything that speaks against going on is said at once. */
public final class Preflight {

    /** Enough to recognise the service; a busy one has thousands. */
    private static final int FLOWS_SHOWN = 5;

    private final ApplyRequest request;
    private final DeviceOs os;
    private final DeviceReader device;
    private final UnfinishedRun recorded;
    private final UnsavedOwnRules unsaved;
    private final Problems problems = new Problems();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param unfinished runs without a good end, by their records; the router has the last word on it
     * @param unsaved what runs that ended left unsaved, as they were told to
     */
    public Preflight(
            ApplyRequest request, DeviceOs os, DeviceReader device, UnfinishedRun unfinished, UnsavedOwnRules unsaved) {
        this.request = request;
        this.os = os;
        this.device = device;
        this.recorded = unfinished;
        this.unsaved = unsaved;
    }

    /**
     * Looks at everything.
     *
     * @throws ProblemException when anything speaks against going on
     */
    public PreflightResult check() {
        List<String> looks = looks(request.archive());
        device.lookAhead(Stream.concat(looks.stream(), Stream.of(os.showRunningConfiguration()))
                .toList());
        String running = device.runningConfiguration();
        RouterView view = device.view(running);
        device.lookAhead(looks(view.archive()));
        checkFresh(view);
        String startup = device.startupConfiguration();
        UnfinishedRun unfinished = recorded.exists()
                ? recorded.asTheRouterSays(view.nat(), os.read(startup).nat(), os)
                : recorded;
        checkSaved(running, startup, unfinished);
        checkWidth();
        // A terminal that stayed narrow is worth a word: the next plan may have a line that does not fit.
        device.refusedWidth().ifPresent(columns -> notes.add("terminal of " + columns + " columns"));
        checkInUse(device.translations());
        checkVipAlive();
        Optional<GuardState.Pending> guard = view.archive() ? checkGuard(unfinished) : Optional.empty();
        boolean removesInUse = request.options().inUse() == InUse.DROP && device.removesInUse();
        checkReload();
        problems.throwIfFatal(ProblemException.Kind.REFUSED);
        return new PreflightResult(running, startup, view.archive(), guard, removesInUse, unfinished, notes);
    }

    /**
     * What is asked besides the running configuration. What is left of {@code show reload} when a pager has taken its first
     * letters is dangerous, so nothing stands in front of it.
     */
    private List<String> looks(boolean archive) {
        List<String> looks = new ArrayList<>();
        looks.add(os.showReload());
        if (asksForVip()) {
            looks.add(os.showNeighbour(request.vip()));
        }
        if (request.options().inUse() == InUse.DROP) {
            looks.add(os.showVersion());
        }
        if (archive) {
            looks.add(os.showGuard(Mode.PRIVILEGED));
        }
        looks.add(os.showTranslations(Mode.PRIVILEGED));
        looks.add(os.showStartupConfiguration());
        return looks;
    }

    private boolean asksForVip() {
        return !request.options().unprovenVip() && !request.plan().additions().isEmpty();
    }

    /** A timer of our own unfinished run is gone on with; any other would undo our work when it fires. */
    private Optional<GuardState.Pending> checkGuard(UnfinishedRun unfinished) {
        TimerProblems told = new TimerProblems(request.router(), os);
        return device.guardState()
                .match(new GuardState.Cases<>(
                        (GuardState.None none) -> Optional.empty(),
                        (GuardState.Pending pending) -> unfinished.armed(pending.configured())
                                ? Optional.of(pending)
                                : refused(
                                        unfinished.exists()
                                                ? told.unrecorded(pending, device.others())
                                                : told.foreign(pending, device.others())),
                        (GuardState.NotUnderstood strange) -> refused(told.notUnderstood(strange))));
    }

    private Optional<GuardState.Pending> refused(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }

    private void checkReload() {
        ReloadWatch reload = ReloadWatch.ask(request.router(), os, device);
        reload.objection().ifPresent(problems::add);
        reload.note().ifPresent(notes::add);
    }

    private void checkFresh(RouterView view) {
        if (!view.fingerprint().equals(request.fingerprint())) {
            problems.add(Problem.fatal(
                    "plan-stale",
                    where(),
                    "the router's configuration has changed since the plan was made",
                    "the plan no longer describes what would happen",
                    "plan again:  vipnat plan -r " + request.router()));
        }
    }

    private void checkSaved(String running, String startup, UnfinishedRun unfinished) {
        Set<StaticRule> onTheWay = onTheWay(startup);
        List<String> difference = ConfigDifference.between(startup, running, os)
                .without(line -> unfinished.isOurs(line, os) || unsaved.has(line))
                .without(line -> os.readRule(line.strip())
                        .filter(rule -> onTheWay.contains(rule.meaning()))
                        .isPresent())
                .toLines();
        if (!difference.isEmpty() && !request.options().acceptUnsaved()) {
            problems.add(Problem.fatal(
                    "unsaved-changes",
                    where(),
                    "the router holds changes that nobody has saved: " + shortened(difference, "; "),
                    "saving would make them permanent, and they are not vipnat's to judge",
                    "save or undo them first, or pass --accept-unsaved to save them along"));
        }
    }

    /**
     * The rules that change between what is saved and what should be. Another vipnat, on the other node, may have died over
     * them, and there is nothing about them to be asked.
     */
    private Set<StaticRule> onTheWay(String startup) {
        RouterView saved = os.read(startup);
        return Planner.plan(saved.nat(), request.wanted().of(saved)).changes().stream()
                .map(change -> change.rule().meaning())
                .collect(Collectors.toSet());
    }

    /** A line that the terminal scrolls would be typed and its echo not known again. */
    private void checkWidth() {
        boolean drops = request.options().inUse() == InUse.DROP;
        List<String> tooLong = Stream.concat(request.script().forward().stream(), request.script().inverse().stream())
                .map(CommandScript.Step::line)
                .filter(line -> !device.fits(drops ? os.evenInUse(line) : line))
                .distinct()
                .toList();
        if (!tooLong.isEmpty()) {
            problems.add(Problem.fatal(
                    "line-too-long",
                    where(),
                    "the router's terminal has " + device.width()
                            + " columns and refuses more, and these lines do not fit: " + shortened(tooLong, "; "),
                    "the router scrolls a longer line, and its echo proves nothing any more",
                    "let this user type  " + os.widenTerminal() + "  on the router (AAA, privilege)"));
        }
    }

    private void checkInUse(List<Translation> translations) {
        if (request.options().inUse() == InUse.DROP) {
            return;
        }
        for (Change.Remove removal : request.plan().removals()) {
            List<String> flows = translations.stream()
                    .filter(row -> row.isChildOf(removal.rule()))
                    .map(Translation::toString)
                    .toList();
            if (!flows.isEmpty()) {
                problems.add(inUse(removal, flows));
            }
        }
    }

    private Problem inUse(Change.Remove removal, List<String> flows) {
        return Problem.fatal(
                "rule-in-use",
                where(),
                flows.size() + (flows.size() == 1 ? " live flow hangs" : " live flows hang") + " on: "
                        + removal.entry().line(),
                "removing the rule ends them: " + shortened(flows, "; "),
                "wait until they end, or pass --in-use drop to end them");
    }

    private void checkVipAlive() {
        if (asksForVip() && !device.isAlive(request.vip())) {
            problems.add(Problem.fatal(
                    "vip-not-alive",
                    where(),
                    "the router has no ARP entry for the VIP " + request.vip() + " and it does not answer a ping",
                    "every published service would lead to a dead address",
                    "start keepalived on a node and try again, or pass --unproven-vip"));
        }
    }

    private static String shortened(List<String> lines, String separator) {
        String shown = String.join(separator, lines.subList(0, Math.min(FLOWS_SHOWN, lines.size())));
        return lines.size() <= FLOWS_SHOWN ? shown : shown + " … and " + (lines.size() - FLOWS_SHOWN) + " more";
    }

    private String where() {
        return "router " + request.router();
    }
}
