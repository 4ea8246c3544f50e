package io.github.vipnat.device;

import io.github.vipnat.secret.SecretMask;
import java.util.function.Function;

/** What a device's answer to the save command means. */
public sealed interface SaveReply {

    /** The configuration is in non-volatile memory, by the device's own word. */
    record Saved() implements SaveReply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.saved().apply(this);
        }
    }

    /**
     * Another process holds the file; trying again helps.
     *
     * @param text the device's words, fit to be shown
     */
    record Busy(String text) implements SaveReply {

        public Busy {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.busy().apply(this);
        }
    }

    /**
     * Not saved.
     *
     * @param text the device's words, fit to be shown
     */
    record Failed(String text) implements SaveReply {

        public Failed {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed().apply(this);
        }
    }

    /** What each answer comes to (docs/adr 0013). */
    record Cases<R>(Function<Saved, R> saved, Function<Busy, R> busy, Function<Failed, R> failed) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
