package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.report.StepTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps when each step happened, and passes on what it hears. From several threads. */
final class StepRecorder implements Progress {

    private final List<StepTime> steps = new ArrayList<>();
    private Progress next = Progress.silent();
    private long start;

    /** The same, from now on passing on to this one. */
    Progress before(Progress shown) {
        next = shown;
        return this;
    }

    synchronized List<StepTime> steps() {
        return List.copyOf(steps);
    }

    @Override
    public synchronized void begins(String router, ApplyStep step) {
        start = start == 0 ? System.nanoTime() : start;
        next.begins(router, step);
    }

    @Override
    public void types(String router, String line) {
        next.types(router, line);
    }

    @Override
    public void finished(String router, ApplyStep step, String result, Duration took) {
        keep(router, step, result, took);
        next.finished(router, step, result, took);
    }

    private synchronized void keep(String router, ApplyStep step, String result, Duration took) {
        Duration ended = Duration.ofNanos(System.nanoTime() - start);
        Duration begun = ended.compareTo(took) > 0 ? ended.minus(took) : Duration.ZERO;
        steps.add(new StepTime(router, step, result, begun, took));
    }
}
