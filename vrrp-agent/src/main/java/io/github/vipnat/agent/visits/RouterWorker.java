package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.FailoverPolicy;
import io.github.vipnat.agent.policy.Findings;
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

    /** Whatever is due, and however fast it fails, two turns in a row that nobody asked for are further apart than this. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(400);

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
        lastEvent = request.event();
        boolean isTold = true;
        for (RouterVisit visit : visits) {
            isTold &= runVisit(visit, request);
        }
        long now = System.nanoTime();
        long first = now + context.interval().toNanos();
        for (RouterVisit visit : visits) {
            long next = visit.due(context);
            first = next - first < 0 ? next : first;
        }
        long soonest = now + (isTold ? SHORTEST_PAUSE : backoff.next(context.interval())).toNanos();
        if (isTold) {
            backoff.reset();
        }
        due = first - soonest > 0 ? first : soonest;
    }

    /** Whatever goes wrong with one router is told of that router, and no other's business. */
    private boolean runVisit(RouterVisit visit, VisitRequest request) {
        try {
            visit.begin(request.reason());
            listener.onReport(visit.router(), visit.report(context, look(visit, request)));
            return true;
        } catch (RuntimeException | Error e) {
            // Even to say so may fail where memory has run out; then the next turn says it.
            try {
                listener.onReport(visit.router(), visit.report(context, visit.failed(e)));
                return true;
            } catch (RuntimeException | Error again) {
                return false;
            }
        }
    }

    private Findings look(RouterVisit visit, VisitRequest request) {
        Optional<Decision> host = FailoverPolicy.ofHost(context.hostSituation());
        if (host.isPresent()) {
            visit.standDown();
            return Findings.of(host.get());
        }
        try {
            return visit.run(context, request, () -> listener.onVerified(visit.router(), request.event()));
        } finally {
            if (!context.staysLoggedIn()) {
                visit.close();
            }
        }
    }

    public void close() {
        visits.forEach(RouterVisit::close);
    }
}
