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
import net.sf.expectit.Result;
import net.sf.expectit.matcher.Matcher;
import net.sf.expectit.matcher.Matchers;
import net.sf.expectit.matcher.SimpleResult;

/** The door that ExpectIt keeps. */
public final class ExpectItShell implements ExpectShell {

    /**
     * In bytes, what ExpectIt takes from the shell at once and puts into a pipe. Not more: a pipe takes this much as a whole
     * or not at all, and ExpectIt does not ask how much was taken.
     */
    private static final int PIECE = 4096;

    /** ExpectIt's reader threads are not daemons by default and would keep the process alive. */
    private static final ExecutorService READERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "vipnat-shell-reader");
        thread.setDaemon(true);
        return thread;
    });

    private final Shell shell;
    private final Expect expect;
    private final AnswerShare share = new AnswerShare();
    private final TailFilter filter = new TailFilter(share::most);
    private final ArrivalCounter arrivals;

    public ExpectItShell(Shell shell) {
        this.shell = shell;
        this.arrivals = new ArrivalCounter(shell.input());
        try {
            // ISO 8859-1, because ExpectIt decodes piece by piece and would split a character of several bytes (P4).
            this.expect = new ExpectBuilder()
                    .withInputs(arrivals)
                    .withOutput(shell.output())
                    .withCharset(StandardCharsets.ISO_8859_1)
                    .withBufferSize(PIECE)
                    .withInputFilters(filter)
                    .withExecutor(READERS)
                    .build();
        } catch (IOException e) {
            share.close();
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
        return read(whenAllIsHere(matching(atEnd, deadline)), deadline);
    }

    /** ExpectIt would look for the end after each kilobyte; where more has arrived behind it, there is none. */
    private Matcher<Result> whenAllIsHere(Matcher<Result> end) {
        return (text, isOver) -> !isOver && filter.filtered() < arrivals.bytes()
                ? SimpleResult.failure(text, false)
                : end.matches(text, isOver);
    }

    private static Matcher<Result> matching(Pattern pattern, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        return (text, isOver) -> {
            java.util.regex.Matcher found = pattern.matcher(new TimedText(text, end));
            return found.find()
                    ? SimpleResult.success(text, text.substring(0, found.start()), found.group())
                    : SimpleResult.failure(text, false);
        };
    }

    /** What prints for ever is not listened to until the deadline. */
    private Matcher<Result> tooLong() {
        return (text, isOver) ->
                filter.isOverflown() ? SimpleResult.success(text, text, "") : SimpleResult.failure(text, false);
    }

    private Read read(Matcher<Result> end, Duration deadline) throws IOException {
        MultiResult result;
        try {
            result = expect.withTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .expect(Matchers.anyOf(end, Matchers.eof(), tooLong()));
        } catch (TimedText.Expired e) {
            return new Read.TimedOut("");
        }
        if (filter.isOverflown()) {
            throw new AnswerTooLong(share.most());
        }
        if (!result.isSuccessful()) {
            return new Read.TimedOut(decode(result.getInput()));
        }
        // Where the shell has ended too, the whole result ends where the shell did.
        Result found = result.getResults().get(0);
        boolean matched = found.isSuccessful();
        String text = decode(filter.drain(matched ? found.getInput().substring(0, found.end()) : result.getInput()));
        return matched ? new Read.Matched(text) : new Read.Ended(text);
    }

    @Override
    public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
        filter.keepAll(true);
        try {
            return read(matching(pattern, deadline), deadline);
        } finally {
            filter.keepAll(false);
        }
    }

    /** A long answer is nearly always ASCII, and then two copies of it are saved. */
    private static String decode(String bytes) {
        if (bytes.chars().allMatch(one -> one < 0x80)) {
            return bytes;
        }
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void rest() {
        share.close();
    }

    @Override
    public void wake() {
        share.open();
    }

    @Override
    public void close() {
        share.close();
        shell.close();
        try {
            expect.close();
        } catch (IOException e) {
            // The shell is gone already; there is nothing left to lose.
            return;
        }
    }
}
