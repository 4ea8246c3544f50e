package io.github.vipnat.doctor.site;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks many at the same time, though never more than agreed, and tells who has answered. */
final class Rounds {

    /** Visits to nodes at a time; each is a login and one flight of questions. */
    private static final int MOST = 16;

    private final Consumer<String> progress;
    private final ExecutorService kinds = Executors.newCachedThreadPool(Rounds::thread);
    private final ExecutorService visits = Executors.newFixedThreadPool(MOST, Rounds::thread);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    Rounds(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Work that goes on beside the others. */
    <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, kinds);
    }

    /** The same for each, in their order. */
    <I, T> List<T> each(List<I> items, Function<I, T> work) {
        List<CompletableFuture<T>> turns = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> work.apply(item), visits))
                .toList();
        return turns.stream().map(CompletableFuture::join).toList();
    }

    /** Tells how long somebody took, or that nothing came of it. */
    <T> T timed(String whom, Supplier<T> work, Predicate<T> isAnswered) {
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            T result = work.get();
            answered = isAnswered.test(result);
            return result;
        } finally {
            long took = (System.nanoTime() - begun) / 1_000_000;
            progress.accept(whom + (answered ? "  answered" : "  could not be asked") + "  (" + took + " ms)");
        }
    }

    void end() {
        kinds.shutdown();
        visits.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "vipnat-doctor-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
