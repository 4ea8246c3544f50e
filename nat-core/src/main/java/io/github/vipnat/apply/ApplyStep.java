package io.github.vipnat.apply;

/** The stations of an apply, in order. */
public enum ApplyStep {
    PREFLIGHT,
    SEND,
    VERIFY,
    SAVE,
    WAY_BACK
}
