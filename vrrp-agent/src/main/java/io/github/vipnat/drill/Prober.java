package io.github.vipnat.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks targets over and over until closed, each in its turn and never faster than {@link Pace} says. A request that waits for its
 * answer holds up no other: what comes back first is seen when it comes back.
 */
final class Prober implements AutoCloseable {

    /** A request that takes longer is lost; a lost SYN is repeated after one second, and that is no answer of this moment. */
    static final Duration LONGEST = Duration.ofMillis(900);

    private final Probe probe;
    private final TimeLine line;
    private final Map<ProbeTarget, List<Sample>> samples = new HashMap<>();
    private final List<ProbeTarget> targets;
    private final List<Future<?>> turns = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Prober::daemon);
    private final ExecutorService askers = Executors.newCachedThreadPool(Prober::daemon);

    Prober(Probe probe, List<ProbeTarget> targets, TimeLine line) {
        this.probe = probe;
        this.line = line;
        this.targets = List.copyOf(targets);
        targets.forEach(target -> samples.put(target, new ArrayList<>()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "vipnat-drill");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins; one target after the other, so that not all are asked at once. */
    void start() {
        long interval = Pace.interval(targets.size()).toNanos();
        for (int i = 0; i < targets.size(); i++) {
            ProbeTarget target = targets.get(i);
            turns.add(clock.scheduleAtFixedRate(
                    () -> askers.execute(() -> ask(target)),
                    interval * i / targets.size(),
                    interval,
                    TimeUnit.NANOSECONDS));
        }
    }

    private void ask(ProbeTarget target) {
        Duration sent = line.now();
        Optional<String> lost = probe.ask(target, LONGEST);
        keep(target, new Sample(sent, line.now(), lost));
    }

    private synchronized void keep(ProbeTarget target, Sample sample) {
        samples.getOrDefault(target, new ArrayList<>()).add(sample);
        notifyAll();
    }

    /** What has come so far, in the order of the targets. */
    synchronized List<ProbeTrack> tracks() {
        return targets.stream()
                .map(target -> new ProbeTrack(target, samples.getOrDefault(target, List.of())))
                .toList();
    }

    /**
     * Waits until every target was answered so many times in a row by requests that were sent after a moment.
     *
     * @return whether it came to that in time
     */
    synchronized boolean awaitAnswers(int inARow, Duration after, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!targets.stream().allMatch(target -> isAnswered(target, inARow, after))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private boolean isAnswered(ProbeTarget target, int inARow, Duration after) {
        List<Sample> sent = new ProbeTrack(target, samples.getOrDefault(target, List.of())).samples();
        List<Sample> last = sent.subList(Math.max(0, sent.size() - inARow), sent.size());
        return last.size() == inARow
                && last.stream()
                        .allMatch(sample -> sample.isAnswered() && sample.sent().compareTo(after) > 0);
    }

    /** Asks no more; what is under way gets its time. */
    @Override
    public void close() {
        turns.forEach(turn -> turn.cancel(false));
        clock.shutdownNow();
        askers.shutdown();
        try {
            askers.awaitTermination(LONGEST.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
