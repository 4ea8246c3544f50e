package io.github.vipnat.reconcile;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Strikes at a named moment of an apply, before the next line is typed. */
final class MomentStrike implements Progress {

    private String moment = "";
    private Runnable action = () -> {};
    private Runnable wayBack = () -> {};
    private Consumer<ApplyStep> everyStep = step -> {};
    private final Map<ApplyStep, String> results = new ConcurrentHashMap<>();
    private final AtomicInteger typed = new AtomicInteger();
    private final List<String> waits = new CopyOnWriteArrayList<>();

    /** @param moment the name of a step, {@code SEND}, or of a typed line of the plan, {@code line 3} */
    void at(String moment, Runnable action) {
        this.moment = moment;
        this.action = action;
    }

    void onTheWayBack(Runnable action) {
        wayBack = action;
    }

    void onEveryStep(Consumer<ApplyStep> action) {
        everyStep = action;
    }

    /** What was said after a step's good end; empty where it did not come to one. */
    String resultOf(ApplyStep step) {
        return results.getOrDefault(step, "");
    }

    @Override
    public void begins(String router, ApplyStep step) {
        everyStep.accept(step);
        if (step == ApplyStep.WAY_BACK) {
            wayBack.run();
        }
        strike(step.name());
    }

    @Override
    public void types(String router, String line) {
        strike("line " + typed.incrementAndGet());
    }

    @Override
    public void waited(String router, String moment) {
        waits.add(moment);
    }

    /** The moments that a router was waited for, in their order: its round trips once it lets us in. */
    List<String> waits() {
        return List.copyOf(waits);
    }

    void forgetWaits() {
        waits.clear();
    }

    private void strike(String now) {
        if (now.equals(moment)) {
            action.run();
        }
    }

    @Override
    public void finished(String router, ApplyStep step, String result, Duration took) {
        results.put(step, result);
    }
}
