package io.github.vipnat.matrix;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * A simulated router that falls silent at a line that is typed, for a while or for good, on every session there is; or one
 * that takes its time over every answer. Its clock is the only one, so that waiting for it costs nothing.
 */
final class SilentRouter {

    /** What a silent router still does. */
    enum Silence {
        /** Nothing answers, not even its TCP. */
        UNREACHABLE,
        /** It lets us in, and no line is read before it is back. */
        DEAF,
        /** It lets us in and carries out what is typed, and no answer ever comes. */
        MUTE
    }

    private static final Duration TICK = Duration.ofSeconds(1);

    private final SimulatedRouter router;
    private final Silence silence;
    private final Duration length;
    private Duration answersAfter = Duration.ZERO;
    private boolean counting;
    private int silentAt = Integer.MAX_VALUE;
    private int typed;
    private Optional<Instant> began = Optional.empty();

    SilentRouter(SimulatedRouter router, Silence silence, Duration length) {
        this.router = router;
        this.silence = silence;
        this.length = length;
    }

    /** Every answer comes so late. */
    void answersAfter(Duration delay) {
        answersAfter = delay;
    }

    /** From now on packets count. */
    void silentAt(int packet) {
        counting = true;
        silentAt = packet;
    }

    /** When it fell silent. */
    Optional<Instant> began() {
        return began;
    }

    Platforms platforms() {
        SplittableRandom pieces = new SplittableRandom(1);
        MemoryTransport memory = new MemoryTransport(router, new LongAdder());
        Transport transport = endpoint -> {
            if (silence == Silence.UNREACHABLE
                    && isSilentFor(endpoint.deadlines().connect())) {
                throw new TransportException(
                        TransportException.Reason.UNREACHABLE, "no connection", new IOException("timed out"));
            }
            return memory.connect(endpoint);
        };
        return new Platforms(
                new IosDeviceOs(),
                choice -> transport,
                choice -> endpoint -> {
                    throw new UnsupportedOperationException("nobody asks a router in memory for its key");
                },
                shell -> new SilentShell(shell, new MemoryExpectShell(shell, router.clock()::advance, pieces)));
    }

    private boolean isSilent() {
        return began.filter(begin -> router.clock().now().isBefore(begin.plus(length)))
                .isPresent();
    }

    /** Lets time pass while it is silent, no longer than the deadline. */
    private boolean isSilentFor(Duration deadline) {
        Duration left = deadline;
        while (isSilent() && !left.isNegative() && !left.isZero()) {
            Duration step = TICK.compareTo(left) < 0 ? TICK : left;
            router.clock().advance(step);
            left = left.minus(step);
        }
        return isSilent();
    }

    private final class SilentShell implements ExpectShell {

        private final Shell shell;
        private final ExpectShell expect;
        private String held = "";
        private boolean answerLost;

        SilentShell(Shell shell, ExpectShell expect) {
            this.shell = shell;
            this.expect = expect;
        }

        @Override
        public void type(String text) throws IOException {
            typed += counting ? 1 : 0;
            if (counting && typed == silentAt) {
                began = Optional.of(router.clock().now());
            }
            if (isSilent() && silence == Silence.MUTE) {
                expect.type(text);
                answerLost = true;
            } else if (isSilent()) {
                held += text;
            } else {
                expect.type(text);
            }
        }

        @Override
        public Read until(Pattern atEnd, Duration deadline) throws IOException {
            return awaited(deadline).isPresent() ? new Read.TimedOut("") : expect.until(atEnd, deadline);
        }

        @Override
        public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
            return awaited(deadline).isPresent() ? new Read.TimedOut("") : expect.untilFirst(pattern, deadline);
        }

        /** Why no answer comes in time, if none does. */
        private Optional<String> awaited(Duration deadline) throws IOException {
            if (answerLost || answersAfter.compareTo(deadline) > 0) {
                router.clock().advance(deadline);
                return Optional.of("its answer is lost, or too late");
            }
            router.clock().advance(answersAfter);
            if (isSilentFor(deadline)) {
                return Optional.of("silent");
            }
            if (!held.isEmpty()) {
                expect.type(held);
                held = "";
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            expect.close();
            shell.close();
        }
    }
}
