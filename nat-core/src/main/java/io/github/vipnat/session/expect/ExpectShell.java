package io.github.vipnat.session.expect;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a shell until something stands at its end, and types into it. Not for several threads. */
public interface ExpectShell extends AutoCloseable {

    /** Types the text as it is; the caller ends lines. */
    void type(String text) throws IOException;

    /**
     * Reads until the pattern is found within the last few hundred characters read.
     *
     * @param atEnd a pattern that ends in {@code \z}
     */
    Read until(Pattern atEnd, Duration deadline) throws IOException;

    /**
     * As {@link #until}, for the first of several answers in flight: what follows it stays for the next call.
     *
     * @param pattern may match in the middle of what has arrived
     */
    Read untilFirst(Pattern pattern, Duration deadline) throws IOException;

    /** Nothing is read for a while: what answers may need is left to other shells, until {@link #wake}. */
    default void rest() {
        // one that shares nothing has nothing to leave
    }

    /** Reading goes on. */
    default void wake() {
        // nothing was left
    }

    @Override
    void close();

    /** What reading came to. */
    sealed interface Read {

        /** Everything read, in full. */
        String text();

        /** The awaited pattern stands at the end. */
        record Matched(String text) implements Read {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.matched().apply(this);
            }
        }

        /** The far side closed the shell. */
        record Ended(String text) implements Read {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.ended().apply(this);
            }
        }

        /** The deadline passed; the text stays unread. */
        record TimedOut(String text) implements Read {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.timedOut().apply(this);
            }
        }

        /** What each end of reading comes to (docs/adr 0013). */
        record Cases<R>(Function<Matched, R> matched, Function<Ended, R> ended, Function<TimedOut, R> timedOut) {}

        /** What this one comes to. */
        <R> R match(Cases<R> cases);
    }
}
