package io.github.vipnat.agent.events;

import io.github.vipnat.agent.events.VrrpEvent.Subject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Where everything that wakes the agent arrives, from any thread. However much arrives, it is one piece of news: the latest
 * fact of each instance is kept, the rest is only counted.
 */
public final class EventInbox {

    /** Whoever makes up more names than this loses the oldest. */
    static final int MOST_INSTANCES = 256;

    /**
     * What has come since the last time.
     *
     * @param events how many lines of VRRP
     * @param firstAt when the first of them came, by the clock of {@link System#nanoTime()}
     * @param woken by something else than VRRP
     */
    public record News(int events, long firstAt, boolean woken, boolean stop) {

        public boolean isEvent() {
            return events > 0;
        }
    }

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, VrrpEvent> facts = new LinkedHashMap<>();
    private int events;
    private long firstAt;
    private long notUnderstood;
    private boolean woken;
    private boolean stop;

    public EventInbox(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A line of the FIFO or of the hook. Changes of priority alone move nothing and wake nobody. */
    public void accept(String line) {
        Optional<VrrpEvent> event = NotifyParser.parse(line);
        update(() -> {
            if (event.isEmpty()) {
                notUnderstood++;
            } else if (!event.get().state().isPriorityOnly()) {
                remember(event.get());
            }
        });
    }

    /** Something other than VRRP wants the agent to look. */
    public void wake() {
        update(() -> woken = true);
    }

    /** The agent is to end. */
    public void stop() {
        update(() -> stop = true);
    }

    /** The latest word about a VRRP instance of this name, or about the only one there is where no name is known. */
    public Optional<VrrpEvent> fact(Optional<String> instance) {
        lock.lock();
        try {
            if (instance.isPresent()) {
                return Optional.ofNullable(facts.get(key(Subject.INSTANCE, instance.get())));
            }
            List<VrrpEvent> instances = facts.values().stream()
                    .filter(event -> event.subject() == Subject.INSTANCE)
                    .toList();
            return instances.size() == 1 ? Optional.of(instances.get(0)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Lines that were no event. */
    public long notUnderstood() {
        lock.lock();
        try {
            return notUnderstood;
        } finally {
            lock.unlock();
        }
    }

    /** What was said before the agent listened is history; it may be days old, and the end of it may be missing. */
    public void forget() {
        update(() -> {
            facts.clear();
            events = 0;
            woken = true;
        });
    }

    /** Waits until there is news, no longer than told; without news it is the timer's turn. */
    public News take(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (events == 0 && !woken && !stop && left > 0) {
                left = arrived.awaitNanos(left);
            }
            News news = new News(events, firstAt, woken, stop);
            events = 0;
            woken = false;
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, whatever arrives meanwhile; only a stop ends it early. */
    public void rest(Duration length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = length.toNanos();
            while (!stop && left > 0) {
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isStopping() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    private void remember(VrrpEvent event) {
        String key = key(event.subject(), event.name());
        facts.remove(key);
        facts.put(key, event);
        if (facts.size() > MOST_INSTANCES) {
            facts.remove(facts.keySet().iterator().next());
        }
        if (events++ == 0) {
            firstAt = nanoTime.getAsLong();
        }
    }

    private static String key(Subject subject, String name) {
        return subject + " " + name;
    }

    private void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * So long the agent waits for more before it acts again; only while it comes thick and fast does it wait at all. Nobody is
     * to wait longer than 250 ms, and the rest of that is for the machine.
     */
    public static Duration coalescing() {
        return Duration.ofMillis(200);
    }
}
