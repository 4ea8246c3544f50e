package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The routers that one thread sees to, one after the other: a single one, or the two of a pair (docs/adr/0012). However long
 * they take, nobody else waits for them; what happens meanwhile is one request afterwards.
 */
public final class RouterWorker {

    /**
     * While requests come thick and fast the rest between two turns becomes twice as long each time, up to this: ARP is told
     * meanwhile, and a router is not read four times a second because VRRP cannot make up its mind.
     */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final List<RouterVisit> visits;
    private final VisitContext context;
    private final WorkerListener listener;
    private final Thread thread;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<VisitRequest> waiting = Optional.empty();
    private Duration rest = EventInbox.coalescing();
    private long restUntil = System.nanoTime();
    private boolean hadToRest;
    private long due;
    private boolean ended;
    private boolean isSettled = true;
    private long lastEvent;

    public RouterWorker(List<RouterVisit> visits, VisitContext context, WorkerListener listener) {
        this.visits = visits;
        this.context = context;
        this.listener = listener;
        this.due = System.nanoTime() + context.interval().toNanos();
        this.thread = new Thread(this::work, "vipnat-" + visits.get(0).router());
        thread.setDaemon(true);
    }

    /** Goes on until told to end; what only looks is left where it is then. */
    public void start() {
        thread.start();
    }

    /** Returns at once. */
    public void add(VisitRequest request) {
        lock.lock();
        try {
            waiting = Optional.of(waiting.map(request::and).orElse(request));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No further turn is begun. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    public boolean isRepairing() {
        return visits.stream().anyMatch(RouterVisit::isRepairing);
    }

    private void work() {
        try {
            for (Optional<VisitRequest> request = awaitRequest(); request.isPresent(); request = awaitRequest()) {
                runVisits(request.get());
                planRest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** One turn on the thread that asks for it, without any rest; for whoever has no thread for it. */
    public void runOnce() {
        runVisits(takeWaiting().orElseGet(() -> new VisitRequest(VisitRequest.Reason.TIMER, lastEvent)));
    }

    private Optional<VisitRequest> takeWaiting() {
        lock.lock();
        try {
            Optional<VisitRequest> request = waiting;
            waiting = Optional.empty();
            return request;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a request or for the time; empty when it is the end. */
    private Optional<VisitRequest> awaitRequest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            hadToRest = false;
            while (!ended) {
                long now = System.nanoTime();
                boolean isRested = restUntil - now <= 0;
                if (waiting.isPresent() && isRested) {
                    return takeWaiting().map(request -> due - now <= 0 ? request.asTimer() : request);
                }
                if (waiting.isEmpty() && due - now <= 0) {
                    return Optional.of(new VisitRequest(VisitRequest.Reason.TIMER, lastEvent));
                }
                hadToRest |= waiting.isPresent();
                changed.awaitNanos((waiting.isPresent() ? restUntil : due) - now);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** From the end of a turn, which may have taken longer than the rest. */
    private void planRest() {
        lock.lock();
        try {
            Duration twice = rest.multipliedBy(2);
            boolean again = hadToRest || waiting.isPresent();
            rest = again ? (twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST) : EventInbox.coalescing();
            restUntil = System.nanoTime() + rest.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void runVisits(VisitRequest request) {
        if (request.reason() == VisitRequest.Reason.CHANGED) {
            backoff.reset();
        }
        lastEvent = request.event();
        boolean settled = true;
        for (RouterVisit visit : visits) {
            settled &= runVisit(visit, request);
        }
        if (request.reason() != VisitRequest.Reason.REPEATED || isSettled != settled) {
            Duration pause = settled ? backoff.timer(context.interval()) : backoff.next(context.interval());
            due = System.nanoTime() + pause.toNanos();
        }
        if (settled) {
            backoff.reset();
        }
        isSettled = settled;
    }

    /** Whatever goes wrong with one router is a decision about that router, and no other's business. */
    private boolean runVisit(RouterVisit visit, VisitRequest request) {
        try {
            Decision decision = decide(visit, request);
            listener.onDecision(visit.router(), decision, visit.hasActed());
            return decision.isSettled();
        } catch (RuntimeException | Error e) {
            // Even to say so may fail where memory has run out; then the next turn says it.
            try {
                listener.onDecision(visit.router(), fault(visit.router(), e), visit.hasActed());
            } catch (RuntimeException | Error again) {
                return false;
            }
            return false;
        }
    }

    private Decision decide(RouterVisit visit, VisitRequest request) {
        Optional<Decision> host = FailoverPolicy.ofHost(context.hostSituation());
        if (host.isPresent()) {
            visit.standDown();
            return host.get();
        }
        try {
            return visit.run(context, request, () -> listener.onVerified(visit.router(), request.event()));
        } finally {
            if (!context.staysLoggedIn()) {
                visit.close();
            }
        }
    }

    private static Decision fault(String router, Throwable e) {
        if (e instanceof ProblemException told) {
            Problem first = told.problems().get(0);
            return new Decision.AgentFault("the agent cannot see to " + router + ": " + first.where() + ": "
                    + first.what() + "; to do: " + first.fix());
        }
        StackTraceElement[] trace = e.getStackTrace();
        return new Decision.AgentFault("the agent failed over " + router + ": " + e
                + (trace.length > 0 ? " at " + trace[0] : "")
                + "; it comes again; to do: journalctl -u vipnat-agent, and send us that");
    }

    public void close() {
        visits.forEach(RouterVisit::close);
    }
}
