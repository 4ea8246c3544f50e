package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Strikes at the moments of an apply, and remembers for the judge what other operators did. */
final class Moments implements Progress {

    static final String APPLY = "APPLY";

    private final SimulatedRouter router;
    private List<Strike> strikes;
    private final List<String> operator = new ArrayList<>();
    private Optional<Fault.OtherOperator> coming = Optional.empty();
    private int linesBefore;
    private boolean interrupted;
    private boolean goingBack;
    private int typed;
    private Runnable vipnat = () -> {};
    private Consumer<Strike.Blow.Disk> disk = full -> {};
    private Duration elsewhere = Duration.ZERO;

    Moments(SimulatedRouter router, List<Strike> strikes) {
        this.router = router;
        this.strikes = strikes;
    }

    /** Who plays another vipnat, and whose disk is filled. */
    void with(Runnable anotherVipnat, Consumer<Strike.Blow.Disk> ownDisk) {
        vipnat = anotherVipnat;
        disk = ownDisk;
    }

    /** How long another vipnat took, while the first one stood still. */
    Duration elsewhere() {
        return elsewhere;
    }

    /** The lines that other operators have entered so far, in their order. */
    List<String> operatorLines() {
        settle();
        return Stream.concat(operator.stream(), router.changesOfOthers().stream())
                .toList();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /** Nothing strikes any more, and the router is well. */
    void over() {
        strikes = List.of();
        interrupted = false;
        goingBack = false;
        router.setFault(Fault.none());
    }

    void now(String moment) {
        for (Strike strike : strikes) {
            if (strike.moment().equals(moment)) {
                settle();
                if (strike.what() instanceof Strike.Blow.Set) {
                    coming = strike.laterOperator();
                    linesBefore = router.linesReceived().size();
                }
                interrupted |= strike.what() instanceof Strike.Blow.Interrupt;
                hit(strike);
            }
        }
    }

    private void hit(Strike strike) {
        if (strike.what() instanceof Strike.Blow.Operator || strike.what() instanceof Strike.Blow.Other) {
            watched(() -> strike.hit(router));
        } else if (strike.what() instanceof Strike.Blow.Vipnat) {
            Instant begin = router.clock().now();
            watched(vipnat);
            elsewhere = elsewhere.plus(Duration.between(begin, router.clock().now()));
        } else if (strike.what() instanceof Strike.Blow.Disk full) {
            disk.accept(full);
        } else {
            strike.hit(router);
        }
    }

    /** What counts is what the router made of it. */
    private void watched(Runnable others) {
        Configuration before = Configuration.of(router.runningConfig());
        others.run();
        operator.addAll(Configuration.of(router.runningConfig()).linesSince(before));
    }

    /** An operator who was to come with a line has come when that line has arrived. */
    private void settle() {
        int since = router.linesReceived().size() - linesBefore;
        coming.filter(other -> since >= other.line()).ifPresent(other -> {
            operator.addAll(other.lines());
            coming = Optional.empty();
        });
    }

    @Override
    public void begins(String name, ApplyStep step) {
        if (step == ApplyStep.WAY_BACK) {
            goingBack = true;
            typed = 0;
        }
        now(step.name());
    }

    @Override
    public void types(String name, String line) {
        typed++;
        now((goingBack ? "back " : "line ") + typed);
    }

    @Override
    public void finished(String name, ApplyStep step, String result, Duration took) {
        // only beginnings matter
    }
}
