package io.github.vipnat.keepalived.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.election.Simulation;
import io.github.vipnat.election.Timeline;
import io.github.vipnat.election.scenario.ScenarioEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator against Debian's keepalived: who is MASTER after each event, which lines in which order, and how soon. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
class ElectionAgreementTest {

    /** One for each group that is played, in names of processes, namespaces and folders. */
    private static final String KEYS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final boolean LONG = Boolean.getBoolean("vipnat.long");
    private static final int EVENTS = LONG ? 70 : 10;
    private static final int EVENTS_OF_THE_DOCUMENT = LONG ? 40 : Machine.FULL ? 7 : 5;
    private static final int RUNS = 3;

    /** Everything side by side takes no longer than the document's group with its adverts of a second. */
    private static final int AT_ONCE = LONG ? 4 : 27;

    /** Of the median of all runs, beyond what the machine kept each of them from. */
    private static final Duration TOLERANCE = Duration.ofMillis(150);

    /** Kept from running for longer than a fast advert's interval, the daemons may have elected somebody else. */
    private static final Duration LONGEST_STALL = Duration.ofMillis(200);

    private static final long SEED = 4711;

    /** A single group, named on the command line, need not reach what all of them together do. */
    private static final int WANTED = !System.getProperty("vipnat.sites", "").isEmpty() ? 1 : LONG ? 200 : 40;

    private static Optional<MachineLock> lock = Optional.empty();

    @TempDir
    private Path directory;

    /** Waits for the machine's lock, perhaps through a whole other run of these tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    static void prepare() {
        Machine.assumeRealKeepalived();
        assumeFalse(Files.exists(Path.of("/sys/class/net/lan0")), "this machine has an interface lan0 of its own");
        lock = Optional.of(MachineLock.take());
    }

    @AfterAll
    static void tidyUp() {
        lock.ifPresent(MachineLock::close);
        assertThat(Machine.namespaces("vnk-" + ProcessHandle.current().pid())).isEmpty();
    }

    /** A walk among the levers: mostly one thing broken at a time, sometimes two; mostly something that moves the VIP. */
    private static List<ScenarioEvent> scenario(RealSite site, long seed, Path directory) {
        List<Candidate> candidates = site.candidates(directory);
        Map<ScenarioEvent, ScenarioEvent> levers = site.levers(candidates);
        SplittableRandom random = new SplittableRandom(seed);
        Set<ScenarioEvent> broken = new HashSet<>();
        List<ScenarioEvent> events = new ArrayList<>();
        int wanted = site.name().equals("document") ? EVENTS_OF_THE_DOCUMENT : EVENTS;
        while (events.size() < wanted) {
            ScenarioEvent lever = draw(levers.keySet(), broken, random);
            if (!broken.contains(lever) && broken.stream().anyMatch(other -> hides(other, lever))) {
                continue;
            }
            events.add(broken.contains(lever) ? levers.get(lever) : lever);
            if (random.nextInt(4) > 0 && !movesVip(candidates, events)) {
                events.remove(events.size() - 1);
            } else if (!broken.remove(lever)) {
                broken.add(lever);
            }
        }
        return events;
    }

    private static ScenarioEvent draw(Set<ScenarioEvent> levers, Set<ScenarioEvent> broken, SplittableRandom random) {
        boolean mend = !broken.isEmpty() && broken.size() > random.nextInt(3);
        List<ScenarioEvent> choice =
                levers.stream().filter(event -> broken.contains(event) == mend).toList();
        return choice.get(random.nextInt(choice.size()));
    }

    private static boolean movesVip(List<Candidate> candidates, List<ScenarioEvent> events) {
        Simulation simulation = new Simulation(candidates);
        List<ScenarioEvent> timed = new ArrayList<>();
        for (ScenarioEvent event : events) {
            timed.add(event.at(simulation.settlingTime().multipliedBy(timed.size() + 1L)));
        }
        Timeline timeline = simulation.run(timed);
        Duration last = timed.get(timed.size() - 1).at();
        return !timeline.holdersAt(last.minusNanos(1))
                .equals(timeline.holdersAt(timeline.end().minusNanos(1)));
    }

    /** A stopped node shows nothing, and a bridge port that is down forgets that it was to drop frames. */
    private static boolean hides(ScenarioEvent broken, ScenarioEvent next) {
        Set<ScenarioEvent.Happening> silent = EnumSet.of(
                ScenarioEvent.Happening.STOP,
                ScenarioEvent.Happening.KILL,
                ScenarioEvent.Happening.FREEZE,
                ScenarioEvent.Happening.PAUSE);
        Set<ScenarioEvent.Happening> wire = EnumSet.of(
                ScenarioEvent.Happening.LINK_DOWN,
                ScenarioEvent.Happening.PARTITION,
                ScenarioEvent.Happening.PAUSE,
                ScenarioEvent.Happening.LOSS);
        boolean sameWire = wire.contains(broken.what()) && wire.contains(next.what());
        return broken.node().equals(next.node()) && (silent.contains(broken.what()) || sameWire);
    }

    private record Played(RealSite site, long seed, List<ScenarioEvent> events, List<List<RealRun.Step>> runs) {}

    /** The same walk each time: only the names of processes differ, by which groups side by side tell theirs apart. */
    private List<RealRun.Step> play(RealSite site, long seed, int run, Stalls stalls) throws IOException {
        Path home = Files.createDirectories(directory.resolve(String.valueOf(site.key())));
        List<ScenarioEvent> events = scenario(site, seed, home.resolve("plan"));
        String prefix = "vnk-" + ProcessHandle.current().pid() + site.key();
        return new RealRun(site, events, seed * 31 + run, home, stalls).play(prefix);
    }

    @Test
    void should_do_what_real_keepalived_does_in_each_group_of_nodes() throws Exception {
        List<RealSite> sites = RealSites.all();
        ExecutorService groups = Executors.newFixedThreadPool(AT_ONCE);
        try (Stalls stalls = Stalls.watched()) {
            List<Callable<List<RealRun.Step>>> plays = new ArrayList<>();
            for (int i = 0; i < sites.size() * RUNS; i++) {
                RealSite site = sites.get(i / RUNS).beside(KEYS.charAt(i));
                long seed = SEED + i / RUNS;
                int run = i % RUNS;
                plays.add(() -> play(site, seed, run, stalls));
            }
            long begin = System.nanoTime();
            judge(played(sites, groups.invokeAll(plays)), stalls.tellSince(begin));
        } finally {
            groups.shutdownNow();
        }
    }

    private List<Played> played(List<RealSite> sites, List<Future<List<RealRun.Step>>> runs) throws Exception {
        List<Played> played = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            List<List<RealRun.Step>> thrice = new ArrayList<>();
            for (Future<List<RealRun.Step>> run : runs.subList(i * RUNS, (i + 1) * RUNS)) {
                thrice.add(run.get());
            }
            List<ScenarioEvent> events =
                    thrice.get(0).stream().map(RealRun.Step::event).toList();
            played.add(new Played(sites.get(i), SEED + i, events, thrice));
        }
        return played;
    }

    /**
     * Runs that the machine has not led astray so far: once it stood still, and they did something else because of that, they are
     * in a situation of their own.
     */
    private static List<RealRun.Step> sound(List<List<RealRun.Step>> runs, int step) {
        return runs.stream()
                .filter(run -> run.subList(0, step + 1).stream()
                        .noneMatch(once -> once.stall().compareTo(LONGEST_STALL) >= 0
                                && !once.differences().isEmpty()))
                .map(run -> run.get(step))
                .toList();
    }

    /** A step that no run was sound in proves nothing; where there are too many, neither does the test. */
    private static void judge(List<Played> played, String machine) {
        List<String> failures = new ArrayList<>();
        List<Duration> off = new ArrayList<>();
        int transitions = 0;
        int judged = 0;
        int steps = 0;
        for (Played play : played) {
            for (int step = 0; step < play.events().size(); step++) {
                List<RealRun.Step> sound = sound(play.runs(), step);
                steps++;
                if (!sound.isEmpty()) {
                    judged++;
                    transitions += sound.get(0).moved() ? 1 : 0;
                    failures.addAll(judgeStep(play, step, sound, off));
                }
            }
        }
        off.sort(Comparator.naturalOrder());
        System.out.printf(
                "real keepalived: %d groups, %d events, %d of them judged, %d transitions, played %d times;"
                        + " takeovers outside the window by at most %s; %s%n",
                played.size(),
                steps,
                judged,
                transitions,
                RUNS,
                off.isEmpty() ? "nothing" : off.get(off.size() - 1).toMillis() + " ms",
                machine);
        assertThat(failures).as(machine).isEmpty();
        assumeTrue(
                judged == steps || transitions >= WANTED,
                "the machine is too busy: " + judged + " of " + steps + " events were watched without a stall, "
                        + machine);
        assertThat(transitions).isGreaterThanOrEqualTo(WANTED);
    }

    private static List<String> judgeStep(Played play, int step, List<RealRun.Step> sound, List<Duration> off) {
        List<String> failures = new ArrayList<>();
        String where = "%n%s, seed %d, event %d of %s: "
                .formatted(
                        play.site().name(),
                        play.seed(),
                        step + 1,
                        play.events().stream()
                                .map(event -> event.describe() + (event.node().isEmpty() ? "" : " on " + event.node()))
                                .toList());
        sound.forEach(once -> once.differences().forEach(difference -> failures.add(where + difference)));
        boolean isTakenOver = sound.stream().allMatch(once -> once.takeover().isPresent());
        List<Duration> outside =
                sound.stream().flatMap(once -> once.outside().stream()).sorted().toList();
        if (isTakenOver && outside.size() == sound.size()) {
            Duration median = outside.get((outside.size() - 1) / 2);
            off.add(median);
            if (median.compareTo(TOLERANCE) > 0) {
                failures.add(where + "outside of the simulated window by " + outside + ": " + sound);
            }
        } else if (isTakenOver) {
            failures.add(where + "was taken over, simulated not at all: " + sound);
        }
        return failures;
    }
}
