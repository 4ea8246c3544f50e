package io.github.vipnat.device;

import io.github.vipnat.secret.SecretMask;
import java.util.function.Function;

/** What a device says about its revert timer. */
public sealed interface GuardState {

    /** No timer runs. */
    record None() implements GuardState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.none().apply(this);
        }
    }

    /**
     * A timer runs; when it ends the device puts its whole configuration back.
     *
     * @param text the device's own words, fit to be shown: since when, for how long, whose
     */
    record Pending(String text) implements GuardState {

        public Pending {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pending().apply(this);
        }
    }

    /**
     * The device says something that is in no catalogue.
     *
     * @param text its words, fit to be shown
     */
    record NotUnderstood(String text) implements GuardState {

        public NotUnderstood {
            text = SecretMask.maskedLines(text);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notUnderstood().apply(this);
        }
    }

    /** What each state comes to (docs/adr 0013). */
    record Cases<R>(Function<None, R> none, Function<Pending, R> pending, Function<NotUnderstood, R> notUnderstood) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
