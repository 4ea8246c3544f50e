package io.github.vipnat.session.expect;

import io.github.vipnat.transport.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import net.sf.expectit.Expect;
import net.sf.expectit.ExpectBuilder;
import net.sf.expectit.MultiResult;
import net.sf.expectit.matcher.Matchers;

/** The door that ExpectIt keeps. */
public final class ExpectDoor implements Door {

    /** The largest answer a device may give, in characters; a 20 MB configuration fits. */
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    /** In bytes; the prompt is looked for after each, and ExpectIt's own 1024 make 20,000 looks of a long configuration. */
    private static final int PIECE = 16 * 1024;

    /** ExpectIt's reader threads are not daemons by default and would keep the process alive (dependencies P5). */
    private static final ExecutorService READERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "vipnat-shell-reader");
        thread.setDaemon(true);
        return thread;
    });

    private final Shell shell;
    private final Expect expect;
    private final TailFilter filter = new TailFilter(LARGEST_ANSWER);

    public ExpectDoor(Shell shell) {
        this.shell = shell;
        try {
            // ISO 8859-1, because ExpectIt decodes piece by piece and would split a character of several bytes (P4).
            this.expect = new ExpectBuilder()
                    .withInputs(shell.input())
                    .withOutput(shell.output())
                    .withCharset(StandardCharsets.ISO_8859_1)
                    .withBufferSize(PIECE)
                    .withInputFilters(filter)
                    .withExecutor(READERS)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void type(String text) throws IOException {
        shell.output().write(text.getBytes(StandardCharsets.UTF_8));
        shell.output().flush();
    }

    @Override
    public Read until(Pattern atEnd, Duration deadline) throws IOException {
        MultiResult result = expect.withTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .expect(Matchers.anyOf(Matchers.regexp(atEnd), Matchers.eof()));
        if (filter.isOverflown()) {
            throw new IOException("the answer is longer than " + LARGEST_ANSWER + " characters");
        }
        if (!result.isSuccessful()) {
            return new Read.TimedOut(decode(result.getInput()));
        }
        boolean matched = result.getResults().get(0).isSuccessful();
        String text = decode(filter.drain(matched ? result.getInput().substring(0, result.end()) : result.getInput()));
        return matched ? new Read.Matched(text) : new Read.Ended(text);
    }

    @Override
    public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
        filter.keepAll(true);
        try {
            return until(pattern, deadline);
        } finally {
            filter.keepAll(false);
        }
    }

    private static String decode(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        shell.close();
        try {
            expect.close();
        } catch (IOException e) {
            // The shell is gone already; there is nothing left to lose.
            return;
        }
    }
}
