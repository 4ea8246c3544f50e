package io.github.vipnat.agent;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.events.EventSpool;
import io.github.vipnat.agent.events.Hearing;
import io.github.vipnat.agent.events.NotifyFifo;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.agent.state.OneTimeWarning;
import io.github.vipnat.agent.visits.RouterWorker;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The agent as a process. FIFO, spool and a look at the host each second wake one thread that tells the routers by ARP and
 * never waits for anything else; those that see to the routers have threads of their own ({@link RouterWorker}), and the one that
 * started it all writes down how things stand. What it hears only wakes it; what is true it sees.
 */
public final class AgentDaemon {

    /** How often it is looked whether the VIP came or went, for a VRRP that tells nobody. */
    private static final Duration PRESENCE = Duration.ofSeconds(1);

    /** How often it is looked whether FIFO and spool are still the ones that are heard; each look costs an idle agent. */
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(3);

    /** Whoever ends the agent waits no longer than this for it. */
    private static final Duration END = Duration.ofMillis(750);

    /** Who is not in the middle of anything needs no more than this. */
    private static final Duration LOGOUT = Duration.ofMillis(50);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final AgentSetup setup;
    private final EventInbox inbox = new EventInbox(System::nanoTime);
    private final AgentMetrics metrics = new AgentMetrics();
    private final Hearing hearing;
    private final Semaphore toPublish = new Semaphore(0);
    private final AtomicBoolean reload = new AtomicBoolean();
    private final Thread listener = new Thread(this::work, "vipnat-agent");
    private final Instant started;
    private volatile AgentCycle cycle;

    /** Those of an older cluster.yaml, too, while they finish what they have begun. */
    private final Collection<AgentCycle> atWork = new CopyOnWriteArrayList<>();

    private Duration pause = Duration.ZERO;
    private final OneTimeWarning listeningWarning;
    private final OneTimeWarning publishingWarning;

    /** @throws ProblemException when cluster.yaml is wrong */
    public AgentDaemon(AgentSetup setup) {
        this.setup = setup;
        this.listeningWarning = new OneTimeWarning(setup.log());
        this.publishingWarning = new OneTimeWarning(setup.log());
        this.started = setup.surroundings().clock().instant();
        this.hearing = new Hearing(setup.surroundings().clock(), earlier(setup.folder()));
        this.cycle = cycle(setup.topology().get());
        listener.setDaemon(true);
    }

    /** What the last agent wrote may be of any age and kind; it is worth nothing but this. */
    private static Heard earlier(AgentStateFolder folder) {
        try {
            return folder.status().map(AgentStatus::heard).orElse(Heard.nothing());
        } catch (RuntimeException e) {
            return Heard.nothing();
        }
    }

    private AgentCycle cycle(Topology topology) {
        return new AgentCycle(topology, setup, inbox, hearing, metrics, AgentDaemon::runBeside, toPublish);
    }

    private void start(AgentCycle fresh) {
        atWork.removeIf(old -> !old.isAnybodyAlive());
        atWork.add(fresh);
        fresh.start();
    }

    private static void runBeside(Runnable work) {
        Thread thread = new Thread(work, "vipnat-others");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Works until {@link #stop} is called from another thread.
     *
     * @throws ProblemException when another agent runs here, or FIFO or spool cannot be had
     * @throws IllegalStateException when it cannot go on, so that whoever started it starts it anew
     */
    public void run() {
        try (AgentStateFolder.Lock lock = setup.folder().lock();
                NotifyFifo fifo =
                        new NotifyFifo(setup.fifo(), hearing.of(Heard.Source.FIFO, inbox::accept), setup.log());
                EventSpool spool =
                        new EventSpool(setup.spool(), hearing.of(Heard.Source.HOOK, inbox::accept), setup.log())) {
            fifo.drain();
            spool.drain();
            inbox.forget();
            fifo.listen();
            spool.listen();
            setup.log().info("started: " + cycle.describe());
            start(cycle);
            listener.start();
            while (!inbox.isStopping()) {
                requireAlive(fifo, spool);
                fifo.reopenIfReplaced();
                spool.reopenIfReplaced();
                if (awaitOneOrMore(toPublish, HOUSEKEEPING) && !inbox.isStopping()) {
                    publish();
                }
            }
            letFinish();
            setup.log().info("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every loop outlives what goes wrong in it; where one did not, only a new process is sound. */
    private void requireAlive(NotifyFifo fifo, EventSpool spool) {
        boolean isWhole = listener.isAlive() && cycle.isAlive() && fifo.isHeard() && spool.isHeard();
        if (!isWhole && !inbox.isStopping()) {
            inbox.stop();
            cycle.end();
            throw new IllegalStateException("a thread of the agent ended by itself");
        }
    }

    /** What only looks is left where it is; a line that was begun is worth a moment. */
    private void letFinish() throws InterruptedException {
        long begin = System.nanoTime();
        cycle.end();
        Duration wait = LOGOUT;
        while (atWork.stream().anyMatch(AgentCycle::isAnybodyAlive) && System.nanoTime() - begin < wait.toNanos()) {
            awaitOneOrMore(toPublish, Duration.ofMillis(5));
            wait = atWork.stream().anyMatch(AgentCycle::isRepairing) ? END : LOGOUT;
        }
    }

    /** However often it was released, that is one piece of news. */
    static boolean awaitOneOrMore(Semaphore releases, Duration longest) throws InterruptedException {
        boolean wasReleased = releases.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        // One that comes right after the time is up is taken as well, so it must not get lost here.
        return releases.drainPermits() > 0 || wasReleased;
    }

    /** Ends it: nothing new is begun, and what is being typed has a moment to be finished. */
    public void stop() {
        inbox.stop();
        toPublish.release();
    }

    /** Reads cluster.yaml anew, or goes on with the old one and says why. */
    public void reload() {
        reload.set(true);
        inbox.wake();
    }

    private void work() {
        try {
            while (!inbox.isStopping()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of our own, or of the host, must not end the agent: it is said, and the next turn may be without it. */
    private void turn() throws InterruptedException {
        try {
            EventInbox.News heard = inbox.take(PRESENCE);
            if (heard.stop()) {
                return;
            }
            reloadIfAsked();
            cycle.handle(heard);
            pause = Duration.ZERO;
            listeningWarning.rearm();
            if (heard.isEvent()) {
                inbox.rest(EventInbox.coalescing());
            }
        } catch (RuntimeException | Error e) {
            listeningWarning.warn(line(e));
            // What was being worked on is looked at again, as if it were new.
            inbox.wake();
            pause = longer(pause);
            inbox.rest(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? PRESENCE.dividedBy(4) : pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private void reloadIfAsked() {
        if (!reload.getAndSet(false)) {
            return;
        }
        try {
            goOnWith(cycle(setup.topology().get()));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> setup.log().warning("cluster.yaml stays the old one: " + line(problem)));
        } catch (RuntimeException | Error e) {
            reload.set(true);
            throw e;
        }
    }

    /** All of the new ones are at work, or none. */
    private void goOnWith(AgentCycle fresh) {
        AgentCycle old = cycle;
        try {
            start(fresh);
        } catch (RuntimeException | Error e) {
            fresh.supersede();
            throw e;
        }
        cycle = fresh;
        old.supersede();
        setup.log().info("cluster.yaml read anew: " + fresh.describe());
    }

    private void publish() {
        try {
            AgentStatus status = cycle.takeStock(started);
            String numbers = metrics.text();
            setup.folder().replace(setup.folder().metricsFile(), numbers);
            setup.metrics().ifPresent(file -> setup.folder().replace(file, numbers));
            setup.folder().writeStatus(status);
            publishingWarning.rearm();
        } catch (RuntimeException e) {
            publishingWarning.warn(line(e));
        }
    }

    private static String line(Throwable e) {
        if (e instanceof ProblemException told) {
            return line(told.problems().get(0));
        }
        StackTraceElement[] trace = e.getStackTrace();
        return "internal error: " + e + (trace.length > 0 ? " at " + trace[0] : "") + "; it is tried again";
    }

    private static String line(Problem problem) {
        return problem.where() + ": " + problem.what() + "; to do: " + problem.fix();
    }
}
