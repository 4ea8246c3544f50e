package io.github.vipnat.doctor.site;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks nodes, routers and databases at the same time, and tells who has answered. */
final class Rounds {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Consumer<String> progress;
    private final ExecutorService kinds = Executors.newCachedThreadPool(Rounds::thread);

    Rounds(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Work that goes on beside the others. */
    <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, kinds);
    }

    /** Tells how long somebody took to answer, or that no answer came. */
    <T> T timed(String whom, Supplier<T> work) {
        return told(whom, "answered", work);
    }

    /** Tells only when somebody cannot be reached. */
    <T> T reached(String whom, Supplier<T> work) {
        return told(whom, "", work);
    }

    private <T> T told(String whom, String word, Supplier<T> work) {
        long begun = System.nanoTime();
        String outcome = "could not be asked";
        try {
            T result = work.get();
            outcome = word;
            return result;
        } finally {
            long took = (System.nanoTime() - begun) / 1_000_000;
            if (!outcome.isEmpty()) {
                progress.accept(whom + "  " + outcome + "  (" + took + " ms)");
            }
        }
    }

    void end() {
        kinds.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "vipnat-doctor-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
