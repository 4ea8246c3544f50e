package io.github.vipnat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something happens at a named moment of an apply.
 *
 * @param moment {@code APPLY} before its login; the name of a step when it begins; {@code line 3} before the third line of
 *     the plan is typed, {@code back 2} before the second of the way back
 */
record Strike(String moment, Blow what) {

    /** What happens. */
    sealed interface Blow {

        void hit(SimulatedRouter router);

        /** Something is wrong with the router from now on. */
        record Set(Fault fault) implements Blow {
            @Override
            public String toString() {
                return fault.toString();
            }

            @Override
            public void hit(SimulatedRouter router) {
                router.setFault(fault);
            }
        }

        /** Another operator configures. */
        record Operator(List<String> lines) implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                lines.forEach(line -> router.configureBehindTheBack(asPrinted(line, router)));
            }
        }

        /** Another one, or a program, does something. */
        record Other(Deed deed) implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                router.meanwhile(deed);
            }
        }

        /** The clock of the router, which is ours too, jumps. */
        record Time(Duration howLong) implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                router.clock().advance(howLong);
            }
        }

        /** The router restarts. */
        record Restart() implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                router.reload();
            }
        }

        /** A live translation begins. */
        record Begin(World.Flow flow) implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                begin(flow, router);
            }
        }

        /** Somebody wants vipnat to stop. */
        record Interrupt() implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                // What it does is done to vipnat, not to the router.
            }
        }

        /**
         * The disk has room for so many writes more.
         *
         * @param forGood whether it stays full
         */
        record Disk(int room, boolean forGood) implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                // It is our disk, and none of the router's.
            }
        }

        /** Another vipnat, with a home of its own and the same account and wish, plays a whole apply. */
        record Vipnat() implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                // Who plays it knows more than the router.
            }
        }

        /** The program dies: nothing that runs for exceptions must run. */
        record Death() implements Blow {
            @Override
            public void hit(SimulatedRouter router) {
                // The session's farewell never arrives.
                router.setFault(new Fault.DisconnectAfterTypedBytes(1));
                throw new Died();
            }
        }
    }

    /** Thrown where the program dies. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("the program died", null, false, false);
        }
    }

    static Strike fault(String moment, Fault fault) {
        return new Strike(moment, new Blow.Set(fault));
    }

    static Strike heals(String moment) {
        return fault(moment, Fault.none());
    }

    static Strike operator(String moment, String... lines) {
        return new Strike(moment, new Blow.Operator(List.of(lines)));
    }

    static Strike other(String moment, Deed deed) {
        return new Strike(moment, new Blow.Other(deed));
    }

    static Strike timePasses(String moment, Duration howLong) {
        return new Strike(moment, new Blow.Time(howLong));
    }

    static Strike reload(String moment) {
        return new Strike(moment, new Blow.Restart());
    }

    static Strike flow(String moment, World.Flow flow) {
        return new Strike(moment, new Blow.Begin(flow));
    }

    static Strike interrupt(String moment) {
        return new Strike(moment, new Blow.Interrupt());
    }

    static Strike diskFull(String moment, int room, boolean forGood) {
        return new Strike(moment, new Blow.Disk(room, forGood));
    }

    static Strike anotherVipnat(String moment) {
        return new Strike(moment, new Blow.Vipnat());
    }

    static Strike dies(String moment) {
        return new Strike(moment, new Blow.Death());
    }

    void hit(SimulatedRouter router) {
        what.hit(router);
    }

    /** Whoever removes a rule types it as the router shows it. */
    private static String asPrinted(String line, SimulatedRouter router) {
        return router.natLines().stream()
                .filter(shown -> line.equals("no " + Configuration.rule(shown)))
                .map("no "::concat)
                .findFirst()
                .orElse(line);
    }

    /** Where no rule translates it any more, or not yet, it does not come. */
    private static void begin(World.Flow flow, SimulatedRouter router) {
        try {
            flow.begin(router);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("translates");
        }
    }

    /** The other operator that a fault brings along with a line, if one does. */
    Optional<Fault.OtherOperator> laterOperator() {
        return faults().filter(Fault.OtherOperator.class::isInstance)
                .map(Fault.OtherOperator.class::cast)
                .findFirst();
    }

    /** The faults that this sets, each alone. */
    Stream<Fault> faults() {
        return what instanceof Blow.Set set ? alone(set.fault()) : Stream.empty();
    }

    private static Stream<Fault> alone(Fault fault) {
        if (fault instanceof Fault.Both both) {
            return Stream.concat(alone(both.one()), alone(both.other()));
        }
        return fault instanceof Fault.Then then
                ? Stream.concat(alone(then.first()), alone(then.next()))
                : Stream.of(fault);
    }

    @Override
    public String toString() {
        return moment + ": " + what;
    }
}
