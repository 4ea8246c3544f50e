package io.github.vipnat.device;

import java.util.function.Function;

/** What a device says when it is asked whether it is going to reload. */
public sealed interface ReloadState {

    /** No reload is planned. */
    record None() implements ReloadState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.none().apply(this);
        }
    }

    /**
     * The device will reload.
     *
     * @param text the device's own words: when, who wanted it, why
     */
    record Scheduled(String text) implements ReloadState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.scheduled().apply(this);
        }
    }

    /** The device does not know the question, or does not let this user ask it. */
    record Refused(String text) implements ReloadState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused().apply(this);
        }
    }

    /** The device says something that is in no catalogue. */
    record NotUnderstood(String text) implements ReloadState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notUnderstood().apply(this);
        }
    }

    /** What each state comes to (docs/adr 0013). */
    record Cases<R>(
            Function<None, R> none,
            Function<Scheduled, R> scheduled,
            Function<Refused, R> refused,
            Function<NotUnderstood, R> notUnderstood) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
