package io.github.vipnat.device;

import io.github.vipnat.secret.SecretMask;
import java.time.Duration;
import java.util.Optional;
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
     * @param configured when it was armed, or renewed, in the device's own words and by its own clock
     * @param type whether it runs from then on or from the last key pressed, in the device's own words
     * @param length in minutes, where that was understood
     * @param user who armed it
     * @param text all that the device says, fit to be shown
     */
    record Pending(String configured, String type, Optional<Duration> length, String user, String text)
            implements GuardState {

        public Pending {
            text = SecretMask.maskedLines(text);
        }

        /** Whether it is the same timer, not armed anew since. Its length does not count: some device may count it down. */
        public boolean isSameAs(Pending other) {
            return configured.equals(other.configured) && type.equals(other.type) && user.equals(other.user);
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
