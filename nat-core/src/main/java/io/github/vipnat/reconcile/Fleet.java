package io.github.vipnat.reconcile;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.RunDeadline;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.JumpHosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Several routers at the same time, but never more than agreed. Each gets its turn whatever becomes of the others, results
 * come in the order of the routers, and routers behind the same jump host share one connection to it for as long as the
 * round lasts.
 */
public final class Fleet {

    /** More logins at a time than this no AAA server should be asked for. */
    public static final int MOST = 64;

    /** A router is waited for most of the time; what it answers is read in less than a sixteenth of that. */
    private static final int ROUTERS_A_PROCESSOR = 16;

    /** What lies between the first logins on average; afterwards the routers' own pace keeps them apart. */
    private static final Duration BETWEEN_LOGINS = Duration.ofMillis(10);

    private final Topology topology;
    private final Surroundings surroundings;
    private final int parallel;
    private final RandomGenerator random;
    private final AtomicBoolean spread = new AtomicBoolean();
    private final Optional<HeldSessions> held;

    /**
     * For the site, in these surroundings.
     *
     * @param parallel most routers at a time, 1 to 64
     */
    public Fleet(Topology topology, Surroundings surroundings, int parallel) {
        this(topology, surroundings, parallel, () -> ThreadLocalRandom.current().nextLong());
    }

    /** As above, with chance of your own. */
    Fleet(Topology topology, Surroundings surroundings, int parallel, RandomGenerator random) {
        this(topology, surroundings, parallel, random, Optional.empty());
    }

    private Fleet(
            Topology topology,
            Surroundings surroundings,
            int parallel,
            RandomGenerator random,
            Optional<HeldSessions> held) {
        if (parallel < 1 || parallel > MOST) {
            throw new IllegalArgumentException("parallel out of 1.." + MOST + ": " + parallel);
        }
        this.topology = topology;
        this.surroundings = surroundings;
        this.parallel = parallel;
        this.random = random;
        this.held = held;
    }

    /** The same, which carries plans out in the sessions in which they were made. */
    public Fleet holding(HeldSessions sessions) {
        return new Fleet(topology, surroundings, parallel, random, Optional.of(sessions));
    }

    /** How many of so many routers are worked on at a time where nobody says otherwise, 1 to 64. */
    public static int usual(int routers) {
        int most = Math.min(MOST, Runtime.getRuntime().availableProcessors() * ROUTERS_A_PROCESSOR);
        return Math.max(1, Math.min(most, routers));
    }

    /** Does the same for each router. */
    public <T> List<RouterResult<T>> each(List<Router> routers, BiFunction<Reconciler, Router, T> work) {
        return round(routers, (reconciler, router) -> result(router.name(), () -> work.apply(reconciler, router)));
    }

    /**
     * Who may go on to be changed: everybody who was planned, but for routers that are refused, and for those whose pair is
     * left out or cannot be changed.
     */
    public List<RouterResult<PlanReview>> ready(List<RouterResult<PlanReview>> planned) {
        Set<String> halfDone = topology.routers().stream()
                .filter(router -> router.pair().isPresent())
                .map(Router::name)
                .filter(surroundings.runs()::isPairHalfDone)
                .collect(Collectors.toSet());
        return new RouterPairs(topology).ready(planned, halfDone);
    }

    /**
     * Carries out what was reviewed. The routers of a pair are one run where both are among them.
     *
     * @return how each ended, in the order of the reviews
     */
    public List<RouterResult<Outcome>> apply(List<PlanReview> reviews, ApplyOptions options, String ticket) {
        List<List<PlanReview>> runs = new RouterPairs(topology).together(reviews);
        Map<String, RouterResult<Outcome>> results = new HashMap<>();
        round(runs, (reconciler, together) -> apply(reconciler, together, options, ticket))
                .forEach(run -> run.forEach(result -> results.put(result.router(), result)));
        return reviews.stream()
                .flatMap(review -> Stream.ofNullable(results.get(review.router())))
                .toList();
    }

    /** How long any run of these may take in all, from its first line on. */
    public Duration longest(List<PlanReview> reviews) {
        return new RouterPairs(topology)
                .together(reviews).stream()
                        .map(run -> RunDeadline.total(
                                run.stream()
                                        .mapToInt(review ->
                                                review.plan().changes().size())
                                        .sum(),
                                run.size()))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }

    private static List<RouterResult<Outcome>> apply(
            Reconciler reconciler, List<PlanReview> together, ApplyOptions options, String ticket) {
        String routers = together.get(0).router();
        RouterResult<List<Outcome>> run = result(routers, () -> reconciler.apply(together, options, ticket));
        return IntStream.range(0, together.size())
                .mapToObj(i -> outcome(together.get(i).router(), run, i))
                .toList();
    }

    private static RouterResult<Outcome> outcome(String router, RouterResult<List<Outcome>> run, int index) {
        return run.match(new RouterResult.Cases<>(
                (RouterResult.Finished<List<Outcome>> finished) ->
                        new RouterResult.Finished<>(router, finished.result().get(index)),
                (RouterResult.Failed<List<Outcome>> failed) -> new RouterResult.Failed<>(router, failed.failure())));
    }

    private static <T> RouterResult<T> result(String router, Supplier<T> work) {
        try {
            return new RouterResult.Finished<>(router, work.get());
        } catch (RuntimeException e) {
            return new RouterResult.Failed<>(router, e);
        }
    }

    /** Every item has had its turn when this returns. */
    private <I, T> List<T> round(List<I> items, BiFunction<Reconciler, I, T> work) {
        int workers = Math.min(parallel, Math.max(1, items.size()));
        boolean isFirst = spread.compareAndSet(false, true);
        ExecutorService pool = Executors.newFixedThreadPool(workers, namedThreads());
        try (JumpHosts jumps = new JumpHosts()) {
            Reconciler reconciler = new Reconciler(topology, surroundings, new RouterAccess(surroundings, jumps), held);
            List<CompletableFuture<T>> turns = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                I item = items.get(i);
                Duration wait = isFirst && i > 0 && i < workers ? jitter(workers) : Duration.ZERO;
                turns.add(CompletableFuture.supplyAsync(() -> after(wait, () -> work.apply(reconciler, item)), pool));
            }
            return results(turns);
        } finally {
            pool.shutdown();
        }
    }

    /** Only those who begin together need it; those of a second round begin as the first one has ended, router by router. */
    private Duration jitter(int workers) {
        return Duration.ofNanos(
                random.nextLong(BETWEEN_LOGINS.multipliedBy(workers).toNanos()));
    }

    private <T> T after(Duration wait, Supplier<T> work) {
        if (!wait.isZero()) {
            surroundings.pause().pause(wait);
        }
        return work.get();
    }

    /** Waits for all of them before it gives up on one: what they share must not end under their hands. */
    private static <T> List<T> results(List<CompletableFuture<T>> turns) {
        turns.forEach(turn -> turn.handle((done, failure) -> true).join());
        try {
            return turns.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static ThreadFactory namedThreads() {
        AtomicInteger number = new AtomicInteger();
        return work -> new Thread(work, "vipnat-router-" + number.incrementAndGet());
    }
}
