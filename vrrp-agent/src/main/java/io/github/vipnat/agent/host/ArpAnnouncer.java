package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.OneTimeWarning;
import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Tells the routers by ARP who has the VIP. Whether it may be told is asked elsewhere. For several threads. */
public final class ArpAnnouncer {

    /** A black hole is over this much after a partition has healed, and the second between two looks at the host. */
    private static final Duration REMIND = Duration.ofSeconds(3);

    /** ARP itself takes a second or two. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Ipv4 vip;
    private final Host host;
    private final Arp arp;
    private final AgentMetrics metrics;
    private CompletableFuture<Optional<Problem>> latest = CompletableFuture.completedFuture(Optional.empty());
    private long toldAt = System.nanoTime();
    private final OneTimeWarning warning;

    public ArpAnnouncer(Ipv4 vip, Host host, Arp arp, AgentMetrics metrics, AgentLog log) {
        this.vip = vip;
        this.host = host;
        this.arp = arp;
        this.metrics = metrics;
        this.warning = new OneTimeWarning(log);
    }

    /** Tells them; returns at once. Nothing on a host that does not hold the VIP. */
    public void tell(List<Ipv4> lan) {
        tell(lan, problem -> {});
    }

    /** Tells them because of something that happened at that moment, by the clock of {@link System#nanoTime()}. */
    public void tell(List<Ipv4> lan, long eventAt) {
        tell(lan, problem -> {
            if (problem.isEmpty()) {
                metrics.recordDuration("event_to_told_seconds", Duration.ofNanos(System.nanoTime() - eventAt));
            }
        });
    }

    private synchronized void tell(List<Ipv4> lan, Consumer<Optional<Problem>> told) {
        Optional<VipHolding> here = host.holding(vip);
        if (here.isEmpty()) {
            return;
        }
        metrics.count("arp_cures_total");
        toldAt = System.nanoTime();
        latest = arp.tell(vip, here.get(), lan).thenApply(problem -> {
            warn(problem);
            told.accept(problem);
            return problem;
        });
    }

    /** Tells them again, at the least cost; returns at once. */
    public synchronized void remind(List<Ipv4> lan) {
        host.holding(vip).ifPresent(here -> {
            metrics.count("arp_reminders_total");
            toldAt = System.nanoTime();
            arp.remind(vip, here, lan);
        });
    }

    /** Whether they have not been told for long, and nobody is telling them now who may yet come to an end. */
    public synchronized boolean isReminderDue() {
        long since = System.nanoTime() - toldAt;
        return since >= (latest.isDone() ? REMIND : LONGEST).toNanos();
    }

    /**
     * Waits until what is being told is told.
     *
     * @return what went wrong, if anything did
     */
    public Optional<Problem> awaitLatest() {
        CompletableFuture<Optional<Problem>> telling;
        synchronized (this) {
            telling = latest;
        }
        try {
            return telling.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the routers could not be told", e.getCause());
        } catch (TimeoutException e) {
            return Optional.of(Problem.fatal(
                    "arping-failed",
                    "this host",
                    "arping did not end within " + LONGEST.toSeconds() + " s",
                    "a router that has learnt another host keeps it for hours",
                    "try it:  arping -U -c 1 " + vip));
        }
    }

    private synchronized void warn(Optional<Problem> problem) {
        problem.ifPresentOrElse(found -> warning.warn(found.what() + "; to do: " + found.fix()), warning::rearm);
    }
}
