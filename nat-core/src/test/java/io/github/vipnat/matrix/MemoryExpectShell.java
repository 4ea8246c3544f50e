package io.github.vipnat.matrix;

import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.transport.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A door on a router in memory. It arrives in pieces, as it does over TCP; while the router is silent its own clock runs
 * and ours stands still, so a deadline costs nothing and whatever is due on the router meanwhile happens.
 */
final class MemoryExpectShell implements ExpectShell {

    private static final int TAIL = 1024;
    private static final int LARGEST_PIECE = 1460;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Shell shell;
    private final InputStream input;
    private final Consumer<Duration> passes;
    private final SplittableRandom pieces;
    private final StringBuilder unread = new StringBuilder();
    private final byte[] piece = new byte[LARGEST_PIECE];

    /**
     * On what a shell prints.
     *
     * @param passes lets time pass on the router, and wherever else it is to pass
     * @param pieces decides where the stream is cut, so that what looks like a prompt may stand at the end of a piece
     */
    MemoryExpectShell(Shell shell, Consumer<Duration> passes, SplittableRandom pieces) {
        this.shell = shell;
        this.input = shell.input();
        this.passes = passes;
        this.pieces = pieces;
    }

    @Override
    public void type(String text) throws IOException {
        shell.output().write(text.getBytes(StandardCharsets.UTF_8));
        shell.output().flush();
    }

    @Override
    public Read until(Pattern atEnd, Duration deadline) throws IOException {
        return read(atEnd, TAIL, deadline);
    }

    @Override
    public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
        return read(pattern, Integer.MAX_VALUE, deadline);
    }

    /** @param tail how much of what is unread is searched, from its end */
    private Read read(Pattern pattern, int tail, Duration deadline) throws IOException {
        Duration left = deadline;
        while (true) {
            int end = find(pattern, tail);
            if (end >= 0) {
                return new Read.Matched(drained(end));
            }
            try {
                if (!more()) {
                    return new Read.Ended(drained(unread.length()));
                }
            } catch (MemoryTransport.Silence e) {
                if (left.isZero() || left.isNegative()) {
                    return new Read.TimedOut(decoded(unread.toString()));
                }
                passes.accept(TICK.compareTo(left) < 0 ? TICK : left);
                left = left.minus(TICK);
            }
        }
    }

    private int find(Pattern pattern, int tail) {
        Matcher matcher = pattern.matcher(unread);
        matcher.region(Math.max(0, unread.length() - tail), unread.length());
        return matcher.find() ? matcher.end() : -1;
    }

    private boolean more() throws IOException {
        int read = input.read(piece, 0, 1 + pieces.nextInt(LARGEST_PIECE));
        if (read < 0) {
            return false;
        }
        unread.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
        return true;
    }

    private String drained(int end) {
        String text = decoded(unread.substring(0, end));
        unread.delete(0, end);
        return text;
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        shell.close();
    }
}
