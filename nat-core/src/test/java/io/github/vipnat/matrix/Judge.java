package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.RunRecord;
import io.github.vipnat.apply.RunStore;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.Trial.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what is wrong with the end of a trial, from what the router has, running and saved. What vipnat says is only held
 * against that.
 */
final class Judge {

    /** Every wait has a deadline; all of them together, tries included, come to less than this. */
    private static final Duration LONGEST_APPLY = Duration.ofMinutes(15);

    /** Whatever is pending on the router has happened by then. */
    private static final Duration LATER = Duration.ofHours(3);

    private final Scenario scenario;
    private final SimulatedRouter router;
    private final Configuration running;
    private final Configuration startup;
    private final int flows;
    private final Instant begin;
    private final List<String> complaints = new ArrayList<>();

    Judge(Scenario scenario, SimulatedRouter router) {
        this.scenario = scenario;
        this.router = router;
        this.running = Configuration.of(router.runningConfig());
        this.startup = Configuration.of(router.startupConfig());
        this.flows = router.flows();
        this.begin = router.clock().now();
    }

    /** @param operator what other operators entered meanwhile */
    List<String> complaints(Trial trial, List<String> operator, RunStore runs) throws IOException {
        Duration took = Duration.between(begin, router.clock().now()).minus(jumps());
        if (took.compareTo(LONGEST_APPLY) > 0) {
            complain("took " + took);
        }
        if (trial.ending() == Ending.CRASHED) {
            complain("an exception came out");
        }
        checkRecord(trial, runs);
        checkNothingSent(trial);
        router.setFault(Fault.none());
        if (trial.outcome().orElse(null) instanceof Outcome.LeftForHuman left) {
            Human.types(router, left.commands());
        } else {
            checkFlows();
        }
        checkEnd(trial, operator, "at once");
        router.clock().advance(LATER);
        checkEnd(trial, operator, "later");
        if (router.openSessions() > 0) {
            complain(router.openSessions() + " vty left behind");
        }
        return complaints;
    }

    private void checkEnd(Trial trial, List<String> operator, String when) {
        Configuration nowRunning = Configuration.of(router.runningConfig());
        Configuration nowSaved = Configuration.of(router.startupConfig());
        List<Configuration> old = variants(operator);
        List<Configuration> oldSaved = new ArrayList<>();
        for (int i = 0; i <= operator.size(); i++) {
            oldSaved.addAll(variants(operator.subList(0, i)));
        }
        boolean isNew = old.stream().map(this::carriedOut).anyMatch(nowRunning::matches);
        boolean isOld = old.stream().anyMatch(nowRunning::matches);
        boolean savedNew = oldSaved.stream().map(this::carriedOut).anyMatch(nowSaved::matches);
        boolean savedOld = nowSaved.matches(startup)
                || (maySaveForeign(operator) && oldSaved.stream().anyMatch(nowSaved::matches));
        boolean good = switch (trial.ending()) {
            case DONE -> isNew && (isSaved(trial) ? savedNew : savedOld);
            case LEFT_FOR_HUMAN ->
                (isNew && savedNew) || (isOld && oldSaved.stream().anyMatch(nowSaved::matches));
            case NOTHING_TO_DO, WENT_BACK, REFUSED, UNREACHABLE -> isOld && savedOld;
            case DIED, CRASHED -> true;
        };
        if (!good) {
            complain(when + ": running is " + (isNew ? "new" : isOld ? "old" : nowRunning.differenceTo(running))
                    + ", startup is " + (savedNew ? "new" : savedOld ? "old" : nowSaved.differenceTo(startup)));
        }
    }

    private static boolean isSaved(Trial trial) {
        return trial.outcome().orElse(null) instanceof Outcome.Done done && done.saved();
    }

    private Configuration carriedOut(Configuration old) {
        List<String> retired = running.rules().stream()
                .filter(rule -> !scenario.world().wanted().contains(rule))
                .toList();
        java.util.TreeSet<String> rules = new java.util.TreeSet<>(old.rules());
        retired.forEach(rules::remove);
        scenario.world().wanted().stream()
                .filter(rule -> !running.rules().contains(rule))
                .forEach(rules::add);
        return old.withRules(rules);
    }

    /** The old configuration with what others entered since; a restart and a revert timer take the earlier of it away. */
    private List<Configuration> variants(List<String> operator) {
        List<Configuration> all = new ArrayList<>();
        int most = mayBeWiped() ? operator.size() : 0;
        List<Configuration> starts = restarts() ? List.of(running, startup) : List.of(running);
        for (int lost = 0; lost <= most; lost++) {
            for (Configuration start : starts) {
                Configuration now = start;
                for (String line : operator.subList(lost, operator.size())) {
                    now = now.after(line);
                }
                all.add(now);
            }
        }
        return all;
    }

    private static boolean in(List<Configuration> all, Configuration one) {
        return all.stream().anyMatch(one::matches);
    }

    /** Who says so, or who types while we save, has it saved along. */
    private boolean maySaveForeign(List<String> operator) {
        return scenario.options().acceptUnsaved() || !operator.isEmpty();
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
    private void checkFlows() {
        if (scenario.options().inUse() == InUse.KEEP && !mayBeWiped() && router.flows() < flows) {
            complain("only " + router.flows() + " of " + flows + " flows are left");
        }
    }

    private void checkNothingSent(Trial trial) {
        boolean nothing = trial.ending() == Ending.REFUSED
                || trial.ending() == Ending.UNREACHABLE
                || trial.ending() == Ending.NOTHING_TO_DO;
        if (nothing
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
            default -> Optional.empty();
        };
        Optional<RunRecord.Result> found =
                runs.list().stream().findFirst().flatMap(RunRecord::ending).map(RunRecord.Ending::result);
        if (!expected.equals(found) && trial.ending() != Ending.CRASHED) {
            complain("the record says " + found);
        }
    }

    private void complain(String what) {
        complaints.add(what);
    }
}
