package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** Who else answers for the VIP. To ask takes a second, so it is done beside what else there is to do. For several threads. */
public final class DuplicateVipProbe {

    private final Ipv4 vip;
    private final Host host;
    private final Arp arp;
    private final Executor beside;
    private final BiConsumer<OtherHolder, OtherHolder> changed;
    private final AtomicInteger questions = new AtomicInteger();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private OtherHolder known = new OtherHolder.NotAsked();
    private long askedAt = System.nanoTime();
    private int tenure;

    /**
     * Nobody has been asked yet.
     *
     * @param changed told what was known and what is, when an answer is another than the one before
     */
    public DuplicateVipProbe(
            Ipv4 vip, Host host, Arp arp, Executor beside, BiConsumer<OtherHolder, OtherHolder> changed) {
        this.vip = vip;
        this.host = host;
        this.arp = arp;
        this.beside = beside;
        this.changed = changed;
    }

    public synchronized OtherHolder known() {
        return known;
    }

    /** The VIP is not here: whatever was found out about it is of the past, answers on their way included. */
    public synchronized void forget() {
        known = new OtherHolder.NotAsked();
        tenure++;
    }

    public synchronized boolean wereAskedWithin(Duration time) {
        return !(known instanceof OtherHolder.NotAsked) && System.nanoTime() - askedAt < time.toNanos();
    }

    /** Returns at once. Whoever asks while somebody is being asked wants to know how it is now: they are asked once more. */
    public void askBeside() {
        if (questions.getAndIncrement() > 0) {
            return;
        }
        try {
            beside.execute(this::askUntilAnswered);
        } catch (RuntimeException | Error e) {
            questions.set(0);
            throw e;
        }
    }

    /** Returns at once. The answer that is waited for anyway will do. */
    public void askBesideUnlessAsking() {
        if (questions.get() == 0) {
            askBeside();
        }
    }

    private void askUntilAnswered() {
        int answered = 0;
        try {
            do {
                answered = questions.get();
                runInTurn(this::ask);
            } while (!questions.compareAndSet(answered, 0));
        } catch (ProblemException e) {
            // Whoever tells the routers by ARP says the same; nothing is known, and it is asked again.
            questions.set(0);
        } catch (RuntimeException | Error e) {
            questions.set(0);
            throw e;
        }
    }

    private void runInTurn(Runnable question) {
        oneAtATime.lock();
        try {
            question.run();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Asks, unless it is known by the time whoever else asks has done so. Takes a second where there is nobody.
     *
     * @throws ProblemException when nobody can be asked; what was known stays known
     */
    public void askUnlessKnown() {
        runInTurn(() -> {
            if (known() instanceof OtherHolder.NotAsked) {
                ask();
            }
        });
    }

    private void ask() {
        int asked = tenure();
        Optional<VipHolding> here = host.lookAgain(vip);
        if (here.isEmpty()) {
            return;
        }
        OtherHolder found = arp.other(vip, here.get())
                .filter(mac -> !isOwnByNow(mac))
                .<OtherHolder>map(OtherHolder.Somebody::new)
                .orElseGet(OtherHolder.Nobody::new);
        Optional<OtherHolder> before = recordAnswer(asked, found);
        before.filter(old -> !old.equals(found)).ifPresent(old -> changed.accept(old, found));
    }

    /** An interface of this host that has come up since then answers as well. */
    private boolean isOwnByNow(String mac) {
        return host.lookAgain(vip).filter(here -> here.isOwn(mac)).isPresent();
    }

    private synchronized int tenure() {
        return tenure;
    }

    private synchronized Optional<OtherHolder> recordAnswer(int asked, OtherHolder found) {
        if (asked != tenure) {
            return Optional.empty();
        }
        OtherHolder before = known;
        known = found;
        askedAt = System.nanoTime();
        return Optional.of(before);
    }
}
