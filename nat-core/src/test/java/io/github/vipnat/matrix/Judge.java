package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.Trial.Ending;
import io.github.vipnat.reconcile.FullDisk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says what is wrong with the end of a trial, from what the router has, running and saved. What vipnat says is only held
 * against that.
 */
final class Judge {

    /** Every wait has a deadline; all of them together, tries included, come to less than this. */
    private static final Duration LONGEST_APPLY = Duration.ofMinutes(15);

    private static final Duration NOTICES_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(5);

    /** Whatever is pending on the router has happened by then. */
    private static final Duration LATER = Duration.ofHours(3);

    private final Scenario scenario;
    private final SimulatedRouter router;
    private final FullDisk disk;
    private final Configuration running;
    private final Configuration startup;
    private final int flows;
    private final Instant begin;
    private final List<String> complaints = new ArrayList<>();

    Judge(Scenario scenario, SimulatedRouter router, FullDisk disk) {
        this.scenario = scenario;
        this.router = router;
        this.disk = disk;
        this.running = Configuration.of(router.runningConfig());
        this.startup = Configuration.of(router.startupConfig());
        this.flows = router.flows();
        this.begin = router.clock().now();
    }

    /** @param moments knows what others have entered by now */
    List<String> complaints(Trial trial, Moments moments, RunStore runs) throws IOException {
        Supplier<List<String>> operator = moments::operatorLines;
        Duration took =
                Duration.between(begin, router.clock().now()).minus(jumps()).minus(moments.elsewhere());
        if (took.compareTo(LONGEST_APPLY) > 0) {
            complain("took " + took);
        }
        if (trial.ending() == Ending.CRASHED) {
            complain("an exception came out");
        }
        checkRecord(trial, runs);
        checkNothingSent(trial);
        checkNobodyLeftBehind();
        router.setFault(Fault.none());
        if (trial.outcome().orElse(null) instanceof Outcome.LeftForHuman left) {
            Human.types(router, left.commands());
        } else {
            checkFlows(operator.get());
        }
        checkEnd(trial, operator.get(), "at once");
        router.clock().advance(LATER);
        checkEnd(trial, operator.get(), "later");
        return complaints;
    }

    /** A session that is over may take the router a moment to notice. */
    private void checkNobodyLeftBehind() {
        long end = System.nanoTime() + NOTICES_WITHIN.toNanos();
        while (router.openSessions() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
        if (router.openSessions() > 0) {
            complain(router.openSessions() + " vty left behind");
        }
    }

    private void checkEnd(Trial trial, List<String> operator, String when) {
        Ends ends = new Ends(
                running, startup, scenario.world().wanted(), operator, mayBeWiped(), restarts(), isAnyFaultSet());
        Configuration nowRunning = Configuration.of(router.runningConfig());
        Configuration nowSaved = Configuration.of(router.startupConfig());
        boolean isNew = ends.isNew(nowRunning);
        boolean isOld = ends.isOld(nowRunning);
        boolean savedNew = ends.isSavedNew(nowSaved);
        boolean savedOld = ends.isSavedOld(nowSaved, maySaveForeign(operator));
        boolean good = switch (trial.ending()) {
            case DONE -> isSaved(trial) ? isNew && savedNew : (isNew || restarts()) && savedOld;
            case LEFT_FOR_HUMAN ->
                (isNew && savedNew) || (ends.isOldForHuman(nowRunning) && ends.isOldForHuman(nowSaved));
            case NOTHING_TO_DO, WENT_BACK, REFUSED, UNREACHABLE -> isOld && savedOld;
            case CRASHED -> true;
        };
        if (!good) {
            complain(when + ": running is " + (isNew ? "new" : isOld ? "old" : nowRunning.differenceTo(running))
                    + ", startup is " + (savedNew ? "new" : savedOld ? "old" : nowSaved.differenceTo(startup)));
        }
    }

    private static boolean isSaved(Trial trial) {
        return trial.outcome().orElse(null) instanceof Outcome.Done done && done.saved();
    }

    /** Who says so, or who types while we save, has it saved along. */
    private boolean maySaveForeign(List<String> operator) {
        return scenario.options().acceptUnsaved() || !operator.isEmpty();
    }

    private boolean isAnyFaultSet() {
        return scenario.strikes().stream().anyMatch(strike -> strike.what() instanceof Strike.Blow.Set);
    }

    private boolean restarts() {
        return scenario.strikes().stream()
                .anyMatch(strike -> strike.what() instanceof Strike.Blow.Restart
                        || strike.faults().anyMatch(Fault.Reload.class::isInstance));
    }

    private boolean mayBeWiped() {
        Duration all = Duration.between(begin, router.clock().now());
        boolean guarded = scenario.options().guard().wanted()
                && all.compareTo(scenario.options().guard().length()) >= 0;
        return guarded || restarts();
    }

    private Duration jumps() {
        return scenario.strikes().stream()
                .flatMap(strike -> Stream.concat(
                        strike.what() instanceof Strike.Blow.Time time ? Stream.of(time.howLong()) : Stream.empty(),
                        strike.faults()
                                .filter(Fault.TimePasses.class::isInstance)
                                .map(fault -> ((Fault.TimePasses) fault).howLong())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Who keeps live flows keeps every one of them. */
    private void checkFlows(List<String> operator) {
        if (scenario.options().inUse() == InUse.KEEP && !mayBeWiped() && operator.isEmpty() && router.flows() < flows) {
            complain("only " + router.flows() + " of " + flows + " flows are left");
        }
    }

    private void checkNothingSent(Trial trial) {
        boolean nothing = trial.ending() == Ending.REFUSED
                || trial.ending() == Ending.UNREACHABLE
                || trial.ending() == Ending.NOTHING_TO_DO;
        boolean isAnother = scenario.strikes().stream().anyMatch(strike -> strike.what() instanceof Strike.Blow.Vipnat);
        if (nothing
                && !isAnother
                && router.linesReceived().stream()
                        .anyMatch(line -> line.matches("conf.*|write.*|.*ip nat .*source.*"))) {
            complain("something was sent although it was refused");
        }
    }

    private void checkRecord(Trial trial, RunStore runs) {
        Optional<RunRecord.Result> expected = switch (trial.ending()) {
            case DONE -> Optional.of(RunRecord.Result.DONE);
            case WENT_BACK -> Optional.of(RunRecord.Result.WENT_BACK);
            case LEFT_FOR_HUMAN -> Optional.of(RunRecord.Result.LEFT_FOR_HUMAN);
            case NOTHING_TO_DO, REFUSED, UNREACHABLE, CRASHED -> Optional.empty();
        };
        Optional<RunRecord.Result> found =
                runs.list().stream().findFirst().flatMap(RunRecord::ending).map(RunRecord.Ending::result);
        boolean mayLack = disk.refused() > 0 && found.isEmpty();
        if (!expected.equals(found) && !mayLack && trial.ending() != Ending.CRASHED) {
            complain("the record says " + found);
        }
        if (disk.refused() > 0
                && trial.outcome().filter(outcome -> !isLoud(outcome)).isPresent()) {
            complain("nothing is said of a disk that is full");
        }
    }

    private static boolean isLoud(Outcome outcome) {
        return !outcome.notes().isEmpty()
                || (outcome instanceof Outcome.WentBack back
                        && back.cause().code().equals("run-not-recorded"));
    }

    private void complain(String what) {
        complaints.add(what);
    }
}
