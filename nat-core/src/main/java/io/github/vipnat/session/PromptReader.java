package io.github.vipnat.session;

import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.session.expect.ExpectShell.Read;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Types and reads, and says in a user's words how a conversation broke. */
final class PromptReader implements AutoCloseable {

    private final ExpectShell shell;

    PromptReader(ExpectShell shell) {
        this.shell = shell;
    }

    void type(String text) {
        try {
            shell.type(text);
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke while typing: " + e.getMessage(), "");
        }
    }

    /** @param moment completes the sentence "the device closed the session …" */
    String until(Pattern atEnd, Duration deadline, String moment) {
        return understood(read(() -> shell.until(atEnd, deadline), moment), deadline, moment);
    }

    /** As {@link #until}, for the first of several answers in flight. */
    String untilFirst(Pattern pattern, Duration deadline, String moment) {
        return understood(read(() -> shell.untilFirst(pattern, deadline), moment), deadline, moment);
    }

    private static String understood(Read read, Duration deadline, String moment) {
        return read.match(new Read.Cases<>(
                (Read.Matched matched) -> matched.text(),
                (Read.Ended ended) -> {
                    throw new SessionException(Reason.ENDED, "the device closed the session " + moment, ended.text());
                },
                (Read.TimedOut late) -> {
                    throw new SessionException(
                            Reason.SILENT,
                            "no prompt within " + deadline.toMillis() / 1000.0 + " s " + moment,
                            late.text());
                }));
    }

    /** Reading that may find the line broken. */
    @FunctionalInterface
    private interface Reading {
        Read read() throws IOException;
    }

    private static Read read(Reading reading, String moment) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke " + moment + ": " + e.getMessage(), "");
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
