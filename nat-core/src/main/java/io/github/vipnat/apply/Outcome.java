package io.github.vipnat.apply;

import io.github.vipnat.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How applying a plan ended. There is no way to ask "did it work" without saying which of these is meant. */
public sealed interface Outcome {

    /** The router is as wished; nothing was sent. */
    record NothingToDo() implements Outcome {
        @Override
        public List<Problem> notes() {
            return List.of();
        }

        @Override
        public Outcome with(List<Problem> notes) {
            return this;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nothingToDo().apply(this);
        }
    }

    /**
     * Every change was made, read back and is right.
     *
     * @param saved whether the startup configuration was written and read back too
     * @param gaps how long each global answered nothing
     * @param notes what could not be written down about it
     */
    record Done(String run, boolean saved, List<Gap> gaps, List<Problem> notes) implements Outcome {
        public Done {
            gaps = List.copyOf(gaps);
            notes = List.copyOf(notes);
        }

        public Done(String run, boolean saved, List<Gap> gaps) {
            this(run, saved, gaps, List.of());
        }

        @Override
        public Outcome with(List<Problem> more) {
            return new Done(run, saved, gaps, more);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done().apply(this);
        }
    }

    /**
     * Something went wrong, and the router is again as it was; that was read back.
     *
     * @param others lines that others changed meanwhile, each with {@code -} or {@code +} in front; this run is not about them
     * @param notes what could not be written down about it
     */
    record WentBack(String run, Problem cause, List<String> others, List<Problem> notes) implements Outcome {
        public WentBack {
            others = List.copyOf(others);
            notes = List.copyOf(notes);
        }

        public WentBack(String run, Problem cause, List<String> others) {
            this(run, cause, others, List.of());
        }

        @Override
        public Outcome with(List<Problem> more) {
            return new WentBack(run, cause, others, more);
        }

        static final String INTERRUPTED = "interrupted";

        /** Whether nothing was wrong, but somebody wanted it to stop. */
        public boolean isInterrupted() {
            return cause.code().equals(INTERRUPTED);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.wentBack().apply(this);
        }
    }

    /**
     * Something went wrong, and the way back could not be finished or proven.
     *
     * @param commands what to type by hand to get back to where the router was
     * @param reverts when the router's own timer will put everything back by itself, if one runs
     * @param notes what could not be written down about it
     */
    record LeftForHuman(
            String run,
            Problem cause,
            Problem hindrance,
            List<String> commands,
            Optional<Instant> reverts,
            List<Problem> notes)
            implements Outcome {
        public LeftForHuman {
            commands = List.copyOf(commands);
            notes = List.copyOf(notes);
        }

        public LeftForHuman(
                String run, Problem cause, Problem hindrance, List<String> commands, Optional<Instant> reverts) {
            this(run, cause, hindrance, commands, reverts, List.of());
        }

        @Override
        public Outcome with(List<Problem> more) {
            return new LeftForHuman(run, cause, hindrance, commands, reverts, more);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.leftForHuman().apply(this);
        }
    }

    /**
     * Something went wrong, and the router was left as it stood; the next run reads it and goes on from there. Only where that
     * was asked for.
     *
     * @param notes what could not be written down about it
     */
    record Stopped(String run, Problem cause, List<Problem> notes) implements Outcome {
        public Stopped {
            notes = List.copyOf(notes);
        }

        public Stopped(String run, Problem cause) {
            this(run, cause, List.of());
        }

        @Override
        public Outcome with(List<Problem> more) {
            return new Stopped(run, cause, more);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stopped().apply(this);
        }
    }

    /** What each ending comes to (docs/adr 0013). */
    record Cases<R>(
            Function<NothingToDo, R> nothingToDo,
            Function<Done, R> done,
            Function<WentBack, R> wentBack,
            Function<LeftForHuman, R> leftForHuman,
            Function<Stopped, R> stopped) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** What could not be written down about it, though the router is as this says; empty as a rule. */
    List<Problem> notes();

    /** The same with these notes, for an ending of a run that is written down. */
    Outcome with(List<Problem> notes);

    /**
     * The time between a rule's removal and its successor, from the device's own replies.
     *
     * @param service the global, with its port where the rule had one
     */
    record Gap(String service, Duration length) {}
}
