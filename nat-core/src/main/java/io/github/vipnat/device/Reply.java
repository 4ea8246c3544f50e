package io.github.vipnat.device;

import io.github.vipnat.secret.SecretMask;
import java.util.function.Function;

/** What a device's answer to one configuration line means. Silence alone is success; anything strange is a failure. */
public sealed interface Reply {

    /** The line was taken. */
    record Accepted() implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted().apply(this);
        }
    }

    /**
     * The device said no, in words that are known.
     *
     * @param text its words, fit to be shown
     */
    record Refused(Refusal refusal, String text) implements Reply {

        public Refused {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused().apply(this);
        }
    }

    /**
     * The device said something that is in no catalogue.
     *
     * @param text its words, fit to be shown
     */
    record NotUnderstood(String text) implements Reply {

        public NotUnderstood {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notUnderstood().apply(this);
        }
    }

    /** What each answer comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Accepted, R> accepted, Function<Refused, R> refused, Function<NotUnderstood, R> notUnderstood) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** Why a device says no. */
    enum Refusal {
        /** Live flows hang on the rule. */
        IN_USE,
        /** There is no such rule: somebody was faster. */
        NOT_FOUND,
        /** The inside local already has another global. */
        ALREADY_MAPPED,
        /** The global already leads somewhere. */
        SIMILAR_ENTRY,
        /** The router itself uses the port. */
        PORT_IN_USE_BY_SYSTEM,
        /** The line is not understood by this image. */
        SYNTAX,
        /** AAA does not let this user type this line. */
        NOT_AUTHORIZED,
        /** Somebody else holds the configuration. */
        LOCKED,
        /** Try later. */
        BUSY,
        /** The revert timer needs an archive that is not configured. */
        NO_ARCHIVE,
        /** The revert timer has run out and the device is putting everything back. */
        GUARD_FIRED,
        /** The line names a VRF or table that the device does not have. */
        UNDEFINED_NAME,
        /** A no in words of none of these kinds. */
        OTHER
    }
}
