package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** Who else answers for the VIP. To ask takes a second, so it is done beside what else there is to do. For several threads. */
final class Rivals {

    private final Ipv4 vip;
    private final Host host;
    private final Arp arp;
    private final Executor beside;
    private final BiConsumer<Others, Others> changed;
    private final AtomicBoolean asking = new AtomicBoolean();
    private Others known = new Others.NotAsked();
    private long askedAt = System.nanoTime();
    private int tenure;

    /**
     * Nobody has been asked yet.
     *
     * @param changed told what was known and what is, when an answer is another than the one before
     */
    Rivals(Ipv4 vip, Host host, Arp arp, Executor beside, BiConsumer<Others, Others> changed) {
        this.vip = vip;
        this.host = host;
        this.arp = arp;
        this.beside = beside;
        this.changed = changed;
    }

    synchronized Others known() {
        return known;
    }

    /** The VIP is not here: whatever was found out about it is of the past, answers on their way included. */
    synchronized void forget() {
        known = new Others.NotAsked();
        tenure++;
    }

    synchronized boolean wereAskedWithin(Duration time) {
        return !(known instanceof Others.NotAsked) && System.nanoTime() - askedAt < time.toNanos();
    }

    /** Returns at once. Whoever asks while somebody else does gets the same answer. */
    void askBeside() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            beside.execute(() -> {
                try {
                    askWhileItMatters();
                } finally {
                    asking.set(false);
                }
            });
        } catch (RuntimeException | Error e) {
            asking.set(false);
            throw e;
        }
    }

    /** The VIP may leave and come back while somebody is asked; that answer is of the past, and a question was left out. */
    private void askWhileItMatters() {
        int asked;
        do {
            asked = tenure();
            ask();
        } while (asked != tenure());
    }

    /** Takes a second where there is nobody. */
    void ask() {
        int asked = tenure();
        Optional<Holding> here = host.holding(vip);
        if (here.isEmpty()) {
            return;
        }
        Others found =
                arp.other(vip, here.get()).<Others>map(Others.Somebody::new).orElseGet(Others.Nobody::new);
        Optional<Others> before = answered(asked, found);
        before.filter(old -> !old.equals(found)).ifPresent(old -> changed.accept(old, found));
    }

    private synchronized int tenure() {
        return tenure;
    }

    private synchronized Optional<Others> answered(int asked, Others found) {
        if (asked != tenure) {
            return Optional.empty();
        }
        Others before = known;
        known = found;
        askedAt = System.nanoTime();
        return Optional.of(before);
    }
}
