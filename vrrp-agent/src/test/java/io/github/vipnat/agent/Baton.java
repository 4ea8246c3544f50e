package io.github.vipnat.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Several threads of which one runs at a time; where they hand over is decided by chance that can be played again. */
final class Baton {

    private final SplittableRandom random;
    private final List<Semaphore> waiting = new ArrayList<>();
    private final List<Integer> alive = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ThreadLocal<Integer> me = new ThreadLocal<>();

    Baton(SplittableRandom random) {
        this.random = random;
    }

    /** Runs them all to their ends. */
    void run(List<Runnable> runners) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < runners.size(); i++) {
            int number = i;
            waiting.add(new Semaphore(0));
            alive.add(number);
            threads.add(new Thread(() -> leg(number, runners.get(number)), "runner-" + number));
        }
        threads.forEach(Thread::start);
        waiting.get(random.nextInt(runners.size())).release();
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    /** Perhaps it is another's turn. */
    void pass() {
        Integer number = me.get();
        if (number == null) {
            return;
        }
        int next = alive.get(random.nextInt(alive.size()));
        if (next != number) {
            waiting.get(next).release();
            waiting.get(number).acquireUninterruptibly();
        }
    }

    private void leg(int number, Runnable runner) {
        waiting.get(number).acquireUninterruptibly();
        me.set(number);
        try {
            runner.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
        alive.remove((Integer) number);
        if (!alive.isEmpty()) {
            waiting.get(alive.get(random.nextInt(alive.size()))).release();
        }
    }
}
