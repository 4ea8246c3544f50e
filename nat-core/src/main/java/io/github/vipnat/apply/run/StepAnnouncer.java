package io.github.vipnat.apply.run;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Progress;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Announces each step of an apply before it begins and after its good end. */
record StepAnnouncer(String router, Progress progress) {

    void run(ApplyStep step, Runnable work, String result) {
        run(
                step,
                () -> {
                    work.run();
                    return result;
                },
                Function.identity());
    }

    <T> T run(ApplyStep step, Supplier<T> work, Function<T, String> result) {
        progress.begins(router, step);
        long start = System.nanoTime();
        T value = work.get();
        progress.finished(router, step, result.apply(value), Duration.ofNanos(System.nanoTime() - start));
        return value;
    }
}
