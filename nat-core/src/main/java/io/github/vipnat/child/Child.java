package io.github.vipnat.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that was started. It is killed with its own children when its time is over, whether we wait for it or not. */
public final class Child {

    /** After its end; what it left behind may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Process process;
    private final String name;
    private final Duration longest;
    private final Optional<ChildOutput> output;
    private volatile boolean killed;

    private Child(Process process, String name, Duration longest, Optional<ChildOutput> output) {
        this.process = process;
        this.name = name;
        this.longest = longest;
        this.output = output;
    }

    static Child heard(Process process, String name, Duration longest, int most) {
        ChildOutput output = new ChildOutput(process.getInputStream(), most);
        return bounded(new Child(process, name, longest, Optional.of(output)));
    }

    static Child unheard(Process process, String name, Duration longest) {
        return bounded(new Child(process, name, longest, Optional.empty()));
    }

    private static Child bounded(Child child) {
        CompletableFuture.delayedExecutor(child.longest.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(child::kill);
        return child;
    }

    /**
     * Waits for its end.
     *
     * @return what it said, as UTF-8, as much as is kept: one that says more is cut off
     * @throws IOException when it was killed, because its time was over or by {@link #kill()}, or we were interrupted
     */
    public String said() throws IOException {
        try {
            waitForEnd();
            return output.isPresent() ? output.get().text(LAST_WORDS) : "";
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for its end.
     *
     * @return whether it ended with 0
     * @throws IOException when it was killed, because its time was over or by {@link #kill()}, or we were interrupted
     */
    public boolean succeeded() throws IOException {
        return status() == 0;
    }

    /**
     * Waits for its end.
     *
     * @return what it ended with
     * @throws IOException as {@link #succeeded()}
     */
    public int status() throws IOException {
        try {
            waitForEnd();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it, and whatever it has started and still has as its children; one that has ended stays ended. */
    public void kill() {
        if (process.isAlive()) {
            killed = true;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** By a thread of its own: a program that does not read would hold us up. */
    void tell(String text) {
        Thread writer = new Thread(
                () -> {
                    try (OutputStream in = process.getOutputStream()) {
                        in.write(text.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        // It ended before it read; its status says why.
                    }
                },
                "vipnat-child-input");
        writer.setDaemon(true);
        writer.start();
    }

    private void waitForEnd() throws IOException, InterruptedException {
        boolean ended = process.waitFor(longest.plus(LAST_WORDS).toMillis(), TimeUnit.MILLISECONDS);
        if (!ended || killed) {
            throw new IOException(name + " did not end, and was killed");
        }
    }

    private IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        IOException interrupted = new InterruptedIOException("interrupted while waiting for " + name);
        interrupted.initCause(e);
        return interrupted;
    }
}
