package io.github.vipnat.agent.state;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** An attacker who does one thing again and again; what fails because of the other side is tried again. */
public final class Swapper {

    /** What the attacker does. */
    @FunctionalInterface
    public interface Deed {
        void once() throws IOException;
    }

    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean over;

    public Swapper(Deed deed) throws InterruptedException {
        thread = new Thread(() -> repeat(deed), "swapper");
        thread.setDaemon(true);
        thread.start();
        begun.await();
    }

    private void repeat(Deed deed) {
        begun.countDown();
        while (!over) {
            try {
                deed.once();
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    public void stop() throws InterruptedException {
        over = true;
        thread.join();
    }
}
