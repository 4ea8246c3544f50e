package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.matrix.Trial.Ending;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.FullDisk;
import io.github.vipnat.reconcile.HeldSessions;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.HostKeyQuery;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Plays scenarios: a router, vipnat as it is, what goes wrong, and the judge. */
final class Bench {

    private static final String ROUTER = "edge";
    private static final Secrets SECRETS =
            Secrets.from(Map.of("IOS_PASSWORD", World.PASSWORD, "IOS_ENABLE", World.ENABLE), SecretPrompt.none());
    private static final HostKeyQuery NO_KEYS = endpoint -> {
        throw new UnsupportedOperationException("nobody asks a router in memory for its key");
    };
    private static final SessionDeadlines SHORT = new SessionDeadlines(
            Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private final Scenario scenario;
    private final SimulatedRouter router;
    private final Path folder;
    private final Moments moments;
    private final FullDisk disk;
    private final List<String> ofTheOther = new ArrayList<>();

    private Bench(Scenario scenario, SimulatedRouter router, Path folder) {
        this.scenario = scenario;
        this.router = router;
        this.folder = folder;
        this.moments = new Moments(router, scenario.strikes());
        this.disk = new FullDisk(
                Integer.MAX_VALUE,
                scenario.strikes().stream()
                        .anyMatch(strike -> strike.what() instanceof Strike.Blow.Disk full && full.forGood()));
    }

    /** Without SSH, with the deadlines that users have; the router's clock is the only one. */
    static Trial inMemory(Scenario scenario) {
        return play(scenario, true);
    }

    /** Over SSH, with short deadlines. */
    static Trial overSsh(Scenario scenario) {
        return play(scenario, false);
    }

    private static Trial play(Scenario scenario, boolean inMemory) {
        SimulatedRouter.Builder builder = scenario.world().router();
        try (SimulatedRouter router = inMemory ? builder.withoutSsh().start() : builder.start();
                Scratch scratch = Scratch.create()) {
            scenario.world().settle(router);
            Bench bench = new Bench(scenario, router, scratch.folder());
            return bench.judged(inMemory ? bench.memory() : bench.ssh());
        } catch (IOException e) {
            return new Trial(scenario, Ending.CRASHED, Optional.empty(), "bench", List.of(e.toString()));
        }
    }

    /**
     * How long a run is.
     *
     * @param lines that are typed, logging out included
     * @param typed bytes that are typed
     * @param printed bytes that the router prints, from the login on
     */
    record Length(int lines, int typed, int printed) {}

    /** How long the scenario's run is when nothing goes wrong. */
    static Length length(World world) throws IOException {
        try (SimulatedRouter router = world.router().withoutSsh().start();
                Scratch scratch = Scratch.create()) {
            world.settle(router);
            Bench bench = new Bench(Scenario.of("", world), router, scratch.folder());
            LongAdder printed = new LongAdder();
            Reconciler reconciler = bench.reconciler(bench.memory(printed));
            PlanReview review = reconciler.plan(reconciler.router(ROUTER));
            router.clearLinesReceived();
            printed.reset();
            assertThat(reconciler.apply(review, ApplyOptions.careful(), "")).isInstanceOf(Outcome.Done.class);
            int typed = router.linesReceived().stream()
                    .mapToInt(line -> line.equals("<password>") ? World.ENABLE.length() + 1 : line.length() + 1)
                    .sum();
            return new Length(router.linesReceived().size(), typed, printed.intValue());
        }
    }

    private Surroundings memory() {
        return memory(new LongAdder());
    }

    private Surroundings memory(LongAdder printed) {
        SplittableRandom pieces = new SplittableRandom(scenario.pieces());
        Platforms platforms = new Platforms(
                new IosDeviceOs(),
                choice -> new MemoryTransport(router, printed),
                choice -> NO_KEYS,
                shell -> new MemoryExpectShell(shell, router.clock()::advance, pieces));
        return surroundings(platforms, SessionDeadlines.usual());
    }

    private Surroundings ssh() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
        return surroundings(Platforms.standard(), SHORT);
    }

    private Surroundings surroundings(Platforms platforms, SessionDeadlines deadlines) {
        RunStore runs = new RunStore(folder.resolve("state"), router.clock()::now, "tester", disk);
        Surroundings ours = surroundings(platforms, deadlines, runs, moments);
        RunStore others = new RunStore(folder.resolve("state-of-another"), router.clock()::now, "tester");
        Surroundings theirs = surroundings(platforms, deadlines, others, new Moments(router, List.of()));
        moments.with(() -> anotherVipnat(theirs), full -> disk.leave(full.room()));
        return ours;
    }

    /** A whole apply between two steps of the first; what it says is held against the router at once. */
    private void anotherVipnat(Surroundings surroundings) {
        try {
            Reconciler reconciler = reconciler(surroundings);
            Outcome outcome = reconciler.apply(reconciler.plan(reconciler.router(ROUTER)), ApplyOptions.careful(), "");
            Set<String> rules = Configuration.of(router.runningConfig()).rules();
            if (outcome instanceof Outcome.Done
                    && !rules.containsAll(scenario.world().wanted())) {
                ofTheOther.add("the other vipnat says it is done, and it is not");
            }
        } catch (ProblemException refused) {
            // It types nothing then; whether it did, its lines say.
        } catch (IOException e) {
            ofTheOther.add("the other vipnat: " + e);
        }
    }

    private Surroundings surroundings(Platforms platforms, SessionDeadlines deadlines, RunStore runs, Moments moments) {
        return new Surroundings(
                platforms,
                SECRETS,
                new KnownHosts(folder.resolve("known_hosts")),
                runs,
                moments,
                howLong -> router.clock().advance(howLong),
                router.clock()::now,
                new ConnectDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(10)),
                deadlines,
                moments::isInterrupted);
    }

    private Trial judged(Surroundings surroundings) throws IOException {
        Judge judge = new Judge(scenario, router, disk);
        Trial trial = played(surroundings);
        List<String> complaints = new ArrayList<>(judge.complaints(trial, moments, surroundings.runs()));
        complaints.addAll(ofTheOther);
        return trial.judged(complaints);
    }

    private Trial played(Surroundings surroundings) {
        try {
            Outcome outcome = apply(surroundings);
            return trial(Ending.of(outcome), Optional.of(outcome), outcome.toString());
        } catch (ProblemException e) {
            boolean unreachable = e.kind() == ProblemException.Kind.UNREACHABLE;
            return trial(unreachable ? Ending.UNREACHABLE : Ending.REFUSED, Optional.empty(), e.getMessage());
        } catch (Strike.Died e) {
            moments.over();
            return played(surroundings);
        } catch (RuntimeException | IOException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return trial(
                    Ending.CRASHED,
                    Optional.empty(),
                    e + (trace.length == 0 ? "" : " at " + List.of(trace).subList(0, Math.min(6, trace.length))));
        }
    }

    private Outcome apply(Surroundings surroundings) throws IOException {
        if (!holdsItsSession()) {
            return apply(reconciler(surroundings));
        }
        try (HeldSessions held = new HeldSessions()) {
            return apply(new Reconciler(topology(), surroundings, held));
        }
    }

    /** Half of all do, the same ones each time; where a login is to be refused first, there has to be one. */
    private boolean holdsItsSession() {
        boolean isRefused = scenario.strikes().stream()
                .filter(strike -> strike.moment().equals(Moments.APPLY))
                .flatMap(Strike::faults)
                .anyMatch(Fault.RefuseLogin.class::isInstance);
        return !isRefused && scenario.toString().hashCode() % 2 == 0;
    }

    private Outcome apply(Reconciler reconciler) {
        PlanReview review = reconciler.plan(reconciler.router(ROUTER));
        router.clearLinesReceived();
        moments.now(Moments.APPLY);
        return reconciler.apply(review, scenario.options(), "");
    }

    private Reconciler reconciler(Surroundings surroundings) throws IOException {
        return new Reconciler(topology(), surroundings);
    }

    private Topology topology() {
        String cluster = scenario.world().cluster().formatted(port());
        return new TopologyReader(folder).read(folder.resolve("cluster.yaml"), cluster);
    }

    private int port() {
        try {
            return router.port();
        } catch (IllegalStateException inMemory) {
            return 22;
        }
    }

    private Trial trial(Ending ending, Optional<Outcome> outcome, String detail) {
        return new Trial(scenario, ending, outcome, detail, List.of());
    }
}
