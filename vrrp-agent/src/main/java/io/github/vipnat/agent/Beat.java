package io.github.vipnat.agent;

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
 * they take, nobody else waits for them; what happens meanwhile is one call afterwards.
 */
final class Beat {

    /**
     * While calls come thick and fast the rest between two turns becomes twice as long each time, up to this: ARP is told
     * meanwhile, and a router is not read four times a second because VRRP cannot make up its mind.
     */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final List<RouterDuty> duties;
    private final Rounds rounds;
    private final Thread thread;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Call> waiting = Optional.empty();
    private Duration rest = Inbox.coalescing();
    private long restsUntil = System.nanoTime();
    private boolean hadToRest;
    private long due;
    private boolean ended;
    private boolean isSettled = true;
    private long lastEvent;

    Beat(List<RouterDuty> duties, Rounds rounds) {
        this.duties = duties;
        this.rounds = rounds;
        this.due = System.nanoTime() + rounds.interval().toNanos();
        this.thread = new Thread(this::work, "vipnat-" + duties.get(0).router());
        thread.setDaemon(true);
    }

    /** Goes on until told to end; what only looks is left where it is then. */
    void start() {
        thread.start();
    }

    /** Returns at once. */
    void call(Call call) {
        lock.lock();
        try {
            waiting = Optional.of(waiting.map(call::and).orElse(call));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No further turn is begun. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    boolean isRepairing() {
        return duties.stream().anyMatch(RouterDuty::isRepairing);
    }

    private void work() {
        try {
            for (Optional<Call> call = next(); call.isPresent(); call = next()) {
                turn(call.get());
                rests();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** One turn on the thread that asks for it, without any rest; for whoever has no thread for it. */
    void once() {
        turn(taken().orElseGet(() -> new Call(Call.Reason.TIMER, lastEvent)));
    }

    private Optional<Call> taken() {
        lock.lock();
        try {
            Optional<Call> call = waiting;
            waiting = Optional.empty();
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a call or for the time; empty when it is the end. */
    private Optional<Call> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            hadToRest = false;
            while (!ended) {
                long now = System.nanoTime();
                boolean isRested = restsUntil - now <= 0;
                if (waiting.isPresent() && isRested) {
                    return taken().map(call -> due - now <= 0 ? call.asTimer() : call);
                }
                if (waiting.isEmpty() && due - now <= 0) {
                    return Optional.of(new Call(Call.Reason.TIMER, lastEvent));
                }
                hadToRest |= waiting.isPresent();
                changed.awaitNanos((waiting.isPresent() ? restsUntil : due) - now);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** From the end of a turn, which may have taken longer than the rest. */
    private void rests() {
        lock.lock();
        try {
            Duration twice = rest.multipliedBy(2);
            boolean again = hadToRest || waiting.isPresent();
            rest = again ? (twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST) : Inbox.coalescing();
            restsUntil = System.nanoTime() + rest.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void turn(Call call) {
        if (call.reason() == Call.Reason.CHANGED) {
            backoff.reset();
        }
        lastEvent = call.event();
        boolean settled = true;
        for (RouterDuty duty : duties) {
            settled &= visit(duty, call);
        }
        if (call.reason() != Call.Reason.REPEATED || isSettled != settled) {
            Duration pause = settled ? backoff.timer(rounds.interval()) : backoff.next(rounds.interval());
            due = System.nanoTime() + pause.toNanos();
        }
        if (settled) {
            backoff.reset();
        }
        isSettled = settled;
    }

    /** Whatever goes wrong with one router is a decision about that router, and no other's business. */
    private boolean visit(RouterDuty duty, Call call) {
        try {
            Decision decision = decision(duty, call);
            rounds.decided(duty, decision);
            return decision.isSettled();
        } catch (RuntimeException | Error e) {
            // Even to say so may fail where memory has run out; then the next turn says it.
            try {
                rounds.decided(duty, fault(duty.router(), e));
            } catch (RuntimeException | Error again) {
                return false;
            }
            return false;
        }
    }

    private Decision decision(RouterDuty duty, Call call) {
        Optional<Decision> host = FailoverPolicy.ofHost(rounds.common().situation());
        if (host.isPresent()) {
            duty.isNoBusinessOfOurs();
            return host.get();
        }
        try {
            return duty.visit(rounds.common(), call, () -> rounds.verified(duty.router(), call.event()));
        } finally {
            if (!rounds.staysLoggedIn()) {
                duty.close();
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

    void close() {
        duties.forEach(RouterDuty::close);
    }
}
