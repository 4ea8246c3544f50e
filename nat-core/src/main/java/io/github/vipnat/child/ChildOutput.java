package io.github.vipnat.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a program says, read while it says it, and no more of it than is wanted. */
final class ChildOutput {

    /** Bytes that are kept of what programs say as a rule. */
    static final int USUAL = 4096;

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    ChildOutput(InputStream in, int most) {
        this.most = most;
        Thread reader = new Thread(() -> read(in), "vipnat-child");
        reader.setDaemon(true);
        reader.start();
    }

    /** All of it, or what is there when this time is over, with three dots behind it. */
    String text(Duration longest) throws InterruptedException {
        return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS) ? text() : text() + "...";
    }

    private String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** To close it ends a program that goes on speaking. */
    private void read(InputStream in) {
        byte[] piece = new byte[USUAL];
        try (in) {
            int read = 0;
            while (read >= 0) {
                kept.write(piece, 0, read);
                int room = Math.min(piece.length, most - kept.size());
                read = room > 0 ? in.read(piece, 0, room) : -1;
            }
        } catch (IOException e) {
            // It was killed, and its stream closed under us: what it said so far counts.
        } finally {
            ended.countDown();
        }
    }
}
