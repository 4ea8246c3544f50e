package io.github.vipnat.apply;

/** The stations of an apply, in order. */
public enum ApplyStep {
    PREFLIGHT,
    GUARD,
    SEND,
    VERIFY,
    DISARM,
    SAVE,
    WAY_BACK
}
