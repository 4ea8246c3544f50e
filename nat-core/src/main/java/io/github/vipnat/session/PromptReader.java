package io.github.vipnat.session;

import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.AnswerTooLong;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.session.expect.ExpectShell.Read;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Types and reads, and says in a user's words how a conversation broke. */
final class PromptReader implements AutoCloseable {

    private final ExpectShell shell;
    private final Consumer<String> roundTrips;
    private Patience patience;
    private boolean hasTyped = true;

    /** @param roundTrips hears of each wait for something that was typed, by the moment it comes at */
    PromptReader(ExpectShell shell, Patience patience, Consumer<String> roundTrips) {
        this.shell = shell;
        this.patience = patience;
        this.roundTrips = roundTrips;
    }

    /** From here on waits are no longer than this patience. */
    void waitFor(Patience other) {
        patience = other;
    }

    void rest() {
        shell.rest();
    }

    void wake() {
        shell.wake();
    }

    void type(String text) {
        hasTyped = true;
        try {
            shell.type(text);
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke while typing: " + e.getMessage(), "");
        }
    }

    /** @param moment completes the sentence "the device closed the session …" */
    String until(Pattern atEnd, Duration deadline, String moment) {
        return waited(most -> shell.until(atEnd, most), deadline, moment);
    }

    /** As {@link #until}, for the first of several answers in flight. */
    String untilFirst(Pattern pattern, Duration deadline, String moment) {
        return waited(most -> shell.untilFirst(pattern, most), deadline, moment);
    }

    private String waited(Reading reading, Duration deadline, String moment) {
        if (hasTyped) {
            hasTyped = false;
            roundTrips.accept(moment);
        }
        Duration most = patience.atMost(deadline);
        if (most.toMillis() <= 0) {
            throw new SessionException(Reason.SILENT, "no time was left to wait for a prompt " + moment, "");
        }
        String text = understood(read(reading, most, moment), most, moment);
        patience.answered();
        return text;
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
        Read within(Duration deadline) throws IOException;
    }

    private static Read read(Reading reading, Duration most, String moment) {
        try {
            return reading.within(most);
        } catch (AnswerTooLong e) {
            throw new SessionException(Reason.TOO_LONG, "the answer " + moment + " " + e.getMessage(), "");
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke " + moment + ": " + e.getMessage(), "");
        }
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * Reads as far as so many places where the device waits, and one more. Each return that was typed leads to one of them, so
     * they are counted.
     */
    String untilCounted(Pattern stop, int count, Pattern last, Duration deadline, String when) {
        StringBuilder text = new StringBuilder();
        try {
            for (int i = 0; i < count; i++) {
                text.append(untilFirst(stop, deadline, when));
            }
            return text.append(untilFirst(last, deadline, when)).toString();
        } catch (SessionException e) {
            throw e.heardAs(text + e.heard());
        }
    }
}
