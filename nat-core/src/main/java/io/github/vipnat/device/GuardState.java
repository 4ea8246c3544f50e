package io.github.vipnat.device;

/** What a device says about its revert timer. */
public sealed interface GuardState {

    /** No timer runs. */
    record None() implements GuardState {}

    /**
     * A timer runs; when it ends the device puts its whole configuration back.
     *
     * @param text the device's own words: since when, for how long, whose
     */
    record Pending(String text) implements GuardState {}

    /** The device says something that is in no catalogue. */
    record NotUnderstood(String text) implements GuardState {}
}
