package io.github.vipnat.agent;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The agent as a process: FIFO, spool, a timer and a look at the host each second wake one worker, which goes its rounds.
 * What it hears only wakes it; what is true it sees.
 */
public final class AgentDaemon {

    /** How often it is looked whether the VIP came or went, for a VRRP that tells nobody. */
    private static final Duration PRESENCE = Duration.ofSeconds(1);

    /** Whoever ends the agent waits no longer than this for it. */
    private static final Duration END = Duration.ofMillis(750);

    private final AgentSetup setup;
    private final Inbox inbox = new Inbox(System::nanoTime);
    private final Metrics metrics = new Metrics();
    private final AtomicBoolean reload = new AtomicBoolean();
    private final Thread worker = new Thread(this::work, "vipnat-agent");
    private final Instant started;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private volatile Rounds rounds;

    /** @throws ProblemException when cluster.yaml is wrong */
    public AgentDaemon(AgentSetup setup) {
        this.setup = setup;
        this.started = setup.surroundings().clock().instant();
        this.rounds = new Rounds(setup.topology().get(), setup, inbox, metrics);
        worker.setDaemon(true);
    }

    /**
     * Works until {@link #stop} is called from another thread.
     *
     * @throws ProblemException when another agent runs here, or FIFO or spool cannot be had
     */
    public void run() {
        try (AgentFolder.Lock lock = setup.folder().lock();
                NotifyFifo fifo = new NotifyFifo(setup.fifo(), inbox::line, setup.log());
                Spool spool = new Spool(setup.spool(), inbox::line, setup.log())) {
            fifo.start(inbox::forget);
            spool.start(inbox::forget);
            setup.log().info("started: " + rounds.describe());
            worker.start();
            while (worker.isAlive() && !inbox.isStopping()) {
                fifo.reopenIfReplaced();
                spool.reopenIfReplaced();
                inbox.rest(PRESENCE);
            }
            letFinish();
            setup.log().info("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What only looks is left where it is; a line that was begun is worth a moment. */
    private void letFinish() throws InterruptedException {
        long end = System.nanoTime() + END.toNanos();
        do {
            worker.join(20);
        } while (worker.isAlive() && rounds.isRepairing() && System.nanoTime() < end);
    }

    /** Ends it: nothing new is begun, and what is being typed has a moment to be finished. */
    public void stop() {
        inbox.stop();
    }

    /** Reads cluster.yaml anew, or goes on with the old one and says why. */
    public void reload() {
        reload.set(true);
        inbox.wake();
    }

    private void work() {
        try (Rounds.Closer closer = () -> rounds.close()) {
            Duration wait = Duration.ZERO;
            while (!inbox.isStopping()) {
                Inbox.News news = waitForNews(wait);
                if (news.stop()) {
                    return;
                }
                reloadIfAsked();
                wait = turn(news);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round; how long to wait for the next, unless something happens. */
    private Duration turn(Inbox.News news) throws InterruptedException {
        if (news.isEvent()) {
            backoff.reset();
        }
        boolean settled = round(news);
        if (!inbox.isStopping()) {
            publish();
        }
        if (news.isEvent()) {
            inbox.rest(Inbox.coalescing());
        }
        if (settled) {
            backoff.reset();
            return backoff.timer(rounds.interval());
        }
        return backoff.next(rounds.interval());
    }

    /** A fault of our own must not end the agent; the next round may be without it. */
    private boolean round(Inbox.News news) {
        try {
            return rounds.round(news);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> setup.log().warning(line(problem)));
        } catch (RuntimeException e) {
            setup.log().warning("internal error: " + e + " at " + e.getStackTrace()[0]);
        }
        return false;
    }

    private Inbox.News waitForNews(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            Inbox.News news = inbox.take(left < PRESENCE.toNanos() ? Duration.ofNanos(Math.max(0, left)) : PRESENCE);
            if (news.stop() || news.isEvent() || news.woken()) {
                return news;
            }
            if (rounds.presenceChanged()) {
                return new Inbox.News(1, System.nanoTime(), true, false);
            }
            rounds.remind();
            if (System.nanoTime() >= end) {
                return news;
            }
        }
    }

    private void reloadIfAsked() {
        if (!reload.getAndSet(false)) {
            return;
        }
        try {
            Topology fresh = setup.topology().get();
            Rounds old = rounds;
            rounds = new Rounds(fresh, setup, inbox, metrics);
            old.close();
            setup.log().info("cluster.yaml read anew: " + rounds.describe());
        } catch (ProblemException e) {
            e.problems().forEach(problem -> setup.log().warning("cluster.yaml stays the old one: " + line(problem)));
        }
    }

    private void publish() {
        try {
            AgentStatus status = rounds.status(started);
            setup.folder().replace(setup.folder().metricsFile(), metrics.text());
            Optional.of(setup)
                    .flatMap(AgentSetup::metrics)
                    .ifPresent(file -> setup.folder().replace(file, metrics.text()));
            setup.folder().status(status);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> setup.log().warning(line(problem)));
        }
    }

    private static String line(Problem problem) {
        return problem.where() + ": " + problem.what() + "; to do: " + problem.fix();
    }
}
