package io.github.vipnat.drill;

import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves the VIP away and back while every published port is asked, and tells what was seen. Once it is away it is brought back,
 * whatever happens in between.
 */
public final class Drill {

    private static final int IN_A_ROW = 3;

    private final Topology site;
    private final Probe probe;
    private final InstantSource clock;
    private final Wishes wishes;

    /**
     * What a person asked for.
     *
     * @param ports to look for behind a global that opens every port; none for the usual ones
     * @param budget how long a port may be without an answer
     * @param stay how long the VIP stays on the other node, and how long is watched after its return
     * @param longest how long to wait until everything is answered again
     */
    public record Wishes(List<Integer> ports, Optional<Duration> budget, Duration stay, Duration longest) {
        public Wishes {
            ports = List.copyOf(ports);
        }

        /** A stay of ten seconds; half a minute for everything to come back. */
        public static Wishes usual(Optional<Duration> budget) {
            return new Wishes(List.of(), budget, Duration.ofSeconds(10), Duration.ofSeconds(30));
        }
    }

    /** One that asks from this host. */
    public Drill(Topology site, InstantSource clock, Wishes wishes) {
        this(site, new SocketProbe(), clock, wishes);
    }

    Drill(Topology site, Probe probe, InstantSource clock, Wishes wishes) {
        this.site = site;
        this.probe = probe;
        this.clock = clock;
        this.wishes = wishes;
    }

    /**
     * Runs it to its end.
     *
     * @throws io.github.vipnat.problem.ProblemException as {@link MovesVip} does
     * @throws InterruptedException after the VIP was brought back
     */
    public DrillReport run(MovesVip mover) throws InterruptedException {
        Instant began = clock.instant();
        TargetChoice.Chosen chosen = new TargetChoice(site, probe, wishes.ports()).choose();
        TimeLine line = TimeLine.begin();
        List<DrillLeg> legs = new ArrayList<>();
        try (Prober prober = new Prober(probe, chosen.targets(), line)) {
            prober.start();
            prober.awaitAnswers(IN_A_ROW, Duration.ZERO, wishes.longest());
            Duration there = line.now();
            mover.moveThere(line);
            Duration back = bringBack(mover, prober, line);
            settle(prober, line);
            prober.close();
            Duration end = line.now();
            legs.add(DrillLeg.of(mover.target(), mover.foreseenThere(), there, back, prober.tracks(), line));
            legs.add(DrillLeg.of(mover.holder(), mover.foreseenBack(), back, end, prober.tracks(), line));
        }
        return new DrillReport(
                site.cluster(),
                began,
                "here",
                mover.holder(),
                mover.target(),
                mover.lever(),
                Pace.interval(chosen.targets().size()),
                wishes.budget(),
                legs,
                chosen.notes());
    }

    /** @return when the way back began */
    private Duration bringBack(MovesVip mover, Prober prober, TimeLine line) throws InterruptedException {
        Optional<InterruptedException> interrupted = Optional.empty();
        try {
            settle(prober, line);
        } catch (InterruptedException e) {
            interrupted = Optional.of(e);
        }
        Duration back = line.now();
        mover.moveBack(line);
        if (interrupted.isPresent()) {
            throw interrupted.get();
        }
        return back;
    }

    /** Everything is answered again, or has had its time for that; then the stay. */
    private void settle(Prober prober, TimeLine line) throws InterruptedException {
        Duration moved = line.now();
        if (!prober.awaitAnswers(IN_A_ROW, moved, wishes.longest())) {
            line.note(DrillEvent.Kind.NOTE, "here", "not every port is answered again; the watch ends here");
        }
        Thread.sleep(wishes.stay().toMillis());
    }
}
