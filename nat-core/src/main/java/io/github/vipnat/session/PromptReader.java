package io.github.vipnat.session;

import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.Door;
import io.github.vipnat.session.expect.Door.Read;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Types and reads, and says in a user's words how a conversation broke. */
final class PromptReader implements AutoCloseable {

    private final Door door;

    PromptReader(Door door) {
        this.door = door;
    }

    void type(String text) {
        try {
            door.type(text);
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke while typing: " + e.getMessage(), "");
        }
    }

    /** @param moment completes the sentence "the device closed the session …" */
    String until(Pattern atEnd, Duration deadline, String moment) {
        Read read = read(atEnd, deadline, moment);
        if (read instanceof Read.Matched matched) {
            return matched.text();
        }
        if (read instanceof Read.Ended ended) {
            throw new SessionException(Reason.ENDED, "the device closed the session " + moment, Tail.of(ended.text()));
        }
        throw new SessionException(
                Reason.SILENT,
                "no prompt within " + deadline.toMillis() / 1000.0 + " s " + moment,
                Tail.of(read.text()));
    }

    private Read read(Pattern atEnd, Duration deadline, String moment) {
        try {
            return door.until(atEnd, deadline);
        } catch (IOException e) {
            throw new SessionException(Reason.ENDED, "the line broke " + moment + ": " + e.getMessage(), "");
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
