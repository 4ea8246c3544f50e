package io.github.vipnat.matrix;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.transport.Transport;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Routers without SSH for tests outside the matrix: a deadline costs no time, and no busy machine makes anybody miss one, because
 * the routers' clock is the only one.
 */
public final class InMemory {

    private InMemory() {}

    /**
     * vipnat as it is, but for SSH.
     *
     * @param routers by the name in cluster.yaml
     * @param passes lets time pass while a router is silent
     */
    public static Platforms platforms(Function<String, SimulatedRouter> routers, Consumer<Duration> passes) {
        Transport transport =
                endpoint -> new MemoryTransport(routers.apply(endpoint.name()), new LongAdder()).connect(endpoint);
        SplittableRandom pieces = new SplittableRandom(1);
        return new Platforms(
                new IosDeviceOs(),
                choice -> transport,
                choice -> endpoint -> {
                    throw new UnsupportedOperationException("nobody asks a router in memory for its key");
                },
                shell -> new MemoryExpectShell(shell, passes, pieces));
    }
}
